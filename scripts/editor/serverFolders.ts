import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { userSettings } from "./userSettings.ts";

/** Where one server keeps everything. */
export interface ServerFolders {
  readonly userData: string;
  readonly extensions: string;
  readonly serverData: string;
  readonly temporary: string;
}

/** Bytes that a Unix socket's path may have (macOS is the strictest), less those of the names that the editor adds. */
const longestTemporary = 103 - "/vscode-ipc-00000000-0000-0000-0000-000000000000.sock".length;

/** Makes the folders of a server below `folder`, and the user settings in them. */
export async function createServerFolders(folder: string, settings: Readonly<Record<string, unknown>> = {}): Promise<ServerFolders> {
  const own = join(folder, "tmp");
  const folders = {
    userData: join(folder, "user"),
    extensions: join(folder, "extensions"),
    serverData: join(folder, "server"),
    temporary: Buffer.byteLength(own) <= longestTemporary ? own : tmpdir(),
  };
  for (const path of Object.values(folders)) await mkdir(path, { recursive: true });
  // What is of scope "machine" (paths of programs, networks) is read from the second place alone: the server is the machine.
  for (const place of ["User", "Machine"]) {
    await mkdir(join(folders.userData, place), { recursive: true });
    await writeFile(join(folders.userData, place, "settings.json"), JSON.stringify({ ...userSettings, ...settings }, null, 2));
  }
  return folders;
}
