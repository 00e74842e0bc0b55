import * as z from "zod/mini";
import { isPlainLine } from "../../lib/plainLine.ts";
import type { Decision } from "./decision.ts";

/** A person's decision on one finding, as a file of the repository holds it. */
export interface TriageRecord {
  /** Of this form; a record of any other version is not understood and hides nothing. */
  readonly version: 1;
  /** `Finding.id`. */
  readonly finding: string;
  readonly decision: Decision;
  /** One line. */
  readonly reason: string;
  /** One line, as the person signs; nothing proves it. */
  readonly author: string;
  /** ISO 8601 in UTC. */
  readonly decidedAt: string;
  /** The last day (`YYYY-MM-DD`, UTC) on which it holds; for ever without one. */
  readonly expires?: string;
  /** What the finding said when it was decided on, for those who read the file. Nothing depends on it. */
  readonly about: { readonly category: string; readonly file: string; readonly title: string };
}

/** The longest texts of a record (UTF-16 code units). */
export const longest = { reason: 1000, author: 100, about: 1000 } as const;

/** True for a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const line = (most: number) => z.string().check(z.maxLength(most), z.refine(isPlainLine));

// Strict: a field that this version does not know could narrow what the record means.
const schema = z.strictObject({
  version: z.literal(1),
  finding: z.string().check(z.regex(/^v1:[0-9a-f]{32}$/)),
  decision: z.enum(["fixed", "falsePositive", "acknowledged"]),
  reason: line(longest.reason),
  author: line(longest.author),
  decidedAt: z.iso.datetime(),
  expires: z.optional(z.string().check(z.refine(isDay))),
  about: z.strictObject({ category: line(longest.about), file: line(longest.about), title: line(longest.about) }),
});

/** A record that was understood, or why it was not: `field` is the first one that does not fit, empty for the whole. */
export type ParsedTriage =
  | { readonly kind: "record"; readonly record: TriageRecord }
  | { readonly kind: "unknownVersion"; readonly version: string }
  | { readonly kind: "invalid"; readonly field: string };

/** Reads the text of a record. Never throws. */
export function parseTriageRecord(text: string): ParsedTriage {
  const value = parseJson(text);
  const versioned = z.safeParse(z.object({ version: z.number() }), value);
  if (versioned.success && versioned.data.version !== 1) return { kind: "unknownVersion", version: String(versioned.data.version) };
  const parsed = z.safeParse(schema, value);
  if (!parsed.success) return { kind: "invalid", field: fieldOf(parsed.error.issues[0]) };
  const { expires, ...rest } = parsed.data;
  return { kind: "record", record: expires === undefined ? rest : { ...rest, expires } };
}

/** The text of a record: its fields in one order, whoever writes it, so that equal records are equal files. */
export function renderTriageRecord({ version, finding, decision, reason, author, decidedAt, expires, about }: TriageRecord): string {
  const { category, file, title } = about;
  const ordered = { version, finding, decision, reason, author, decidedAt, expires, about: { category, file, title } };
  return `${JSON.stringify(ordered, undefined, 2)}\n`;
}

/** The file name of a finding's record: `v1-` and 32 hex digits. */
export function triageFileName(finding: string): string {
  return `${finding.replace(":", "-")}.json`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === "unrecognized_keys") return issue.keys[0] ?? "";
  return issue?.path.join(".") ?? "";
}
