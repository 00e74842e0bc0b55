import { isAbsolute, join, relative } from "node:path";
import { analyzerTitles } from "../core/audit/analyzerName.ts";
import type { AuditReport } from "../core/audit/export/auditReport.ts";
import { nameOf, proofOf, runSentence, verdictOf } from "../core/audit/export/describeReport.ts";
import { listed, severityTitles } from "../core/audit/auditWords.ts";
import type { Finding, Severity } from "../core/audit/finding.ts";
import { leftOutPlace } from "../core/audit/leftOut.ts";
import type { AuditedTarget, TargetResult } from "../core/audit/projects/runTarget.ts";
import { decisionTitles } from "../core/audit/triage/decision.ts";
import { describeProblem } from "../core/errors/problem.ts";
import type { Problem } from "../core/errors/problem.ts";
import { visibleLine } from "../core/lib/visibleText.ts";
import { findNew } from "../core/audit/baseline/findNew.ts";
import { failingFindings, openFindings, triagedFindings } from "./decideExit.ts";
import { reportOf } from "./reportOf.ts";

/** How a result is shown. */
export interface ResultStyle {
  readonly failOn: Severity | "never";
  /** Paths are shown from here. */
  readonly cwd: string;
  readonly color: boolean;
}

const colors: Readonly<Record<Severity, number>> = { high: 31, medium: 33, low: 36, informational: 34, gas: 90 };

/** A result for people: what each analyzer did, what nobody looked at, the findings with their places, the verdict. */
export function renderResult(result: TargetResult, style: ResultStyle): string {
  const { project, scope } = result.target;
  const part = scope === undefined || scope === "" ? "" : `, ${scope}`;
  const title = visibleLine(`${project.name}${part} (${project.root})`);
  const lines = result.kind === "failed" ? [`  not analysed: ${sentenceOf(result.problem)}`] : [...auditLines(result, style)];
  return `${[title, ...lines].join("\n")}\n\n`;
}

function auditLines(result: AuditedTarget, style: ResultStyle): readonly string[] {
  const { outcome, triage } = result;
  const report = reportOf(result, "");
  const open = openFindings(result);
  const failing = failingFindings(result, style.failOn).length;
  const added = result.baseline?.kind === "known" ? findNew(open, result.baseline).added : [];
  const isNew = (finding: Finding): boolean => added.includes(finding);
  return [
    ...outcome.runs.map((run) => `  ${nameOf(run)}: ${visibleLine(runSentence(run))}`),
    ...(outcome.leftOut ?? []).map(
      (entry) =>
        `  ${visibleLine(leftOutPlace({ ...entry, file: placeOf(result, entry.file, style) }))}: not analysed, it does not compile: ${visibleLine(entry.reason)}`,
    ),
    ...triage.problems.map((why) => `  triage: ${sentenceOf(why)}`),
    "",
    ...open.map((finding) => `${findingLine(result, finding, style)}${badgeOf(finding, report)}${isNew(finding) ? "  new" : ""}`),
    ...triagedFindings(result).flatMap(({ finding, state }) =>
      state.kind === "triaged"
        ? [
            `${findingLine(result, finding, { ...style, color: false })} - ${decisionTitles[state.by.record.decision]}, ${visibleLine(state.by.record.author)}`,
          ]
        : [],
    ),
    ...(outcome.findings.length === 0 ? [] : [""]),
    `  ${verdictOf(report)}${style.failOn === "never" || failing === 0 ? "" : ` ${failing} ${result.baseline === undefined ? "open" : "new"} at ${style.failOn} or worse.`}`,
    ...baselineLines(result, open),
  ];
}

const badges = { proven: "  proven", notProven: "  not proven", unproven: "  unproven" } as const;

/** What a test has shown of exactly this code; empty where nothing is to be said. */
function badgeOf(finding: Finding, report: AuditReport): string {
  const shown = proofOf(finding, report);
  return shown === undefined ? "" : badges[shown];
}

function baselineLines({ baseline }: AuditedTarget, open: readonly Finding[]): readonly string[] {
  if (baseline === undefined) return [];
  if (baseline.kind === "failed") return [`  Baseline: not analysed. ${sentenceOf(baseline.problem)}`];
  const { added, known, unclear } = findNew(open, baseline);
  const name = baseline.source.kind === "commit" ? `commit ${baseline.source.commit.slice(0, 12)}` : baseline.source.path;
  const counts = `${added.length} new, ${known.length} known before`;
  if (baseline.gaps.length === 0) return [`  Since ${visibleLine(name)}: ${counts}.`];
  const gaps = listed(baseline.gaps.map((analyzer) => analyzerTitles[analyzer]));
  return [`  Since ${visibleLine(name)}: ${counts}; of ${unclear.length} nobody can say: ${gaps} had not analysed everything there.`];
}

function findingLine(result: AuditedTarget, finding: Finding, style: ResultStyle): string {
  const { severity, title, range, file, reports } = finding;
  const word = severityTitles[severity].toLowerCase();
  const shown = style.color ? `\u001B[${colors[severity]}m${word}\u001B[0m` : word;
  const by = reports.map(({ analyzer, rule }) => `${analyzer}: ${rule}`).join(", ");
  return `  ${placeOf(result, file, style)}:${range.startLine + 1}:${range.startCharacter + 1}  ${shown}  ${visibleLine(title)}  [${visibleLine(by)}]`;
}

/** A path that a terminal opens on click: from the working folder where the file is below it, else absolute. */
function placeOf({ target }: AuditedTarget, file: string, { cwd }: ResultStyle): string {
  const path = join(target.project.root, file);
  const way = relative(cwd, path);
  return visibleLine(way.startsWith("..") || isAbsolute(way) ? path : way);
}

function sentenceOf(why: Problem): string {
  const { id, what, fix } = describeProblem(why);
  return visibleLine(`${what} ${fix} (${id})`);
}
