import type { Artifact, Location, Log, Notification, ReportingDescriptor, Result, Run, ToolComponent } from "sarif";
import { describeProblem } from "../../errors/problem.ts";
import { analyzerTitles } from "../analyzerName.ts";
import type { AnalyzerRun } from "../analyzer.ts";
import { reporterTitles } from "../auditWords.ts";
import { severities } from "../finding.ts";
import type { Finding, FindingPlace, Report, Reporter, Severity } from "../finding.ts";
import { findCategory } from "../taxonomy/categoryTable.ts";
import type { AuditReport } from "./auditReport.ts";
import { classesOf } from "../taxonomy/categoryText.ts";
import { decisionSentence, linkOf, proofOf, manualSentence, runSentence, verdictOf } from "./describeReport.ts";
import { fromOne } from "./renderJson.ts";
import { visibleJson, visibleLine, visibleText } from "../../lib/visibleText.ts";

const levels = { high: "error", medium: "warning", low: "note", informational: "note", gas: "note" } as const satisfies Record<
  Severity,
  string
>;

/** GitHub's scale from 0 to 10: the middle of its own high, medium and low. What is no question of security has none. */
const scores: Readonly<Partial<Record<Severity, string>>> = { high: "8.0", medium: "5.5", low: "2.0" };

/** Paths are relative to the Project's root; a reader of the file knows where that is. */
const root = "%SRCROOT%";

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

interface Statement {
  readonly finding: Finding;
  readonly report: Report;
}

function toRun(run: AnalyzerRun, report: AuditReport): Run {
  const notifications = run.outcome.kind === "notAnalysed" ? [notificationOf(run)] : [];
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

function runOf({ reporter, statement, driver, isWhole, notifications }: Speaker, whole: AuditReport): Run {
  const { outcome, auditedAt, decisions } = whole;
  const statements = outcome.findings.flatMap((finding) => ofReporter(finding, reporter));
  const ids = [...new Set(statements.map(({ report }) => report.rule))];
  const files = [...new Set(statements.flatMap(({ finding }) => [finding, ...finding.related].map(({ file }) => file)))];
  return {
    tool: {
      driver: {
        ...driver,
        rules: ids.map((id) => toRule(id, statements)),
        notifications: notifications.flatMap(({ descriptor }) => (descriptor?.id === undefined ? [] : [{ id: descriptor.id }])),
      },
    },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { [root]: { description: { text: "The folder of the project's foundry.toml." } } },
    invocations: [{ executionSuccessful: isWhole, endTimeUtc: auditedAt.toISOString(), toolExecutionNotifications: [...notifications] }],
    artifacts: files.map((file): Artifact => ({ location: toLocation(file), sourceLanguage: "solidity" })),
    results: statements.map((one) => ({
      ...toResult({ ...one, proof: proofOf(one.finding, whole) }, ids, files),
      ...suppressionsOf(one.finding, decisions),
    })),
    properties: { statement },
  };
}

function ofReporter(finding: Finding, reporter: Reporter): readonly Statement[] {
  return finding.reports.filter(({ analyzer }) => analyzer === reporter).map((report) => ({ finding, report }));
}

function notificationOf(run: AnalyzerRun): Notification {
  const id = run.outcome.kind === "notAnalysed" ? describeProblem(run.outcome.problem).id : "";
  return { level: "error", descriptor: { id }, message: { text: plainMessage(runSentence(run)) } };
}

/** Severity belongs to the finding; the rule carries the worst one of this audit. */
function toRule(id: string, statements: readonly Statement[]): ReportingDescriptor {
  const own = statements.filter(({ report }) => report.rule === id);
  const worst = severities.find((severity) => own.some(({ finding }) => finding.severity === severity)) ?? "informational";
  const helpUri = linkOf(own.find(({ report }) => report.url !== undefined)?.report.url);
  const category = findCategory(own[0]?.finding.category ?? "");
  const score = scores[worst];
  const classes = own.slice(0, 1).flatMap(({ finding }) => classesOf(finding.category).map(toTag));
  const properties = {
    tags: [...(score === undefined ? [] : ["security"]), ...classes],
    ...(score === undefined ? {} : { "security-severity": score }),
  };
  return {
    id,
    shortDescription: { text: category?.title ?? plainMessage(visibleLine(id)) },
    ...(category === undefined ? {} : { fullDescription: { text: category.why } }),
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: levels[worst] },
    properties,
  };
}

/** A class in the form in which code scanning knows those of CWE. */
function toTag(name: string): string {
  return name.startsWith("CWE-") ? `external/cwe/${name.toLowerCase()}` : name;
}

interface ProvenStatement extends Statement {
  readonly proof: ReturnType<typeof proofOf>;
}

function toResult({ finding, report, proof }: ProvenStatement, ids: readonly string[], files: readonly string[]): Result {
  return {
    ruleId: report.rule,
    ruleIndex: ids.indexOf(report.rule),
    level: levels[finding.severity],
    message: { text: plainMessage(visibleText(finding.message)) },
    locations: [toPlace(finding, files)],
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map((place) => ({
            ...toPlace(place, files),
            message: { text: plainMessage(visibleLine(place.message)) },
          })),
        }),
    partialFingerprints: { "hyperkitFindingId/v1": finding.id },
    properties: {
      ...{ severity: finding.severity, confidence: finding.confidence, category: finding.category },
      ...(report.analyzer === "manual" ? { author: report.author } : {}),
      ...(finding.stale === true ? { codeEdited: true } : {}),
      ...(proof === undefined ? {} : { proof }),
    },
  };
}

/** A high finding that a record from elsewhere decides on is not taken for settled: the record may have come with the very code. */
function suppressionsOf({ id, severity }: Finding, decisions: AuditReport["decisions"]): Pick<Result, "suppressions"> {
  const held = decisions.get(id);
  if (held === undefined) return {};
  const status = held.isByOthers && severity === "high" ? "underReview" : "accepted";
  return { suppressions: [{ kind: "external", status, justification: decisionSentence(held) }] };
}

function toPlace({ file, range }: FindingPlace, files: readonly string[]): Location {
  return { physicalLocation: { artifactLocation: { ...toLocation(file), index: files.indexOf(file) }, region: fromOne(range) } };
}

function toLocation(file: string): { readonly uri: string; readonly uriBaseId: string } {
  return { uri: file.toWellFormed().split("/").map(encodeURIComponent).join("/"), uriBaseId: root };
}

/** `[text](target)` is a link in a SARIF message; a backslash takes that from it. Braces with anything but a number mean nothing there. */
function plainMessage(text: string): string {
  return text.replaceAll("](", "\\](");
}
