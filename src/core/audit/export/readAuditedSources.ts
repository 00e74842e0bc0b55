import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Project } from "../../foundry/project.ts";
import { hashText } from "../analysedFile.ts";
import type { FindingPlace } from "../finding.ts";

/**
 * Reads the files of findings or other places, by their root-relative paths. A file that is gone, or whose text is not what was audited,
 * is left out: its lines would stand beside statements about other lines.
 */
export async function readAuditedSources(
  project: Project,
  places: readonly Pick<FindingPlace, "file" | "fileHash">[],
): Promise<ReadonlyMap<string, string>> {
  const sources = new Map<string, string>();
  for (const [file, [first, ...others]] of Map.groupBy(places, (place) => place.file)) {
    if (first === undefined || others.some(({ fileHash }) => fileHash !== first.fileHash)) continue;
    const text = await readText(resolve(project.root, file));
    if (text !== undefined && hashText(text) === first.fileHash) sources.set(file, text);
  }
  return sources;
}

/** Undefined for what is no file: reading a pipe would wait for a writer. */
async function readText(path: string): Promise<string | undefined> {
  try {
    return (await stat(path)).isFile() ? await readFile(path, "utf8") : undefined;
  } catch {
    return undefined;
  }
}
