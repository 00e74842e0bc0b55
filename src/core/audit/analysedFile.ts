import { createHash } from "node:crypto";
import type { SourceRange } from "../../protocol/sourceRange.ts";
import { createSourcePositions } from "../foundry/sourcePositions.ts";

/** A byte range of one file, end exclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** One file as an analyzer read it: everything that is said of a place in it is computed against these bytes. */
export interface AnalysedFile {
  /** Root-relative POSIX path. */
  readonly path: string;
  readonly text: string;
  /** Length in bytes. */
  readonly size: number;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  /** The editor's range of a byte range. */
  rangeOf(place: ByteRange): SourceRange;
  /** The offset in `text` (UTF-16 code units) of a byte offset. */
  offsetOf(byte: number): number;
}

/** Wraps the bytes of a file; the line breaks are searched when the first range is asked for. */
export function createAnalysedFile(path: string, bytes: Uint8Array): AnalysedFile {
  let positions: ReturnType<typeof createSourcePositions> | undefined;
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return {
    path,
    text: decoder.decode(bytes),
    size: bytes.length,
    hash: hashBytes(bytes),
    rangeOf: ({ start, end }) => (positions ??= createSourcePositions(bytes)).rangeOf(start, end),
    offsetOf: (byte) => decoder.decode(bytes.subarray(0, byte)).length,
  };
}

/** The hash that `fileHash` of a finding holds. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
