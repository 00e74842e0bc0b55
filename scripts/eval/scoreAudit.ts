import type { Finding } from "../../src/core/audit/finding.ts";
import { categoryGroups, findCategory } from "../../src/core/audit/taxonomy/categoryTable.ts";
import type { SourceRange } from "../../src/protocol/sourceRange.ts";
import type { LabelledPair } from "./developmentSet.ts";

/** What one analyzer, or all of them merged, said of the set. Findings are of the batches in which the analyzer analysed everything. */
export interface SaidOfSet {
  readonly vulnerable: readonly Finding[];
  readonly fixed: readonly Finding[];
  readonly decoys: readonly Finding[];
  /** Contracts of `vulnerable` that were not analysed: each counts as missed. */
  readonly notAnalysed: readonly string[];
}

/** A part of a whole. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** The figures of test/eval/audit/README.md, where each is defined. */
export interface Score {
  readonly recall: Share;
  readonly precision: Share;
  readonly precisionByFile: Share;
  readonly labelOnTwin: Share;
  readonly alarmsOnTwins: Share;
  readonly alarmsOnDecoys: Share;
  readonly duplicates: Share;
  /** By category, in the order of the alphabet. */
  readonly recallByCategory: ReadonlyMap<string, Share>;
  readonly missed: readonly string[];
  /** Twins on which the label's category is still reported. */
  readonly stillReported: readonly string[];
  readonly notAnalysed: readonly string[];
}

/** What is held against: the pairs, and how many decoys there are. */
export interface ScoredSet {
  readonly pairs: readonly LabelledPair[];
  readonly decoys: number;
}

/** Computes the figures of one analyzer. */
export function scoreAudit(said: SaidOfSet, { pairs, decoys }: ScoredSet): Score {
  const found = pairs.filter((pair) => !said.notAnalysed.includes(pair.name) && said.vulnerable.some((finding) => matches(finding, pair)));
  const stillReported = pairs.filter(({ name, category }) =>
    said.fixed.some((finding) => isOf(finding, name) && finding.category === category),
  );
  const alarms = said.vulnerable.filter(isAlarm);
  const pairOf = new Map(pairs.map((pair) => [pair.name, pair]));
  const isTrue = (finding: Finding): boolean => {
    const pair = pairOf.get(nameOf(finding));
    return pair !== undefined && [pair.category, ...(pair.also ?? [])].some((category) => matches(finding, { ...pair, category }));
  };
  const statements = new Set(alarms.map(statement));
  const trueStatements = new Set(alarms.filter(isTrue).map(statement));
  const everything = [...said.vulnerable, ...said.fixed, ...said.decoys];
  return {
    recall: share(found, pairs),
    precision: share(alarms.filter(isTrue), alarms),
    precisionByFile: { part: trueStatements.size, whole: statements.size },
    labelOnTwin: share(stillReported, pairs),
    alarmsOnTwins: { part: said.fixed.filter(isAlarm).length, whole: pairs.length },
    alarmsOnDecoys: { part: said.decoys.filter(isAlarm).length, whole: decoys },
    duplicates: { part: countDuplicates(everything), whole: everything.length },
    recallByCategory: byCategory(pairs, found),
    missed: pairs.filter((pair) => !found.includes(pair)).map(({ name }) => name),
    stillReported: stillReported.map(({ name }) => name),
    notAnalysed: said.notAnalysed,
  };
}

/** What is about the text or the batch rather than about what the contract does. */
const notSecurity = new Set<string>([
  ...Object.keys(categoryGroups.Upkeep),
  ...Object.keys(categoryGroups.Gas),
  "compiler-bug",
  "compiler-version",
  "contract-name-reused",
  "floating-pragma",
  "inconsistent-pragma",
  "new-opcode",
]);

/** A finding that is to be acted on: high, medium or low, in a category of security. */
export function isAlarm({ severity, category }: Finding): boolean {
  return (severity === "high" || severity === "medium" || severity === "low") && !notSecurity.has(category);
}

function matches(finding: Finding, { name, category, places }: LabelledPair): boolean {
  const { startLine, endLine } = finding.range;
  return (
    isOf(finding, name) &&
    finding.category === category &&
    places.some((place) => place !== undefined && startLine <= place.end && endLine >= place.start)
  );
}

function isOf(finding: Finding, name: string): boolean {
  return nameOf(finding) === name;
}

function nameOf({ file }: Finding): string {
  return file.replace(/^.*\//, "").replace(/\.sol$/, "");
}

function statement(finding: Finding): string {
  return `${nameOf(finding)}:${finding.category}`;
}

/** Findings that say what an earlier one of the list says: the same category, or the same entry of SWC, at an overlapping place. */
function countDuplicates(findings: readonly Finding[]): number {
  return findings.filter((finding, index) => findings.slice(0, index).some((other) => saysTheSame(finding, other))).length;
}

function saysTheSame(a: Finding, b: Finding): boolean {
  if (a.file !== b.file || a.fileHash !== b.fileHash || !overlap(a.range, b.range)) return false;
  const [first, second] = [findCategory(a.category)?.swc, findCategory(b.category)?.swc];
  return a.category === b.category || (first !== undefined && first === second);
}

function overlap(a: SourceRange, b: SourceRange): boolean {
  return (
    comesBefore(a.startLine, a.startCharacter, b.endLine, b.endCharacter) &&
    comesBefore(b.startLine, b.startCharacter, a.endLine, a.endCharacter)
  );
}

function comesBefore(...[line, character, otherLine, otherCharacter]: readonly [number, number, number, number]): boolean {
  return line < otherLine || (line === otherLine && character < otherCharacter);
}

function byCategory(pairs: readonly LabelledPair[], found: readonly LabelledPair[]): ReadonlyMap<string, Share> {
  const names = [...new Set(pairs.map(({ category }) => category))].toSorted();
  const inCategory = (name: string) => (pair: LabelledPair) => pair.category === name;
  return new Map(names.map((name) => [name, share(found.filter(inCategory(name)), pairs.filter(inCategory(name)))]));
}

function share(part: readonly unknown[], whole: readonly unknown[]): Share {
  return { part: part.length, whole: whole.length };
}
