import { createHash } from "node:crypto";
import { lstat, readFile, readdir, readlink } from "node:fs/promises";
import { join } from "node:path";

/** Every file below a folder with the hash of its content, links with their target: two of these are equal when nothing changed. */
export async function folderContent(folder: string): Promise<Readonly<Record<string, string>>> {
  const content: Record<string, string> = {};
  for (const path of (await readdir(folder, { recursive: true })).toSorted()) {
    const file = join(folder, path);
    const facts = await lstat(file);
    if (facts.isDirectory()) continue;
    content[path] = facts.isSymbolicLink()
      ? `-> ${await readlink(file)}`
      : createHash("sha256")
          .update(await readFile(file))
          .digest("hex");
  }
  return content;
}
