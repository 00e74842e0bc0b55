import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Project } from "../../foundry/project.ts";
import type { StorageRoots } from "../../storage/storageRoots.ts";
import { hashText } from "../analysedFile.ts";
import { readProofs } from "./proofStore.ts";
import type { ProofRecord } from "./proofRecord.ts";

/** What tests have shown of exactly the code that is on disk, by the finding's id. */
export async function readHeldProofs(roots: StorageRoots, project: Project): Promise<ReadonlyMap<string, ProofRecord>> {
  const records = await readProofs(roots, project);
  const names = [...new Set(records.flatMap(({ files }) => Object.keys(files)))];
  const hashes = new Map(await Promise.all(names.map(async (name) => [name, await hashOf(resolve(project.root, name))] as const)));
  const held = records.filter(({ files }) => Object.entries(files).every(([name, hash]) => hashes.get(name) === hash));
  return new Map(held.map((record) => [record.finding, record]));
}

async function hashOf(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").then(hashText, () => undefined);
}
