import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Project } from "../../foundry/project.ts";
import type { StorageRoots } from "../../storage/storageRoots.ts";
import { parseProofRecord } from "./proofRecord.ts";
import type { ProofRecord } from "./proofRecord.ts";

/**
 * Keeps what a run showed in HyperKit's own storage, which editor and terminal share, and never in the repository: a file could claim
 * anything there.
 */
export async function writeProof(roots: StorageRoots, project: Project, record: ProofRecord): Promise<void> {
  const folder = folderOf(roots, project);
  await mkdir(folder, { recursive: true });
  const name = createHash("sha256").update(record.finding).digest("hex").slice(0, 32);
  const temporary = join(folder, `${name}.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, JSON.stringify(record));
    await rename(temporary, join(folder, `${name}.json`));
  } finally {
    await rm(temporary, { force: true });
  }
}

/** The records of a Project; one that cannot be read is left out, and its finding is unproven. */
export async function readProofs(roots: StorageRoots, project: Project): Promise<readonly ProofRecord[]> {
  const folder = folderOf(roots, project);
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json"));
  const texts = await Promise.all(names.map(async (name) => readFile(join(folder, name), "utf8").catch(() => "")));
  return texts.flatMap((text) => parseProofRecord(text) ?? []);
}

function folderOf(roots: StorageRoots, project: Project): string {
  return join(roots.state, "proofs", createHash("sha256").update(project.root).digest("hex").slice(0, 24));
}
