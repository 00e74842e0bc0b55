import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import { parseOpenZeppelinVersion } from "./openZeppelinVersion.ts";
import type { OpenZeppelinVersion } from "./openZeppelinVersion.ts";

/** The library that ships with HyperKit: every source of one release, its package.json and its licence. */
export interface DependencyArchive {
  readonly version: OpenZeppelinVersion;
  /** POSIX path below the contracts folder, and text. */
  readonly files: readonly (readonly [path: string, text: string])[];
}

/** The archive, or why it cannot be used. */
export type ArchiveOutcome =
  | { readonly kind: "ok"; readonly archive: DependencyArchive }
  | { readonly kind: "failed"; readonly problem: Problem };

/** Far above the library's 1.6 MB: a damaged file cannot fill the memory. */
const maxBytes = 20_000_000;

/** Reads `dist/openzeppelin-contracts.json.gz`. A path that would lead out of the folder it is unpacked to refuses the whole archive. */
export async function readDependencyArchive(file: string): Promise<ArchiveOutcome> {
  try {
    const json = await promisify(gunzip)(await readFile(file), { maxOutputLength: maxBytes });
    const archive = parseArchive(JSON.parse(json.toString("utf8")));
    return archive === undefined ? unreadable("its content is not what HyperKit packed", file) : { kind: "ok", archive };
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error), file);
  }
}

function unreadable(reason: string, file: string): ArchiveOutcome {
  return { kind: "failed", problem: problem("archiveUnreadable", { reason }, { details: file }) };
}

function parseArchive(value: unknown): DependencyArchive | undefined {
  if (typeof value !== "object" || value === null || !("version" in value) || !("files" in value)) return undefined;
  const version = parseOpenZeppelinVersion(value.version);
  if (version === undefined || typeof value.files !== "object" || value.files === null) return undefined;
  const files: (readonly [string, string])[] = [];
  for (const [path, text] of Object.entries(value.files)) {
    if (typeof text !== "string" || !isPlainPath(path)) return undefined;
    files.push([path, text]);
  }
  return files.length === 0 ? undefined : { version, files };
}

function isPlainPath(path: string): boolean {
  return path.split("/").every((part) => /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/.test(part));
}
