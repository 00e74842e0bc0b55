import { createHash } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import type { CompilerDiagnostic } from "./diagnostic.ts";

/** What one source came to when it was last compiled. */
export interface StoredSource {
  /** The compilers that read it, sorted. */
  readonly versions: readonly string[];
  /** Unfiltered: what is shown of them depends on the Project's configuration of the day. */
  readonly diagnostics: readonly CompilerDiagnostic[];
}

/**
 * The diagnostics of everything in forge's cache. A warm build reports only what it compiled again; this is the rest.
 * It is worth something only together with the very cache file it was written for: that file holds the content hash of each
 * source, so that a store of other contents or settings is never used.
 */
export interface DiagnosticStore {
  /** Hash of the settings and of the forge they were compiled with. */
  readonly settings: string;
  /** Hash of forge's cache file. */
  readonly cache: string;
  readonly sources: Readonly<Record<string, StoredSource>>;
}

/** The first 128 bits of SHA-256, hexadecimal. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

/** Reads a store; undefined when there is none, or when the file is damaged or of another version of HyperKit. */
export async function readStore(file: string): Promise<DiagnosticStore | undefined> {
  const text = await readFile(file, "utf8").catch(() => "");
  const end = text.indexOf("\n");
  const body = text.slice(end + 1);
  // The first line vouches for the rest: only `writeStore` of this format makes such a pair.
  return end !== -1 && text.slice(0, end) === stamp(body) ? (JSON.parse(body) as DiagnosticStore) : undefined;
}

/** Writes a store whole or not at all. */
export async function writeStore(file: string, store: DiagnosticStore): Promise<void> {
  const body = JSON.stringify(store);
  const temporary = `${file}.${process.pid}.new`;
  try {
    await writeFile(temporary, `${stamp(body)}\n${body}`);
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

function stamp(body: string): string {
  return `hyperkit-diagnostics-1 ${hashOf(body)}`;
}
