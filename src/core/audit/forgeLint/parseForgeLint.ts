import { resolve, sep } from "node:path";
import * as z from "zod/mini";
import { visibleText } from "../../lib/visibleText.ts";
import type { AnalysedFile, ByteRange } from "../analysedFile.ts";
import type { Finding, RelatedPlace } from "../finding.ts";
import { fingerprint } from "../fingerprint.ts";
import { categoryOf } from "../taxonomy/categoryOf.ts";
import { severityOfLint } from "./lintRules.ts";

/** What forge lint's lines are read against. */
export interface LintReading {
  /** The folder forge ran in: relative names start there. */
  readonly cwd: string;
  /** The files that were given to it, by absolute path with `/` on every system. */
  readonly files: ReadonlyMap<string, AnalysedFile>;
  /** Absolute path, with `/`, of the file whose finding must appear. */
  readonly canary: string;
}

/** The findings. `sawCanary` is the proof that lints were run; `flaw` says why the findings are only a part. */
export interface LintFindings {
  readonly findings: readonly Finding[];
  readonly sawCanary: boolean;
  readonly flaw?: string;
}

const span = z.object({
  file_name: z.string(),
  byte_start: z.int().check(z.gte(0)),
  byte_end: z.int().check(z.gte(0)),
  line_start: z.int(),
  is_primary: z.boolean(),
});
const diagnostic = z.object({
  message: z.string(),
  code: z.nullish(z.object({ code: z.string() })),
  level: z.string(),
  spans: z.array(span),
  children: z.optional(z.array(z.object({ message: z.string() }))),
});

type Diagnostic = z.infer<typeof diagnostic>;

/** Reads what forge lint printed, both streams together: one JSON object a line, on stderr up to 1.7 and on stdout later. Never throws. */
export function parseForgeLint(output: string, reading: LintReading): LintFindings {
  const flaws: string[] = [];
  const located: Located[] = [];
  let sawCanary = false;
  for (const line of output.split(/\r?\n/)) {
    if (!line.startsWith("{")) {
      if (/^(error|thread '.*' panicked)/i.test(line)) flaws.push(line.trim());
      continue;
    }
    const parsed = z.safeParse(diagnostic, parseJson(line));
    if (!parsed.success) flaws.push("it printed a line that cannot be read.");
    else if (parsed.data.level === "error" || !parsed.data.code) flaws.push(parsed.data.message);
    else if (isIn(reading, parsed.data, reading.canary)) sawCanary = true;
    else {
      const places = locate(parsed.data, reading);
      if (places === undefined) flaws.push("it printed a finding whose place cannot be read.");
      else if (places.length > 0) located.push({ diagnostic: parsed.data, rule: parsed.data.code.code, places });
    }
  }
  const findings = toFindings(located);
  const [flaw] = flaws;
  return flaw === undefined ? { findings, sawCanary } : { findings, sawCanary, flaw };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Place {
  readonly file: AnalysedFile;
  readonly place: ByteRange;
}

interface Located {
  readonly diagnostic: Diagnostic;
  readonly rule: string;
  readonly places: readonly Place[];
}

function absolute({ cwd }: LintReading, name: string): string {
  return resolve(cwd, name).split(sep).join("/");
}

function isIn(reading: LintReading, { spans }: Diagnostic, file: string): boolean {
  return spans.some(({ file_name: name }) => absolute(reading, name) === file);
}

/** The primary place and the others; none when it lies in a file that was not asked for; undefined when it cannot be used. */
function locate({ spans }: Diagnostic, reading: LintReading): readonly Place[] | undefined {
  const primary = spans.find((candidate) => candidate.is_primary) ?? spans[0];
  if (primary === undefined) return undefined;
  const places: Place[] = [];
  for (const { file_name: name, byte_start: start, byte_end: end, line_start: line } of [
    primary,
    ...spans.filter((other) => other !== primary),
  ]) {
    const file = reading.files.get(absolute(reading, name));
    if (file === undefined) continue;
    // forge's own line proves that both count bytes in the same text.
    if (end > file.size || end < start || file.rangeOf({ start, end }).startLine + 1 !== line) return undefined;
    places.push({ file, place: { start, end } });
  }
  return reading.files.has(absolute(reading, primary.file_name)) ? places : [];
}

function toFindings(located: readonly Located[]): readonly Finding[] {
  const statements = located.flatMap(({ rule, places: [primary] }) =>
    primary === undefined ? [] : [{ category: categoryOf("forgeLint", rule), ...primary }],
  );
  const ids = fingerprint(statements);
  return located.flatMap(({ diagnostic: { level, children = [], ...said }, rule, places: [primary, ...others] }, index) => {
    const id = ids[index];
    if (primary === undefined || id === undefined) return [];
    const url = children.map((child) => child.message.trim()).find((text) => text.startsWith("https://") && URL.canParse(text));
    const message = visibleText(said.message).trim();
    const title = (message.split("\n")[0] ?? "").trim();
    return [
      {
        id,
        category: categoryOf("forgeLint", rule),
        severity: severityOfLint(rule, level, textOf(primary)),
        // A lint matches syntax and types; it does not guess at what runs.
        confidence: "medium" as const,
        title: title.charAt(0).toUpperCase() + title.slice(1),
        message,
        ...placeOf(primary),
        related: others.map((other): RelatedPlace => ({ ...placeOf(other), message: title })),
        reports: [{ analyzer: "forgeLint" as const, rule, ...(url === undefined ? {} : { url }) }],
      },
    ];
  });
}

function textOf({ file, place }: Place): string {
  return file.text.slice(file.offsetOf(place.start), file.offsetOf(place.end));
}

function placeOf({ file, place }: Place): Pick<RelatedPlace, "file" | "range" | "fileHash"> {
  return { file: file.path, range: file.rangeOf(place), fileHash: file.hash };
}
