import { readFile } from "node:fs/promises";
import { problem } from "../errors/problem.ts";
import { lineHash, noLine, openRecord } from "./journalRecord.ts";
import type { Problem } from "../errors/problem.ts";
import type { JournalRecord } from "./journalRecord.ts";

/** The content of a journal, and where appending goes on. */
export type JournalContent =
  | {
      readonly kind: "read";
      readonly records: readonly JournalRecord[];
      /** Bytes of the file that are good; what follows is a torn last line. */
      readonly goodBytes: number;
      /** The last good record lacks its line end. */
      readonly unterminated: boolean;
      readonly prevHash: string;
    }
  | { readonly kind: "failed"; readonly problem: Problem };

/**
 * Reads a journal. Only a last line that was cut off while it was written is ignored, since it never took effect; any other
 * damage makes the journal unusable as a whole: `journalDamaged`, and nothing may be sent from it.
 */
export async function readJournal(file: string): Promise<JournalContent> {
  try {
    return parseJournal(await readFile(file), file);
  } catch (error) {
    return damaged(file, 1, error instanceof Error ? error.message : String(error));
  }
}

/** The same for bytes that were read already. */
export function parseJournal(bytes: Buffer, file: string): JournalContent {
  const records: JournalRecord[] = [];
  let prevHash = noLine;
  let position = 0;
  while (position < bytes.length) {
    const lineEnd = bytes.indexOf(0x0a, position);
    const end = lineEnd === -1 ? bytes.length : lineEnd;
    const line = decode(bytes.subarray(position, end));
    const expected = { seq: records.length, prevHash };
    const record = line === undefined ? undefined : openRecord(line, expected);
    if (record === undefined || line === undefined) {
      const isTorn = lineEnd === -1 && !hidesRecord(bytes.subarray(position, end), expected);
      return isTorn
        ? { kind: "read", records, goodBytes: position, unterminated: false, prevHash }
        : damaged(file, records.length + 1, "checksum");
    }
    records.push(record);
    prevHash = lineHash(line);
    if (lineEnd === -1) return { kind: "read", records, goodBytes: end, unterminated: true, prevHash };
    position = end + 1;
  }
  return { kind: "read", records, goodBytes: position, unterminated: false, prevHash };
}

/** A whole record followed by something else than its line end was not cut off: a byte was changed. */
function hidesRecord(tail: Buffer, expected: { readonly seq: number; readonly prevHash: string }): boolean {
  const line = decode(tail.subarray(0, -1));
  return line !== undefined && openRecord(line, expected) !== undefined;
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function damaged(file: string, line: number, details: string): JournalContent {
  return { kind: "failed", problem: problem("journalDamaged", { file, line }, { details }) };
}
