import { randomUUID } from "node:crypto";
import { constants, copyFile, link, lstat, mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import { createAllowedArea } from "../foundry/allowedArea.ts";
import type { CallOptions } from "../lib/callOptions.ts";

/** Something that appears in a folder in one step. Paths are POSIX and relative. */
export type Piece =
  | { readonly kind: "file"; readonly path: string; readonly text: string }
  /** `files` are below the folder. */
  | { readonly kind: "folder"; readonly path: string; readonly files: readonly (readonly [path: string, text: string])[] }
  /** Replaces a file that still holds `before`. */
  | { readonly kind: "change"; readonly path: string; readonly before: string; readonly text: string };

/** Everything was placed, or nothing. */
export type PlaceOutcome =
  | { readonly kind: "placed" }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "cancelled" };

/** Progress: files that are written so far, of how many. */
export interface PlaceEvent {
  readonly kind: "written";
  readonly operation: "placeFiles";
  readonly files: number;
  readonly of: number;
}

const stagingPrefix = ".hyperkit-new-";

/** A staging folder this old (milliseconds) is what a crash left behind. */
const staleAfter = 3_600_000;

class Refused extends Error {
  readonly problem: Problem;
  constructor(reason: Problem) {
    super(reason.name);
    this.problem = reason;
  }
}

/**
 * Writes pieces into a folder, all or nothing: first to a folder beside them, then each takes its place in the given order, and if one
 * cannot, the earlier ones are taken back. Nothing that exists is overwritten, except by a `change` whose file still holds `before`.
 * After the first piece is in place an abort is no longer heeded.
 */
export async function placeFiles(root: string, pieces: readonly Piece[], options: CallOptions<PlaceEvent>): Promise<PlaceOutcome> {
  const staging = join(root, `${stagingPrefix}${randomUUID()}`);
  const placed: string[] = [];
  const made: string[] = [];
  let current: Piece | undefined;
  try {
    for (current of pieces) await checkDestination(root, current);
    await removeStale(root);
    await stage(staging, pieces, options);
    for (const [index, piece] of pieces.entries()) {
      current = piece;
      const first = await mkdir(dirname(join(root, piece.path)), { recursive: true });
      if (first !== undefined) made.push(first);
      await place(join(staging, String(index)), join(root, piece.path), piece);
      if (piece.kind !== "change") placed.push(join(root, piece.path));
    }
    return { kind: "placed" };
  } catch (error) {
    for (const path of placed.toReversed()) await rm(path, { recursive: true, force: true });
    for (const folder of made.toReversed()) await rmdir(folder).catch(() => {});
    if (error instanceof Refused) return { kind: "failed", problem: error.problem };
    if (options.signal.aborted && placed.length === 0) return { kind: "cancelled" };
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: "failed", problem: problem("writeFailed", { path: current?.path ?? root, reason }, { details: String(error) }) };
  } finally {
    await rm(staging, { recursive: true, force: true }).catch(() => {});
  }
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

async function checkDestination(root: string, piece: Piece): Promise<void> {
  const path = join(root, piece.path);
  if (!(await createAllowedArea(root).insideRoot(path))) throw new Refused(problem("outsideProject", { path: piece.path }));
  if (piece.kind !== "change" && (await exists(path))) throw new Refused(problem("fileExists", { path: piece.path }));
}

/** Each piece lies in the staging folder under its number. */
async function stage(staging: string, pieces: readonly Piece[], { signal, onEvent }: CallOptions<PlaceEvent>): Promise<void> {
  const all = pieces.flatMap((piece, index) =>
    piece.kind === "folder"
      ? piece.files.map(([path, text]) => ({ path: join(staging, String(index), path), text }))
      : [{ path: join(staging, String(index)), text: piece.text }],
  );
  await mkdir(staging);
  for (const [index, { path, text }] of all.entries()) {
    signal.throwIfAborted();
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { signal });
    if ((index + 1) % 50 === 0 || index + 1 === all.length) {
      onEvent?.({ kind: "written", operation: "placeFiles", files: index + 1, of: all.length });
    }
  }
  signal.throwIfAborted();
}

async function place(from: string, to: string, piece: Piece): Promise<void> {
  if (piece.kind === "change") {
    const now = await readFile(to, "utf8").catch(() => undefined);
    if (now !== piece.before) throw new Refused(problem("fileChanged", { path: piece.path }));
    return rename(from, to);
  }
  if (await exists(to)) throw new Refused(problem("fileExists", { path: piece.path }));
  if (piece.kind === "folder") return rename(from, to);
  // A link fails where the name is taken, even if it was taken a moment ago; a file system without links gets an exclusive copy.
  await link(from, to).catch(async (error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "EEXIST")
      throw new Refused(problem("fileExists", { path: piece.path }));
    await copyFile(from, to, constants.COPYFILE_EXCL);
  });
}

async function removeStale(root: string): Promise<void> {
  const names = await readdir(root);
  for (const name of names.filter((entry) => entry.startsWith(stagingPrefix))) {
    const found = await stat(join(root, name)).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > staleAfter) await rm(join(root, name), { recursive: true, force: true });
  }
}
