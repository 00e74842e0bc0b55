import * as z from "zod/mini";
import type { ProvenCode } from "./proofOutcome.ts";

/** What the last run of a finding's test showed, and of which code. */
export interface ProofRecord extends ProvenCode {
  readonly version: 1;
  /** The finding's id. */
  readonly finding: string;
  readonly result: "proven" | "notProven";
  /** What was gained; empty where nothing was proven. */
  readonly gain: string;
  /** Root-relative POSIX path of the test, whether it was accepted or not. */
  readonly path: string;
  readonly attackTest: string;
  readonly controlTest: string;
  /** ISO 8601. */
  readonly ranAt: string;
}

const schema = z.strictObject({
  version: z.literal(1),
  finding: z.string(),
  result: z.enum(["proven", "notProven"]),
  gain: z.string(),
  path: z.string(),
  attackTest: z.string(),
  controlTest: z.string(),
  ranAt: z.string(),
  files: z.record(z.string(), z.string()),
});

/** Reads a record; undefined for anything else. */
export function parseProofRecord(text: string): ProofRecord | undefined {
  try {
    const parsed = z.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
