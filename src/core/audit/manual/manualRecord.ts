import * as z from "zod/mini";
import { isPlainLine, isPlainText } from "../../lib/plainLine.ts";
import type { Severity } from "../finding.ts";
import type { CodeAnchor } from "../review/codeAnchor.ts";

/** A finding that a person wrote, as a file of the repository holds it. */
export interface ManualRecord {
  /** Of this form; a record of any other version is not understood and not shown. */
  readonly version: 1;
  /** 32 hex digits, made at random; the file is named after it. */
  readonly id: string;
  /** One line. */
  readonly title: string;
  readonly severity: Severity;
  /** Id of a category of the taxonomy; absent where the person chose none. */
  readonly category?: string;
  /** Plain text; may be empty. */
  readonly description: string;
  /** Plain text; may be empty. */
  readonly recommendation: string;
  /** One line, as the person signs; nothing proves it. */
  readonly author: string;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  /** Root-relative POSIX path of a Solidity file. */
  readonly file: string;
  readonly code: CodeAnchor;
  /** `Finding.id` of an analyzer's finding that the person calls the same. */
  readonly sameAs?: string;
}

/** Where a Project keeps them, root-relative and POSIX: one file for each. */
export const manualFolder = ".hyperkit/findings";

/** A larger file is an accident or an attack (bytes); more files than `mostManualFindings` are not read. */
export const maxManualBytes = 131_072;
export const mostManualFindings = 2000;

/** The longest texts of a record (UTF-16 code units). */
export const longestManual = { title: 200, text: 20_000, author: 100, label: 1000 } as const;

/** True for the path of a Solidity file below the root, as every system reads it. */
export function isSourcePath(path: string): boolean {
  const parts = path.split("/");
  const isPlain = isPlainLine(path) && !/[\\:]/.test(path) && path.endsWith(".sol") && path.length <= longestManual.label;
  return isPlain && !parts.some((part) => part === "" || part === "." || part === "..");
}

const line = (most: number) => z.string().check(z.maxLength(most), z.refine(isPlainLine));
const text = z.string().check(z.maxLength(longestManual.text), z.refine(isPlainText));
const count = z.int().check(z.minimum(0), z.maximum(10_000_000));
const hex = z.string().check(z.regex(/^[0-9a-f]{32}$/));
const end = z.strictObject({ unit: line(longestManual.label), fingerprint: hex, token: count });
const range = z.strictObject({ startLine: count, startCharacter: count, endLine: count, endCharacter: count });

// Strict: a field that this version does not know could change what the record means.
const schema = z.strictObject({
  version: z.literal(1),
  id: hex,
  title: line(longestManual.title),
  severity: z.enum(["high", "medium", "low", "informational", "gas"]),
  category: z.optional(z.string().check(z.regex(/^[\w-]{1,100}$/))),
  description: text,
  recommendation: text,
  author: line(longestManual.author),
  createdAt: z.iso.datetime(),
  file: z.string().check(z.refine(isSourcePath)),
  code: z.strictObject({ from: end, to: end, range }),
  sameAs: z.optional(z.string().check(z.regex(/^v1:[0-9a-f]{32}$/))),
});

/** A record that was understood, or why it was not: `field` is the first one that does not fit, empty for the whole. */
export type ParsedManual =
  | { readonly kind: "record"; readonly record: ManualRecord }
  | { readonly kind: "unknownVersion"; readonly version: string }
  | { readonly kind: "invalid"; readonly field: string };

/** Reads the text of a record. Never throws. */
export function parseManualRecord(content: string): ParsedManual {
  const value = parseJson(content);
  const versioned = z.safeParse(z.object({ version: z.number() }), value);
  if (versioned.success && versioned.data.version !== 1) return { kind: "unknownVersion", version: String(versioned.data.version) };
  const parsed = z.safeParse(schema, value);
  if (!parsed.success) return { kind: "invalid", field: fieldOf(parsed.error.issues[0]) };
  const { category, sameAs, ...rest } = parsed.data;
  return {
    kind: "record",
    record: { ...rest, ...(category === undefined ? {} : { category }), ...(sameAs === undefined ? {} : { sameAs }) },
  };
}

/** The text of a record: its fields in one order, whoever writes it, so that equal records are equal files. */
export function renderManualRecord(record: ManualRecord): string {
  const { version, id, title, severity, category, description, recommendation, author, createdAt, file, code, sameAs } = record;
  const { from, to } = code;
  const { startLine, startCharacter, endLine, endCharacter } = code.range;
  const ordered = {
    ...{ version, id, title, severity, category, description, recommendation, author, createdAt, file },
    code: { from: orderEnd(from), to: orderEnd(to), range: { startLine, startCharacter, endLine, endCharacter } },
    sameAs,
  };
  return `${JSON.stringify(ordered, undefined, 2)}\n`;
}

function orderEnd({ unit, fingerprint, token }: CodeAnchor["from"]): CodeAnchor["from"] {
  return { unit, fingerprint, token };
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function fieldOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === "unrecognized_keys") return issue.keys[0] ?? "";
  return issue?.path.join(".") ?? "";
}
