import type { Log, Notification, Result, Run, ToolComponent } from "sarif";
import { describeProblem } from "../../errors/problem.ts";
import { visibleJson, visibleLine } from "../../lib/visibleText.ts";
import { analyzerTitles } from "../analyzerName.ts";
import type { AnalyzerRun } from "../analyzer.ts";
import { reporterTitles } from "../auditWords.ts";
import type { EarlierFinding } from "../baseline/baseline.ts";
import { severities } from "../finding.ts";
import type { Finding, Report, Reporter } from "../finding.ts";
import type { AuditReport } from "./auditReport.ts";
import { manualSentence, runSentence, verdictOf } from "./describeReport.ts";
import { sarifLimits } from "./sarifLimits.ts";
import { plainMessage, root, toArtifacts, toLocation } from "./sarifPlaces.ts";
import { toAbsentResult, toResult } from "./sarifResult.ts";
import { toRule } from "./sarifRule.ts";

/**
 * The audit as SARIF 2.1.0: a run for each analyzer that was at work. A finding that several report stands in the run of each under
 * one fingerprint. An analyzer that is off has no run, since an empty one would close what it once found; the log's properties, which
 * come first, list it. What people found by hand is a run of its own.
 */
export function renderSarif(report: AuditReport): string {
  const { project, auditedAt, version, outcome } = report;
  const analyzers = outcome.runs.map((run) => ({
    name: analyzerTitles[run.analyzer],
    outcome: run.outcome.kind,
    statement: runSentence(run),
  }));
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    properties: {
      project,
      ...(report.folder === undefined ? {} : { folder: report.folder }),
      auditedAt: auditedAt.toISOString(),
      hyperkit: version,
      complete: outcome.complete,
      verdict: verdictOf(report),
      analyzers,
    },
    runs: [...outcome.runs.filter((run) => run.outcome.kind !== "off").map((run) => toRun(run, report)), ...manualRuns(report)],
  };
  return visibleJson(log);
}

function toRun(run: AnalyzerRun, report: AuditReport): Run {
  const notifications = run.outcome.kind === "notAnalysed" ? [notificationOf(run), ...leftOutNotifications(run, report)] : [];
  const driver = { name: analyzerTitles[run.analyzer], ...(run.version === "" ? {} : { version: run.version }) };
  const isWhole = run.outcome.kind === "analysed";
  return runOf({ reporter: run.analyzer, statement: runSentence(run), driver, isWhole, notifications }, report);
}

function manualRuns(report: AuditReport): readonly Run[] {
  const statement = manualSentence(report.outcome.findings);
  const speaker = { reporter: "manual", statement, driver: { name: reporterTitles.manual }, isWhole: true, notifications: [] } as const;
  return statement === "" ? [] : [runOf(speaker, report)];
}

/** Who speaks in a run, and what came of it. */
interface Speaker {
  readonly reporter: Reporter;
  readonly statement: string;
  readonly driver: ToolComponent;
  readonly isWhole: boolean;
  readonly notifications: readonly Notification[];
}

/** What a run says of one finding, of now or of then. */
type Statement =
  | { readonly kind: "now"; readonly finding: Finding; readonly rule: string; readonly by: Report }
  | { readonly kind: "gone"; readonly finding: EarlierFinding; readonly rule: string };

function runOf({ reporter, statement, driver, isWhole, notifications }: Speaker, report: AuditReport): Run {
  const { auditedAt, project, folder = "" } = report;
  const all = statementsOf(reporter, report);
  const left = all.length - sarifLimits.results;
  const statements = left > 0 ? all.toSorted(bySeverity).slice(0, sarifLimits.results) : all;
  const told = left > 0 ? [...notifications, cutNotification(left)] : notifications;
  const ids = [...new Set(statements.map(({ rule }) => rule))];
  const files = [...new Set(statements.flatMap(filesOf))];
  const toRuleUse = ({ rule, finding, ...one }: Statement) => ({
    rule,
    finding,
    ...(one.kind === "now" && one.by.url !== undefined ? { url: one.by.url } : {}),
  });
  const uses = Map.groupBy(statements.map(toRuleUse), ({ rule }) => rule);
  const lists = { ids, files, folder };
  return {
    tool: {
      driver: {
        ...driver,
        rules: ids.map((id) => toRule(id, uses.get(id) ?? [])),
        notifications: [...new Set(told.flatMap(({ descriptor }) => descriptor?.id ?? []))].map((id) => ({ id })),
      },
    },
    // What code scanning keeps apart: two Projects of one repository close nothing of each other.
    automationDetails: { id: `hyperkit/${visibleLine(folder === "" ? project : folder)}/` },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { [root]: { description: { text: rootText(folder) } } },
    invocations: [{ executionSuccessful: isWhole, endTimeUtc: auditedAt.toISOString(), toolExecutionNotifications: [...told] }],
    artifacts: toArtifacts(lists),
    results: statements.map((one): Result =>
      one.kind === "now" ? toResult(one, report, lists) : toAbsentResult(one.finding, one.rule, lists),
    ),
    properties: { statement },
  };
}

function statementsOf(reporter: Reporter, { outcome, comparison }: AuditReport): readonly Statement[] {
  const now = outcome.findings.flatMap((finding) =>
    finding.reports.flatMap((by): readonly Statement[] => (by.analyzer === reporter ? [{ kind: "now", finding, rule: by.rule, by }] : [])),
  );
  const gone = (comparison?.gone ?? []).flatMap((finding) =>
    finding.reports.flatMap(({ analyzer, rule }): readonly Statement[] => (analyzer === reporter ? [{ kind: "gone", finding, rule }] : [])),
  );
  return [...now, ...gone];
}

function bySeverity(a: Statement, b: Statement): number {
  return severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity);
}

function filesOf(one: Statement): readonly string[] {
  return [one.finding.file, ...(one.kind === "now" ? one.finding.related.slice(0, sarifLimits.places).map(({ file }) => file) : [])];
}

function rootText(folder: string): string {
  return folder === "" ? "The folder of the project's foundry.toml." : "The root of the repository that the project lies in.";
}

function notificationOf(run: AnalyzerRun): Notification {
  const id = run.outcome.kind === "notAnalysed" ? describeProblem(run.outcome.problem).id : "";
  return { level: "error", descriptor: { id }, message: { text: plainMessage(runSentence(run)) } };
}

function leftOutNotifications(run: AnalyzerRun, { outcome, folder = "" }: AuditReport): readonly Notification[] {
  const { descriptor } = notificationOf(run);
  return (outcome.leftOut ?? []).map(({ file, reason, place, contracts }): Notification => {
    const names = contracts.length === 0 ? "" : ` (${contracts.join(", ")})`;
    const region = place === undefined ? {} : { region: { startLine: place.line + 1, startColumn: place.character + 1 } };
    const text = plainMessage(visibleLine(`Not analysed, it does not compile${names}: ${reason}`));
    return {
      ...{
        level: "error",
        message: { text },
        locations: [{ physicalLocation: { artifactLocation: toLocation(file, folder), ...region } }],
      },
      ...(descriptor === undefined ? {} : { descriptor }),
    };
  });
}

/** The mildest are left out. */
function cutNotification(count: number): Notification {
  const text = `${count} more results are not in this file: code scanning takes ${sarifLimits.results} of a run. Other formats have all.`;
  return { level: "warning", descriptor: { id: "resultsLeftOut" }, message: { text } };
}
