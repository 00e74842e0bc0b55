import type { AnalyzerCounts, ReadSources } from "../analyzer.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { byFindingOrder } from "../byFindingOrder.ts";

/** What a run came to, and what of. */
export interface RunContent {
  readonly counts: AnalyzerCounts;
  readonly findings: readonly Finding[];
  readonly read: ReadSources;
}

/** A stored run and the run of a part of it. */
export interface Parts {
  readonly previous: RunContent;
  readonly part: RunContent;
  /** The files whose findings are taken from the part. */
  readonly isAffected: (file: string) => boolean;
  /** The file's absolute path with `/`, as in `read`. */
  readonly pathOf: (file: string) => string;
}

/**
 * Rules that judge all files of a compilation together. Their places are `pragma` statements, and a part is only analysed where these stay
 * as they are (`headOf`), so that what was said of them still holds.
 */
const wholeRules: ReadonlySet<string> = new Set(["pragma", "solc-version"]);

/** What a whole run would say, or undefined where the two do not fit together. */
export function mergePart({ previous, part, isAffected, pathOf }: Parts): RunContent | undefined {
  if (previous.counts.unit !== "contracts" || part.counts.unit !== "contracts") return undefined;
  if (previous.counts.contracts !== contractsIn(previous.read) || part.counts.contracts !== contractsIn(part.read)) return undefined;
  if (previous.counts.detectors !== part.counts.detectors) return undefined;
  const read = { ...previous.read, sources: { ...previous.read.sources, ...part.read.sources } };
  const isWhole = ({ reports }: Finding): boolean => reports.some(({ rule }) => wholeRules.has(rule));
  const touches = (finding: Finding): boolean => [finding, ...finding.related].some(({ file }) => isAffected(file));
  const fresh = part.findings.filter((finding) => !isWhole(finding) && touches(finding));
  const dropped = previous.findings.filter((finding) => !isWhole(finding) && touches(finding));
  // An ordinal counts the findings of one file, so that a file's findings must come from one side; and a finding with one foot outside
  // of the part would not be found again.
  if ([...fresh, ...dropped].some(({ file }) => !isAffected(file))) return undefined;
  if (dropped.some(({ related }) => related.some(({ file }) => part.read.sources[pathOf(file)] === undefined))) return undefined;
  const renewed = <Place extends FindingPlace>(place: Place): Place => ({
    ...place,
    fileHash: read.sources[pathOf(place.file)]?.hash ?? place.fileHash,
  });
  const kept = previous.findings
    .filter((finding) => isWhole(finding) || !touches(finding))
    .map((finding) => ({ ...renewed(finding), related: finding.related.map(renewed) }));
  const counts = { ...part.counts, contracts: contractsIn(read) };
  return { counts, findings: [...kept, ...fresh].toSorted(byFindingOrder), read };
}

function contractsIn({ sources }: ReadSources): number {
  return Object.values(sources).reduce((sum, { contracts }) => sum + contracts, 0);
}
