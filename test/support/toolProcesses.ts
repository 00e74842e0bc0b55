import { readdir, readFile } from "node:fs/promises";
import { basename } from "node:path";
import { waitUntil } from "./waitUntil.ts";

/** What HyperKit starts, and what these start in turn. */
const tools = /^(?:forge|slither|solc|solcWrapper)/;

/** The invariant: one second after the end of a work nothing of it is left (milliseconds). */
const limitMs = 1_000;

/** Whether the processes can be seen: through /proc, since a minimal system has no `ps`. */
export const seesProcesses = process.platform === "linux";

/**
 * The command lines of forge, slither and compilers that run for a person with this HOME; without `--version`, which the status bar's
 * check asks whenever a tool has changed. None where processes cannot be seen.
 */
export async function toolProcesses(home: string): Promise<readonly string[]> {
  if (!seesProcesses) return [];
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      const [args = "", environment = ""] = await Promise.all(
        ["cmdline", "environ"].map(async (file) => readFile(`/proc/${id}/${file}`, "utf8").catch(() => "")),
      );
      const isOurs = environment.split("\0").includes(`HOME=${home}`);
      const words = args.split("\0");
      return isOurs && words.some((word) => tools.test(basename(word))) && !words.includes("--version")
        ? args.replaceAll("\0", " ").trim()
        : "";
    }),
  );
  return found.filter((text) => text !== "");
}

/** Waits until none runs; the command lines of those that are left after the limit. */
export async function leftToolProcesses(home: string): Promise<readonly string[]> {
  const end = Date.now() + limitMs;
  return waitUntil(
    async () => toolProcesses(home),
    (running) => running.length === 0 || Date.now() > end,
  );
}
