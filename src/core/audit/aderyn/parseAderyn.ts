import { isAbsolute, relative, sep } from "node:path";
import * as z from "zod/mini";
import { visibleText } from "../../lib/visibleText.ts";
import type { AnalysedFile, ByteRange } from "../analysedFile.ts";
import type { Finding, Severity } from "../finding.ts";
import { fingerprint } from "../fingerprint.ts";
import { categoryOf } from "../taxonomy/categoryOf.ts";

/** What aderyn's report is read against. */
export interface AderynReading {
  /** The root aderyn was given, a real path: names in the report start there. */
  readonly root: string;
  /** The files that were laid out, by root-relative POSIX path. */
  readonly files: ReadonlyMap<string, AnalysedFile>;
  /** True for the files an audit is about; what is said of another one is left out. */
  isOwn(path: string): boolean;
}

/** The findings of a report. `flaw` says what is wrong with it; then the findings are a part, and the run is "not analysed". */
export interface AderynFindings {
  readonly findings: readonly Finding[];
  /** The root-relative paths aderyn says it read, and how many detectors it ran; empty and 0 when the report cannot be read. */
  readonly read: ReadonlySet<string>;
  readonly detectors: number;
  readonly flaw?: string;
}

const count = z.int().check(z.gte(0));
const instance = z.object({
  contract_path: z.string(),
  line_no: count,
  // Bytes, as `offset:length`; `src_char` counts characters, and is not read.
  src: z.string().check(z.regex(/^\d{1,9}:\d{1,9}$/)),
  hint: z.nullish(z.string()),
});
const issue = z.object({
  title: z.string(),
  description: z.string(),
  detector_name: z.string().check(z.minLength(1)),
  instances: z.array(z.unknown()).check(z.minLength(1)),
});
const issues = z.object({ issues: z.array(z.unknown()) });
const report = z.looseObject({
  files_summary: z.object({ total_source_units: count }),
  files_details: z.object({ files_details: z.array(z.object({ file_path: z.string() })) }),
  issue_count: z.object({ high: count, low: count }),
  high_issues: issues,
  low_issues: issues,
  detectors_used: z.array(z.string()),
});

type Issue = z.infer<typeof issue>;
type Instance = z.infer<typeof instance>;

/** Reads a report of aderyn. Never throws; whatever is not understood is a flaw, never silently left out. */
export function parseAderyn(text: string, reading: AderynReading): AderynFindings {
  const parsed = z.safeParse(report, parseJson(text));
  if (!parsed.success) return { findings: [], read: new Set(), detectors: 0, flaw: "its report cannot be read." };
  const { files_summary: summary, files_details: details, issue_count: counted, detectors_used: detectors } = parsed.data;
  const flaws: string[] = [];
  const unknown = Object.keys(parsed.data).find((key) => key.endsWith("_issues") && key !== "high_issues" && key !== "low_issues");
  if (unknown !== undefined) flaws.push(`its report has a kind of findings that is not known (${unknown}).`);
  const read = new Set(details.files_details.map(({ file_path: path }) => relativePath(path, reading)));
  if (details.files_details.length !== summary.total_source_units) flaws.push("its report does not list the files it counts.");
  const located: Located[] = [];
  for (const severity of ["high", "low"] as const) {
    const entries = parsed.data[`${severity}_issues`].issues;
    if (entries.length !== counted[severity]) flaws.push("its report does not hold all of its findings.");
    for (const entry of entries) {
      const known = z.safeParse(issue, entry);
      const places = known.success ? known.data.instances.map((each) => locate(each, reading)) : [undefined];
      if (places.includes(undefined)) flaws.push("its report has a finding that cannot be read.");
      if (known.success) located.push(...places.flatMap((place) => (place?.isOwn ? [{ issue: known.data, severity, ...place }] : [])));
    }
  }
  const [flaw] = flaws;
  const findings = toFindings(located);
  return { findings, read, detectors: new Set(detectors).size, ...(flaw === undefined ? {} : { flaw }) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function relativePath(path: string, { root }: AderynReading): string {
  const own = isAbsolute(path) ? relative(root, path) : path;
  return own.split(sep).join("/").replace(/^\.\//, "");
}

interface Place {
  readonly instance: Instance;
  readonly file: AnalysedFile;
  readonly place: ByteRange;
  readonly isOwn: boolean;
}

interface Located extends Place {
  readonly issue: Issue;
  readonly severity: Severity;
}

/** Undefined for a place in a file that was not laid out, beyond its end, or before the line that aderyn itself names. */
function locate(entry: unknown, reading: AderynReading): Place | undefined {
  const parsed = z.safeParse(instance, entry);
  if (!parsed.success) return undefined;
  const path = relativePath(parsed.data.contract_path, reading);
  const file = reading.files.get(path);
  const [start = 0, length = 0] = parsed.data.src.split(":").map(Number);
  const place = { start, end: start + length };
  if (file === undefined || place.end > file.size) return undefined;
  // The line is that of the whole declaration, the place that of its name: it may come later, never earlier.
  if (file.rangeOf(place).startLine + 1 < parsed.data.line_no) return undefined;
  return { instance: parsed.data, file, place, isOwn: reading.isOwn(path) };
}

function toFindings(all: readonly Located[]): readonly Finding[] {
  const seen = new Set<string>();
  // A file that several compilers read is reported for each.
  const located = all.filter(({ issue: { detector_name: rule }, file, place }) => {
    const key = `${rule} ${file.path} ${place.start}:${place.end}`;
    return !seen.has(key) && seen.add(key);
  });
  const ids = fingerprint(located.map(({ issue: { detector_name: rule }, ...at }) => ({ category: categoryOf("aderyn", rule), ...at })));
  return located.flatMap(({ issue: { title, description, detector_name: rule }, instance: { hint }, severity, file, place }, index) => {
    const id = ids[index];
    if (id === undefined) return [];
    return [
      {
        id,
        category: categoryOf("aderyn", rule),
        severity,
        // aderyn does not say how sure it is.
        confidence: "medium" as const,
        title: plainText(title.split(/\r?\n/)[0] ?? ""),
        message: plainText([title, description, hint ?? ""].filter((part) => part.trim() !== "").join("\n")),
        ...{ file: file.path, range: file.rangeOf(place), fileHash: file.hash },
        related: [],
        reports: [{ analyzer: "aderyn" as const, rule }],
      },
    ];
  });
}

/** aderyn writes Markdown. */
function plainText(text: string): string {
  return visibleText(text)
    .replaceAll(/\[([^\]\n]+)\]\([^)\s]*\)/g, "$1")
    .replaceAll("`", "")
    .trim();
}
