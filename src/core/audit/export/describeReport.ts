import { describeProblem } from "../../errors/problem.ts";
import { analyzerTitles } from "../analyzerName.ts";
import type { AnalyzerRun } from "../analyzer.ts";
import { analysedText, counted, listed, severityCounts } from "../auditWords.ts";
import { leftOutPlace } from "../leftOut.ts";
import type { Finding } from "../finding.ts";
import { decisionTitles } from "../triage/decision.ts";
import { findCategory } from "../taxonomy/categoryTable.ts";
import { categoryText } from "../taxonomy/categoryText.ts";
import type { AuditReport, HeldDecision } from "./auditReport.ts";
import { visibleLine, visibleText } from "../../lib/visibleText.ts";

/** The whole audit in one sentence. Of an audit that is not complete it never says that there are no findings. */
export function verdictOf({ outcome: { complete, findings, runs }, decisions }: Pick<AuditReport, "outcome" | "decisions">): string {
  const found = severityCounts(findings);
  const decided = findings.filter(({ id }) => decisions.has(id)).length;
  const counts = `${found}${decided === 0 ? "" : ` (${decided} of them decided on)`}`;
  if (complete) return `Complete: ${found === "" ? "no findings" : counts}.`;
  if (runs.length === 0) return `Incomplete: no analyzer has run.${found === "" ? "" : ` Found by manual review: ${counts}.`}`;
  const missing = runs.filter(({ outcome }) => outcome.kind === "notAnalysed").map(({ analyzer }) => analyzerTitles[analyzer]);
  if (missing.length === 0) return "Incomplete: nothing was audited, every analyzer is off.";
  const rest = found === "" ? "What was analysed gave no finding, which says nothing of the rest" : `Found so far: ${counts}`;
  return `Incomplete: ${listed(missing)} did not analyse everything. ${rest}.`;
}

/** An analyzer with its version. */
export function nameOf({ analyzer, version }: Pick<AnalyzerRun, "analyzer" | "version">): string {
  return visibleLine(`${analyzerTitles[analyzer]} ${version}`);
}

/** What an analyzer did: analysed with its counts, not analysed with its reason, or off. */
export function runSentence({ outcome }: AnalyzerRun): string {
  if (outcome.kind === "off")
    return outcome.why === "switchedOff" ? "Off: switched off for this audit." : "Off: optional, and not installed.";
  if (outcome.kind === "analysed") return `Analysed ${analysedText(outcome.counts)}.`;
  const { what, fix, id } = describeProblem(outcome.problem);
  return visibleText(`Not analysed: ${what} ${fix} (${id})`);
}

/** Each file that does not compile and so was left out, with the place and the contracts in it, and why. */
export function leftOutLines({ leftOut = [] }: AuditReport["outcome"]): readonly { readonly place: string; readonly why: string }[] {
  return leftOut.map((entry) => ({
    place: visibleLine(leftOutPlace(entry)),
    why: visibleLine(`Not analysed, it does not compile: ${entry.reason}`),
  }));
}

/** The findings that people report, alone or with analyzers. */
export function manualFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ reports }) => reports.some(({ analyzer }) => analyzer === "manual"));
}

/** Who found how much by hand; empty for nobody. */
export function manualSentence(findings: readonly Finding[]): string {
  const own = manualFindings(findings);
  if (own.length === 0) return "";
  const authors = new Set(own.flatMap(({ reports }) => reports.flatMap((report) => (report.analyzer === "manual" ? [report.author] : []))));
  return visibleLine(`${counted(own.length, "finding")} by ${[...authors].toSorted().join(", ")}.`);
}

/** What stands beside a manual finding whose code is no longer what it was written about. */
export const staleSentence = "The code was edited since this was written.";

/** When the audit ended and what wrote the report. */
export function originText({ auditedAt, version }: AuditReport): string {
  return `Audited ${auditedAt.toISOString().slice(0, 19).replace("T", " ")} UTC with HyperKit ${visibleLine(version)}`;
}

/** Where a place begins, counted from one. */
export function placeText({ file, range }: Pick<Finding, "file" | "range">): string {
  return `${visibleLine(file)}:${range.startLine + 1}:${range.startCharacter + 1}`;
}

