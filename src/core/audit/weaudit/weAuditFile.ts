import * as z from "zod/mini";

/** A larger file is an accident or an attack (bytes). */
export const maxWeAuditBytes = 8_000_000;

const most = 5000;
const line = z.int().check(z.minimum(0), z.maximum(10_000_000));
const location = z.object({ path: z.string(), startLine: line, endLine: line, label: z._default(z.string(), "") });
const entry = z.object({
  label: z.string(),
  // 0 is a finding, 1 a note.
  entryType: z.literal([0, 1]),
  author: z.string(),
  details: z.object({
    severity: z.string(),
    difficulty: z._default(z.string(), ""),
    type: z._default(z.string(), ""),
    description: z._default(z.string(), ""),
    exploit: z._default(z.string(), ""),
    recommendation: z._default(z.string(), ""),
    resolution: z.optional(z.string()),
  }),
  locations: z.array(location).check(z.minLength(1), z.maxLength(most)),
});
const audited = z.object({ path: z.string(), author: z.string() });
const partly = z.object({ path: z.string(), author: z.string(), startLine: line, endLine: line });
const list = <T extends z.ZodMiniType>(item: T) => z._default(z.array(item).check(z.maxLength(most)), []);

// Not strict: weAudit adds fields from version to version. What is not named here is not taken over.
const schema = z.object({
  treeEntries: z.array(entry).check(z.maxLength(most)),
  auditedFiles: list(audited),
  partiallyAuditedFiles: list(partly),
  resolvedEntries: list(entry),
});

/** What a `.weaudit` file says: paths relative to the folder that holds its `.vscode`, lines from zero, the last one included. */
export type WeAuditFile = z.infer<typeof schema>;

/** A finding or note of weAudit. */
export type WeAuditEntry = z.infer<typeof entry>;

/** A file that was understood, or the first field that does not fit, empty for the whole. */
export type ParsedWeAudit = { readonly kind: "file"; readonly file: WeAuditFile } | { readonly kind: "invalid"; readonly field: string };

/** Reads the text of a `.weaudit` file. Never throws. */
export function parseWeAudit(text: string): ParsedWeAudit {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: "invalid", field: "" };
  }
  const parsed = z.safeParse(schema, value);
  return parsed.success ? { kind: "file", file: parsed.data } : { kind: "invalid", field: parsed.error.issues[0]?.path.join(".") ?? "" };
}
