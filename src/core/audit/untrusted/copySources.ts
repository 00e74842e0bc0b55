import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { RepositoryListing } from "./listRepository.ts";
import { readRegularFile } from "./readRegularFile.ts";

/** Something that may hold sources and is not in the copy. */
export interface LeftOut {
  /** POSIX path below the base. */
  readonly path: string;
  readonly why: "linkOutside" | "special" | "tooLarge" | "tooMany" | "oddName" | "unreadable";
}

/** Bounds of a copy: far above any project, far below a disk. Bytes, files, bytes. */
const [maxFileBytes, maxFiles, maxTotalBytes] = [5_000_000, 30_000, 400_000_000];

/** True for a name that tools which print one line for each file, or separate names with a NUL or a colon, cannot tell apart from others. */
export function isOddName(path: string): boolean {
  return /[\p{Cc}\u2028\u2029\uFFFD\\:]/u.test(path);
}

/**
 * Copies the Solidity sources of a repository, and nothing else of it, to the same places below `target`: no link, no configuration, no
 * program. Resolves with what is missing in the copy.
 */
export async function copySources(listing: RepositoryListing, target: string, signal: AbortSignal): Promise<readonly LeftOut[]> {
  const leftOut: LeftOut[] = listing.cutOff ? [{ path: ".", why: "tooMany" }] : [];
  let [files, bytes] = [0, 0];
  for (const { path, kind, source } of listing.entries) {
    if (signal.aborted) return leftOut;
    // What a foreign link without the extension leads to may be a folder of sources.
    if (kind === "foreignLink") leftOut.push({ path, why: "linkOutside" });
    if (kind === "foreignLink" || !path.endsWith(".sol")) continue;
    if (isOddName(path)) leftOut.push({ path, why: "oddName" });
    else if (kind === "special") leftOut.push({ path, why: "special" });
    else if (!source.endsWith(".sol")) leftOut.push({ path, why: "linkOutside" });
    else if (files >= maxFiles || bytes >= maxTotalBytes) leftOut.push({ path, why: "tooMany" });
    else {
      const read = await readRegularFile(source, maxFileBytes);
      if (read.kind === "failed") leftOut.push({ path, why: read.why });
      else {
        [files, bytes] = [files + 1, bytes + read.bytes.length];
        await place(join(target, path), read.bytes);
      }
    }
  }
  return leftOut;
}

async function place(file: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes, { flag: "wx" });
}