/** What a finding's message says beyond its title; empty when that is all. */
export function bodyOf({ title, message }: Finding): string {
  const [first = "", ...rest] = visibleText(message).trim().split("\n");
  if (first.replace(/\s*:$/, "").trim() !== visibleLine(title)) return [first, ...rest].join("\n");
  const indent = Math.min(...rest.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length));
  return rest
    .map((line) => line.slice(indent))
    .join("\n")
    .trim();
}

/** What a finding's category is and why it matters; empty for a rule that is mapped to none. */
export function whyText({ category }: Finding): string {
  return findCategory(category) === undefined ? "" : categoryText(category);
}

/** Everything about a decision; empty where there is none. */
export function decisionSentence(decision: HeldDecision | undefined): string {
  if (decision === undefined) return "";
  const { author, decidedAt, reason, expires, decision: kind } = decision.record;
  const until = expires === undefined ? "" : ` Until ${expires}.`;
  const origin = decision.isByOthers ? " Not written on this computer." : "";
  return visibleLine(`${decisionTitles[kind]}, by ${author} on ${decidedAt.slice(0, 10)}: ${reason}.${until}${origin}`);
}

/** What a test has shown of a finding; high and medium ones of which no test ran are unproven. Undefined where nothing is to be said. */
export function proofOf(
  { id, severity }: Finding,
  { proofs }: Pick<AuditReport, "proofs">,
): "proven" | "notProven" | "unproven" | undefined {
  if (proofs === undefined) return undefined;
  return proofs.get(id)?.result ?? (severity === "high" || severity === "medium" ? "unproven" : undefined);
}

/** The same as a sentence; empty where nothing is to be said. */
export function proofSentence(finding: Finding, report: Pick<AuditReport, "proofs">): string {
  const held = report.proofs?.get(finding.id);
  const day = held?.ranAt.slice(0, 10) ?? "";
  switch (proofOf(finding, report)) {
    case "proven":
      return visibleLine(`Proven by a test on ${day}: ${held?.gain ?? ""}.`);
    case "notProven":
      return visibleLine(`Not proven: a test ran on ${day} and the problem did not show.`);
    case "unproven":
      return "Unproven: no test has run on this code.";
    case undefined:
      return "";
  }
}

/** What the audit is compared with, e.g. `commit 0123456789ab`; empty without a comparison. */
export function comparedText({ comparison }: Pick<AuditReport, "comparison">): string {
  if (comparison === undefined) return "";
  const { source } = comparison;
  return visibleLine(source.kind === "commit" ? `commit ${source.commit.slice(0, 12)}` : source.path);
}

/** How many findings are new, known and gone beside a baseline; empty without one. */
export function comparisonSentence(report: Pick<AuditReport, "comparison">): string {
  const { comparison } = report;
  if (comparison === undefined) return "";
  const states = [...comparison.states.values()];
  const count = (...wanted: readonly (typeof states)[number][]): number => states.filter((state) => wanted.includes(state)).length;
  const unclear = count("unclear");
  const doubt = unclear === 0 ? "" : ` Of ${unclear} nobody can say: who reports them had not analysed everything then.`;
  const counts = `${count("new")} new, ${count("unchanged", "updated")} known before, ${comparison.gone.length} gone`;
  return `Since ${comparedText(report)}: ${counts}.${doubt}`;
}

/** What a finding is beside a baseline, where that is worth a word: known ones say nothing. */
export function stateSentence(finding: Finding, report: Pick<AuditReport, "comparison">): string {
  switch (report.comparison?.states.get(finding)) {
    case "new":
      return `New since ${comparedText(report)}.`;
    case "updated":
      return `Known in ${comparedText(report)}, and judged otherwise now.`;
    case "unclear":
      return `Perhaps new since ${comparedText(report)}: who reports it had not analysed everything then.`;
    case "unchanged":
    case undefined:
      return "";
  }
}

/** The address of a rule's documentation if it is one that a report may link to. */
export function linkOf(url: string | undefined): string | undefined {
  const parsed = url === undefined ? undefined : URL.parse(url);
  return parsed?.protocol === "https:" && parsed.username === "" && parsed.password === "" ? parsed.href : undefined;
}
