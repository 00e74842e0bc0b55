import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { once } from "../setup/once.ts";
import { paths } from "../setup/paths.ts";
import { findDesktopEditor } from "./findDesktopEditor.ts";
import { runNpm } from "./runNpm.ts";

const locks = join(paths.root, "scripts", "editor", "host");
const logger = join(paths.root, "scripts", "editor", "serverLogger.mjs");
const serverFolder = join("node_modules", "code-server", "lib", "vscode");

/** The entry of the VS Code server, to be run by this Node. */
export const serverMain = join(paths.editorHost, serverFolder, "out", "server-main.js");

/** Set-up's step: the VS Code server, unless a desktop VS Code will be used. */
export async function ensureEditorHost(): Promise<void> {
  if ((await findDesktopEditor()) === undefined) await installEditorHost();
}

/**
 * Installs the VS Code server that npm's `code-server` carries, once. Both of its lock files are ours, so that every package is
 * checked against a hash: the shrinkwrap that it ships lacks one package. Its native add-ons (terminals, file watchers) are not
 * built; the server only logs that, with a logger of ours in place of its native one.
 */
export async function installEditorHost(): Promise<void> {
  const files = ["package.json", "package-lock.json", join("vscode", "npm-shrinkwrap.json")].map((file) => join(locks, file));
  const inputs = await Promise.all([...files, logger].map(async (file) => readFile(file, "utf8")));
  await once({
    name: "editor-host",
    inputs: [...inputs, process.version],
    target: paths.editorHost,
    bytes: 1_000_000_000,
    build: async (folder) => {
      for (const file of ["package.json", "package-lock.json"]) await cp(join(locks, file), join(folder, file));
      await runNpm(folder, "ci");
      const server = join(folder, serverFolder);
      await cp(join(locks, "vscode", "npm-shrinkwrap.json"), join(server, "npm-shrinkwrap.json"));
      await runNpm(server, "ci", "--omit=dev");
      await cp(logger, join(server, "node_modules", "@vscode", "spdlog", "index.js"));
    },
  });
}
