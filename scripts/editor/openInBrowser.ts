import { spawn } from "node:child_process";
import { once } from "node:events";
import { findExecutable } from "../../src/core/process/findExecutable.ts";

/** Shows an address in the person's default browser, where there is one. Never rejects: whoever reads the terminal can open it by hand. */
export async function openInBrowser(address: string): Promise<void> {
  const opener = await findOpener();
  if (opener === undefined) return;
  const child = spawn(opener, [address], { stdio: "ignore", detached: true });
  child.unref();
  await Promise.race([once(child, "spawn"), once(child, "error")]).catch(() => undefined);
}

async function findOpener(): Promise<string | undefined> {
  if (process.platform === "darwin") return "/usr/bin/open";
  const { DISPLAY = "", WAYLAND_DISPLAY = "" } = process.env;
  if (process.platform !== "linux" || (DISPLAY === "" && WAYLAND_DISPLAY === "")) return undefined;
  return findExecutable(["/usr/bin/xdg-open", "/usr/local/bin/xdg-open"]);
}
