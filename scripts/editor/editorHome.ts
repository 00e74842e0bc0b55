import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ensureHome } from "../setup/home.ts";
import { paths } from "../setup/paths.ts";

/**
 * Makes a fresh HOME for an editor: with Foundry, a compiler and slither where their installers put them, or with none of them.
 * PATH is as short as that of an editor started from a desktop: the extension must find the tools by itself.
 */
export async function createEditorHome(home: string, tools: "installed" | "none" = "installed"): Promise<void> {
  if (tools === "installed") {
    await ensureHome();
    await cp(paths.home, home, { recursive: true, verbatimSymlinks: true });
  }
  await mkdir(home, { recursive: true });
  // The extension host reads the login shell and forgets the environment it was started with.
  for (const file of [".profile", ".bash_profile", ".bashrc"]) await writeFile(join(home, file), `export PATH='${shortPath()}'\n`);
}

/** The PATH of a desktop session, with this Node first. */
export function shortPath(): string {
  return `${dirname(process.execPath)}:/usr/bin:/bin`;
}
