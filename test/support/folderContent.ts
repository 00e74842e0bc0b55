import { createHash } from "node:crypto";
import { lstat, readFile, readdir, readlink } from "node:fs/promises";
import { join, relative } from "node:path";

/** Every file below a folder with the hash of its content, links with their target: two of these are equal when nothing changed. */
export async function folderContent(folder: string): Promise<Readonly<Record<string, string>>> {
  const content: Record<string, string> = {};
  // With their types: without, links to folders are followed, also in circles.
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of entries.map((entry) => join(entry.parentPath, entry.name)).toSorted()) {
    const path = relative(folder, file);
    const facts = await lstat(file);
    if (facts.isDirectory()) continue;
    content[path] = facts.isSymbolicLink()
      ? `-> ${await readlink(file)}`
      : facts.isFile()
        ? createHash("sha256")
            .update(await readFile(file))
            .digest("hex")
        : "neither file nor link";
  }
  return content;
}
