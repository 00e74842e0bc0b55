import * as z from "zod/mini";
import { visibleText } from "../../lib/visibleText.ts";
import type { AnalysedFile, ByteRange } from "../analysedFile.ts";
import type { Severity } from "../finding.ts";
import type { MythrilTarget } from "./layOutAnswers.ts";

/** One issue of mythril on its place; its identity is given with those of the other contracts. */
export interface MythrilIssue {
  /** SWC number and title, e.g. `107-state-access-after-external-call`. */
  readonly rule: string;
  readonly file: AnalysedFile;
  readonly place: ByteRange;
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
}

/** The issues of one contract. `flaw` says what is wrong with the answer; the contract is not analysed then. */
export interface MythrilIssues {
  readonly issues: readonly MythrilIssue[];
  readonly flaw?: string;
}

const severities = { High: "high", Medium: "medium", Low: "low" } as const satisfies Readonly<Record<string, Severity>>;

const issue = z.object({
  title: z.string().check(z.minLength(1)),
  description: z.string(),
  severity: z.enum(["High", "Medium", "Low"]),
  "swc-id": z.string().check(z.regex(/^\d{1,4}$/)),
  function: z.nullish(z.string()),
  filename: z.nullish(z.string()),
  lineno: z.nullish(z.int().check(z.gte(1))),
  // The source text of the instruction, cut out by mythril at its byte offset.
  code: z.nullish(z.string()),
});
const answer = z.object({ success: z.boolean(), error: z.nullish(z.string()), issues: z.array(z.unknown()) });

/** Reads what mythril printed of one contract. Never throws; what is not understood is a flaw, never silently left out. */
export function parseMythril(text: string, target: MythrilTarget, files: ReadonlyMap<string, AnalysedFile>): MythrilIssues {
  const parsed = z.safeParse(answer, parseJson(text));
  if (!parsed.success) return { issues: [], flaw: "its answer cannot be read." };
  const { success, error, issues: entries } = parsed.data;
  const issues: MythrilIssue[] = [];
  let flaw = success && (error ?? "") === "" ? undefined : (lastLine(error ?? "") ?? "it gave up without a word.");
  for (const entry of entries) {
    const known = z.safeParse(issue, entry);
    if (!known.success) flaw ??= "its answer has an issue that cannot be read.";
    else issues.push(toIssue(known.data, target, files));
  }
  return { issues, ...(flaw === undefined ? {} : { flaw }) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lastLine(text: string): string | undefined {
  const line = text.split(/\r?\n/).findLast((each) => each.trim() !== "");
  return line === undefined ? undefined : visibleText(line.trim()).slice(0, 200);
}

function toIssue(found: z.infer<typeof issue>, target: MythrilTarget, files: ReadonlyMap<string, AnalysedFile>): MythrilIssue {
  const { title, description, severity } = found;
  const named = typeof found.filename === "string" ? files.get(found.filename) : undefined;
  const located = named === undefined ? undefined : locate(named, found.lineno ?? undefined, found.code ?? "");
  const { file, place } = located ?? { file: target.file, place: placeOfContract(target) };
  const where = (found.function ?? "") === "" ? target.contract : `${target.contract}.${found.function}`;
  const slug = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return {
    rule: `${found["swc-id"]}-${slug.replaceAll(/^-|-$/g, "")}`,
    file,
    place,
    severity: severities[severity],
    title: visibleText(`${title.replace(/\.$/, "")} in ${where}`),
    message: visibleText(`${title.replace(/\.$/, "")} in ${where}.\n\n${description}`),
  };
}

/** mythril prints an offset only where it differs from the instruction before, so the text is searched on the line that it names. */
function locate(file: AnalysedFile, line: number | undefined, code: string): Pick<MythrilIssue, "file" | "place"> | undefined {
  const lines = file.text.split("\n");
  const text = line === undefined ? undefined : lines[line - 1];
  if (line === undefined || text === undefined) return undefined;
  const before = Buffer.byteLength(`${lines.slice(0, line - 1).join("\n")}${line === 1 ? "" : "\n"}`);
  const rest = lines.slice(line - 1).join("\n");
  const found = code === "" ? -1 : rest.indexOf(code);
  const isHere = found >= 0 && found <= text.length;
  const start = before + Buffer.byteLength(rest.slice(0, isHere ? found : text.length - text.trimStart().length));
  return { file, place: { start, end: start + Buffer.byteLength(isHere ? code : text.trim()) } };
}

/** The name in its declaration; the beginning of the file where that is not found. */
function placeOfContract({ contract, file }: MythrilTarget): ByteRange {
  const name = contract.replaceAll("$", "\\$");
  const found = new RegExp(`\\b(?:contract|library)\\s+(${name})(?![\\w$])`, "d").exec(file.text)?.indices?.[1];
  if (found === undefined) return { start: 0, end: 0 };
  const [start, end] = found.map((offset) => Buffer.byteLength(file.text.slice(0, offset)));
  return { start: start ?? 0, end: end ?? 0 };
}
