import { readdir, readFile } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** What HyperKit starts, and what these start in turn. */
const tools = /^(?:forge|slither|solc|solcWrapper)/;

/** The invariant: one second after the end of a work nothing of it is left (milliseconds). */
const limitMs = 1_000;

/**
 * The command lines of forge, slither and compilers that run for a person with this HOME. Linux only: it reads /proc, since a
 * minimal system has no `ps`.
 */
export async function toolProcesses(home: string): Promise<readonly string[]> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      const [args = "", environment = ""] = await Promise.all(
        ["cmdline", "environ"].map(async (file) => readFile(`/proc/${id}/${file}`, "utf8").catch(() => "")),
      );
      const isOurs = environment.split("\0").includes(`HOME=${home}`);
      return isOurs && args.split("\0").some((arg) => tools.test(basename(arg))) ? args.replaceAll("\0", " ").trim() : "";
    }),
  );
  return found.filter((text) => text !== "");
}

/** Waits until none runs; the command lines of those that are left after the limit. */
export async function leftToolProcesses(home: string): Promise<readonly string[]> {
  const end = Date.now() + limitMs;
  for (;;) {
    const running = await toolProcesses(home);
    if (running.length === 0 || Date.now() > end) return running;
    await delay(50);
  }
}
