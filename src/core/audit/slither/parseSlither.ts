import * as z from "zod/mini";
import type { AnalysedFile, ByteRange } from "../analysedFile.ts";
import type { Finding, RelatedPlace } from "../finding.ts";
import { visibleText } from "../../lib/visibleText.ts";
import { fingerprint } from "../fingerprint.ts";
import { byFindingOrder } from "../byFindingOrder.ts";
import { categoryOf } from "../taxonomy/categoryOf.ts";
import { slitherConfidences, slitherSeverities } from "../taxonomy/severityRules.ts";
import { isDisproved } from "./disproved.ts";

/** What slither's report is read against. */
export interface SlitherReading {
  /** The files that were compiled, by absolute path with `/` on every system. */
  readonly files: ReadonlyMap<string, AnalysedFile>;
  /** How many findings slither says it wrote. */
  readonly expected: number | undefined;
  /** True for the files an audit is about; a finding that touches none of them is left out. */
  isOwn(path: string): boolean;
}

/** The findings of a report. `flaw` says what is wrong with it; then the findings are a part, and the run is "not analysed". */
export interface SlitherFindings {
  readonly findings: readonly Finding[];
  readonly flaw?: string;
}

const element = z.object({
  type: z.string(),
  name: z.string(),
  // `lines` repeats every line number of every parent: it is most of a report, and not read.
  source_mapping: z.object({
    start: z.int().check(z.gte(0)),
    length: z.int().check(z.gte(0)),
    filename_absolute: z.string(),
  }),
});
const detection = z.object({
  check: z.string().check(z.minLength(1)),
  impact: z.enum(["High", "Medium", "Low", "Informational", "Optimization"]),
  confidence: z.enum(["High", "Medium", "Low"]),
  description: z.string(),
  reference: z.optional(z.string()),
  elements: z.array(element),
});
const report = z.object({
  success: z.boolean(),
  error: z.nullish(z.string()),
  results: z.object({ detectors: z.optional(z.array(z.unknown())) }),
});

type Detection = z.infer<typeof detection>;

/** Reads a report of slither. Never throws; whatever is not understood is a flaw, never silently left out. */
export function parseSlither(text: string, reading: SlitherReading): SlitherFindings {
  const parsed = z.safeParse(report, parseJson(text));
  if (!parsed.success) return { findings: [], flaw: "its report cannot be read." };
  const flaws: string[] = [];
  if (!parsed.data.success) flaws.push(firstLine(parsed.data.error ?? "") || "it reports a failure without a reason.");
  const located: Located[] = [];
  const entries = parsed.data.results.detectors ?? [];
  if (entries.length !== (reading.expected ?? entries.length)) flaws.push("its report does not hold all of its findings.");
  for (const entry of entries) {
    const known = z.safeParse(detection, entry);
    const places = known.success ? locate(known.data, reading) : undefined;
    if (!known.success || places === undefined) flaws.push("its report has a finding that cannot be read.");
    else if (places.length > 0) located.push({ detection: known.data, places });
  }
  const findings = toFindings(located.toSorted(byPlace)).toSorted(byFindingOrder);
  const [flaw] = flaws;
  return flaw === undefined ? { findings } : { findings, flaw };
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
  readonly name: string;
}

interface Located {
  readonly detection: Detection;
  /** The place that is underlined comes first. */
  readonly places: readonly Place[];
}

/**
 * The places of a detection; none when it touches no own source; undefined when one lies in a file that was never compiled, or
 * beyond its end. The first element of slither names what the sentence is about, mostly a whole function; the statement follows as
 * a `node`. Underlined is the most specific element of an own source: node, then declaration, function, contract.
 */
function locate({ check, elements }: Detection, { files, isOwn }: SlitherReading): readonly Place[] | undefined {
  if (elements.length === 0)
    return check === aboutCompiler ? startOfFirst([...files.values()].filter(({ path }) => isOwn(path))) : undefined;
  const places: (Place & { readonly rank: number })[] = [];
  for (const { type, name, source_mapping: at } of elements) {
    const file = files.get(at.filename_absolute);
    const place = { start: at.start, end: at.start + at.length };
    if (file === undefined || place.end > file.size) return undefined;
    places.push({ file, place, name, rank: (ranks[type] ?? 1) + (isOwn(file.path) ? 0 : foreign) });
  }
  const primary = places.reduce<(typeof places)[number] | undefined>(
    (best, next) => (best && best.rank <= next.rank ? best : next),
    undefined,
  );
  if (primary === undefined || primary.rank >= foreign) return [];
  const seen = new Set<string>();
  return [primary, ...places].filter(({ file, place }) => {
    const key = `${file.path}:${place.start}:${place.end}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** "solc 0.7.6 is an outdated version" is about the build and names no place. */
const aboutCompiler = "solc-version";

function startOfFirst(files: readonly AnalysedFile[]): readonly Place[] {
  const [first] = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return first === undefined ? [] : [{ file: first, place: { start: 0, end: 0 }, name: "" }];
}

const foreign = 10;
const ranks: Readonly<Record<string, number>> = { node: 0, function: 2, modifier: 2, contract: 3 };

/** Equal findings are numbered in this order, whatever order slither wrote them in. */
function byPlace(a: Located, b: Located): number {
  const [one, other] = [a, b].map(({ places: [primary] }) => primary?.place.start ?? 0);
  return (one ?? 0) - (other ?? 0) || (keyOf(a) < keyOf(b) ? -1 : 1);
}

function keyOf({ detection: { check, description } }: Located): string {
  return `${check} ${plainText(description)}`;
}

function toFindings(located: readonly Located[]): readonly Finding[] {
  const statements = located.flatMap(({ detection: { check }, places: [primary] }) =>
    primary === undefined ? [] : [{ category: categoryOf("slither", check), ...primary }],
  );
  const ids = fingerprint(statements);
  return located.flatMap(({ detection: found, places: [primary, ...others] }, index) => {
    const id = ids[index];
    if (primary === undefined || id === undefined) return [];
    const message = plainText(found.description);
    const url = found.reference;
    return [
      {
        id,
        category: categoryOf("slither", found.check),
        severity: isDisproved(found.check, textOf(primary)) ? "informational" : slitherSeverities[found.impact],
        confidence: slitherConfidences[found.confidence],
        title: firstLine(message).replace(/\s*:$/, ""),
        message,
        ...placeOf(primary),
        related: others.map((other): RelatedPlace => ({ ...placeOf(other), message: firstLine(plainText(other.name)) })),
        reports: [{ analyzer: "slither" as const, rule: found.check, ...(isHttps(url) ? { url } : {}) }],
      },
    ];
  });
}

function placeOf({ file, place }: Place): Pick<RelatedPlace, "file" | "range" | "fileHash"> {
  return { file: file.path, range: file.rangeOf(place), fileHash: file.hash };
}

function textOf({ file, place }: Place): string {
  return file.text.slice(file.offsetOf(place.start), file.offsetOf(place.end));
}

function isHttps(url: string | undefined): url is string {
  return url !== undefined && url.startsWith("https://") && URL.canParse(url);
}

/** slither repeats the place of everything it names, in its own notation: `Bank.withdraw() (src/Bank.sol#13-19)`. */
function plainText(text: string): string {
  return visibleText(text)
    .replaceAll(/ \([^()\n]*\.sol#\d+(?:-\d+)?\)/g, "")
    .replaceAll(/[ \t]+$/gm, "")
    .replaceAll("\t", "  ")
    .trim();
}

function firstLine(text: string): string {
  return (text.trim().split(/\r?\n/)[0] ?? "").trim();
}
