import { constants } from "node:fs";
import { copyFile, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Shadow } from "./openShadow.ts";

/** What a build and its configuration are read from, and what people wrote on it; everything else of a commit stays where it is. */
const wanted = ["*.sol", "*foundry.toml", "*remappings.txt", "*.hyperkit/*.json"];

/** Writes a commit's Solidity and its configuration into a folder of ours, byte for byte, links as plain files. False: git failed. */
export async function layOutCommit({ git }: Pick<Shadow, "git">, commit: string, folder: string): Promise<boolean> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const index = `${folder}.index`;
  try {
    const read = await git(["read-tree", commit], { index });
    if (!succeeded(read)) return false;
    const listed = await git(["ls-files", "-z", "--cached", "--", ...wanted], { index });
    if (listed.kind !== "exited" || listed.exitCode !== 0) return false;
    if (listed.stdout === "") return true;
    const prefix = `--prefix=${folder.replaceAll("\\", "/")}/`;
    return succeeded(await git(["checkout-index", "-z", "--stdin", "--force", prefix], { index, stdin: listed.stdout }));
  } finally {
    await rm(index, { force: true });
  }
}

function succeeded(outcome: Awaited<ReturnType<Shadow["git"]>>): boolean {
  return outcome.kind === "exited" && outcome.exitCode === 0;
}

/**
 * Copies what a commit does not hold of its libraries (submodules, packages) from the work tree, Solidity and remappings alone. What the
 * commit holds stays as it is; links are not followed.
 */
export async function addLibrary(from: string, to: string): Promise<void> {
  const folders = ["."];
  for (const folder of folders) {
    const entries = await readdir(join(from, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && entry.name !== ".git") folders.push(path);
      else if (entry.isFile() && /(?:\.sol|^foundry\.toml|^remappings\.txt)$/.test(entry.name)) {
        await mkdir(dirname(join(to, path)), { recursive: true });
        await copyFile(join(from, path), join(to, path), constants.COPYFILE_EXCL).catch(() => undefined);
      }
    }
  }
}
