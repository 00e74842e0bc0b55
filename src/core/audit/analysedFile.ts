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
  /** With LF line ends. */
  readonly text: string;
  /** Length of `text` in bytes. */
  readonly size: number;
  /** See `hashText`. */
  readonly hash: string;
  /** The editor's range of a byte range. */
  rangeOf(place: ByteRange): SourceRange;
  /** The offset in `text` (UTF-16 code units) of a byte offset. */
  offsetOf(byte: number): number;
}

/**
 * Wraps the bytes of a file in the form tools see them: forge turns CRLF into LF before it compiles or lints, and counts its byte
 * offsets in that. Lines and columns are the same in both. The line breaks are searched when the first range is asked for.
 */
export function createAnalysedFile(path: string, content: Uint8Array): AnalysedFile {
  let positions: ReturnType<typeof createSourcePositions> | undefined;
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const text = decoder.decode(content).replaceAll("\r\n", "\n");
  const bytes = Buffer.from(text, "utf8");
  return {
    path,
    text,
    size: bytes.length,
    hash: hashText(text),
    rangeOf: ({ start, end }) => (positions ??= createSourcePositions(bytes)).rangeOf(start, end),
    offsetOf: (byte) => decoder.decode(bytes.subarray(0, byte)).length,
  };
}

/**
 * What `fileHash` of a finding holds: SHA-256 (hex) of a text without byte order mark and with LF line ends, so that the
 * editor's document, which may have neither, can be compared.
 */
export function hashText(text: string): string {
  return createHash("sha256")
    .update(text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n"))
    .digest("hex");
}
