import { readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { z } from "zod/mini";
import { serverMain } from "./installEditorHost.ts";
import type { ServerFolders } from "./serverFolders.ts";

const manifestSchema = z.object({ publisher: z.string(), name: z.string(), version: z.string() });

/**
 * Installs an extension before a server starts: a `.vsix` the way a person installs it, a folder with a `package.json` as a link,
 * so that what is built into it is what runs.
 */
export async function installExtension(extension: string, folders: ServerFolders): Promise<void> {
  if (extension.endsWith(".vsix")) return installVsix(extension, folders);
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(extension, "package.json"), "utf8")));
  await symlink(extension, join(folders.extensions, `${manifest.publisher}.${manifest.name}-${manifest.version}`), "junction");
}

async function installVsix(file: string, { extensions, userData, serverData }: ServerFolders): Promise<void> {
  const places = ["--extensions-dir", extensions, "--user-data-dir", userData, "--server-data-dir", serverData];
  await execa(process.execPath, [serverMain, ...places, "--install-extension", file], { stdin: "ignore" });
}
