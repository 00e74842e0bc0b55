import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { withLock } from "../bootstrap/withLock.mjs";
import { paths } from "../setup/paths.ts";

/**
 * Copies what a VSIX would hold of the built extension, so that a build in the meantime takes no chunk away from a running editor.
 * Returns the folder.
 */
export async function snapshotExtension(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await withLock(join(paths.work, "locks", "build"), async () => {
    for (const part of ["package.json", "package.nls.json", "README.md", "dist", "media"]) {
      await cp(join(paths.root, part), join(folder, part), { recursive: true });
    }
  });
  return folder;
}
