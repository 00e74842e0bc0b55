import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { FoundryConfig } from "../../foundry/foundryConfig.ts";
import type { Project } from "../../foundry/project.ts";
import { readPlainFile } from "../../storage/readPlainFile.ts";
import { isLinkedFolder, writeRecordFile } from "../../storage/recordFiles.ts";
import type { RecordChange } from "../../storage/recordFiles.ts";
import { isSourcePath } from "../manual/manualRecord.ts";
import { listOwnSources } from "../ownSources.ts";

/** Where a Project keeps the scope of its review, root-relative and POSIX. */
export const scopeFile = ".hyperkit/scope.txt";

/** A larger scope is an accident or an attack (bytes). */
export const maxScopeBytes = 200_000;

/** More files than this are not looked at (files). */
const mostFiles = 20_000;

/** Folders that hold no sources of the person's. */
const skipped = new Set(["node_modules", ".git", ".hyperkit"]);

/** The patterns of a scope: a path, a folder, or with `*`, `**` and `?`, one a line; what `#` or `//` begins is a comment. */
export function parseScope(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) =>
      line
        .replace(/(?:^|\s)(?:#|\/\/).*$/, "")
        .trim()
        .replace(/^(?:\.?\/)+/, "")
        .replace(/\/+$/, ""),
    )
    .filter((line) => line !== "");
}

/** True for a path that a pattern names, or that lies below a folder it names. Takes no more steps than the product of both lengths. */
export function isInPattern(path: string, pattern: string): boolean {
  return matchParts(path.split("/"), [...pattern.split("/"), "**"]);
}

/** Which beginnings of the parts match, pattern part by pattern part. */
function matchParts(parts: readonly string[], pattern: readonly string[]): boolean {
  return matches(parts, pattern, { any: "**", fits: matchText });
}

function matchText(text: string, pattern: string): boolean {
  return matches(Array.from(text), Array.from(pattern), { any: "*", fits: (character, piece) => piece === "?" || piece === character });
}

interface Matching {
  readonly any: string;
  fits(item: string, piece: string): boolean;
}

/** Glob matching over lists: `any` stands for any number of items. Time is the product of both lengths at most. */
function matches(items: readonly string[], pattern: readonly string[], { any, fits }: Matching): boolean {
  let [item, piece, star, after] = [0, 0, -1, 0];
  while (item < items.length) {
    const [value, wanted] = [items[item], pattern[piece]];
    if (wanted === any) {
      star = piece;
      after = item;
      piece += 1;
    } else if (value !== undefined && wanted !== undefined && fits(value, wanted)) {
      item += 1;
      piece += 1;
    } else if (star >= 0) {
      after += 1;
      item = after;
      piece = star + 1;
    } else return false;
  }
  return pattern.slice(piece).every((wanted) => wanted === any);
}

/** The files of a review, root-relative and sorted. `isOwn`: there is no scope file, and they are the Project's own sources. */
export interface ReviewScope {
  readonly files: readonly string[];
  readonly isOwn: boolean;
}

/** Reads the scope of a Project. A scope file that is a link, too large or without a pattern is none. Never rejects. */
export async function readScope(project: Project, config: FoundryConfig): Promise<ReviewScope> {
  const linked = await isLinkedFolder(project.root, ".hyperkit");
  const content = linked ? undefined : await readPlainFile(join(project.root, scopeFile), maxScopeBytes);
  const patterns = content?.kind === "text" ? parseScope(content.text) : [];
  if (patterns.length === 0) return { files: await listOwnSources(project, config), isOwn: true };
  const all = await listSources(project.root);
  return { files: all.filter((path) => patterns.some((pattern) => isInPattern(path, pattern))), isOwn: false };
}

/** Writes the scope of a Project, by its real path, as it is in another file. */
export async function writeScope(root: string, text: string): Promise<RecordChange> {
  return writeRecordFile({ root, folder: ".hyperkit", name: "scope.txt" }, text);
}

/** The Solidity files below a root, sorted. Links are not followed. */
async function listSources(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  const queue = new Set([""]);
  for (const folder of queue) {
    const children = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    for (const child of children) {
      const path = folder === "" ? child.name : `${folder}/${child.name}`;
      if (child.isDirectory() && !skipped.has(child.name) && queue.size < mostFiles) queue.add(path);
      else if (child.isFile() && isSourcePath(path) && found.length < mostFiles) found.push(path);
    }
  }
  return found.toSorted();
}
