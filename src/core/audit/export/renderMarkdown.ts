import type { AnalyzerRun } from "../analyzer.ts";
import { reporterText, reporterTitles, severityTitles } from "../auditWords.ts";
import { severities } from "../finding.ts";
import type { Finding } from "../finding.ts";
import type { AuditReport } from "./auditReport.ts";
import {
  bodyOf,
  comparisonSentence,
  decisionSentence,
  leftOutLines,
  linkOf,
  manualSentence,
  nameOf,
  originText,
  placeText,
  proofSentence,
  runSentence,
  staleSentence,
  stateSentence,
  verdictOf,
  whyText,
} from "./describeReport.ts";
import { readExcerpt } from "./readExcerpt.ts";
import { codeSpan, escapeMarkdown, fence, markdownLink } from "../../lib/inertMarkdown.ts";

/**
 * The audit as Markdown, for issues and pull requests. Everything that comes from the repository or a tool stands in code spans and
 * fences, where no renderer looks for links, pictures, HTML, mentions or issue numbers.
 */
export function renderMarkdown(report: AuditReport): string {
  const { outcome, project } = report;
  const compared = comparisonSentence(report);
  const sections = [
    `# Audit of ${codeSpan(project)}`,
    `**${verdictOf(report)}**`,
    ...(compared === "" ? [] : [codeSpan(compared)]),
    `${originText(report)}.`,
    "## What each analyzer did",
    [
      ...outcome.runs.map(runLine),
      ...leftOutLines(outcome).map(({ place, why }) => `- ${codeSpan(place)}: ${codeSpan(why)}`),
      ...manualLines(report),
    ].join("\n"),
    ...(outcome.findings.length === 0 ? [] : [countsTable(outcome.findings)]),
    ...outcome.findings.flatMap((finding, index) => findingSections(finding, index + 1, report)),
    ...goneSections(report),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** A reason may hold a tool's words. */
function runLine(run: AnalyzerRun): string {
  const sentence = runSentence(run);
  return `- ${codeSpan(nameOf(run))}: ${run.outcome.kind === "notAnalysed" ? codeSpan(sentence) : sentence}`;
}

function manualLines({ outcome }: AuditReport): readonly string[] {
  const sentence = manualSentence(outcome.findings);
  return sentence === "" ? [] : [`- ${codeSpan(reporterTitles.manual)}: ${codeSpan(sentence)}`];
}

function countsTable(findings: readonly Finding[]): string {
  const rows = severities.map((name) => `| ${severityTitles[name]} | ${findings.filter(({ severity }) => severity === name).length} |`);
  return ["## Findings", "", "| severity | count |", "|---|---:|", ...rows].join("\n");
}

function findingSections(finding: Finding, number: number, report: AuditReport): readonly string[] {
  const { sources, decisions } = report;
  const proof = proofSentence(finding, report);
  const state = stateSentence(finding, report);
  const decision = decisionSentence(decisions.get(finding.id));
  const body = bodyOf(finding);
  const why = whyText(finding);
  const source = sources.get(finding.file);
  const related = finding.related.map((place) => `- ${codeSpan(placeText(place))}: ${codeSpan(place.message)}`);
  return [
    `### ${number}. ${severityTitles[finding.severity]}: ${codeSpan(finding.title)}`,
    `${codeSpan(placeText(finding))}, confidence ${finding.confidence}. Reported by ${finding.reports.map(reportText).join(", ")}.`,
    ...(decision === "" ? [] : [`Decision: ${codeSpan(decision)}`]),
    ...(state === "" ? [] : [codeSpan(state)]),
    ...(proof === "" ? [] : [codeSpan(proof)]),
    ...(why === "" ? [] : [escapeMarkdown(why)]),
    ...(finding.stale === true ? [staleSentence] : []),
    ...(body === "" ? [] : [fence(body)]),
    ...(source === undefined ? ["The file has changed since the audit; its text is not shown."] : [fence(excerptText(source, finding))]),
    ...(related.length === 0 ? [] : [`Other places:\n\n${related.join("\n")}`]),
  ];
}

/** What was found then and is no longer. */
function goneSections({ comparison }: AuditReport): readonly string[] {
  if (comparison === undefined || comparison.gone.length === 0) return [];
  const lines = comparison.gone.map((finding) => {
    return `- ${severityTitles[finding.severity]}: ${codeSpan(finding.title)}, then at ${codeSpan(placeText(finding))}`;
  });
  return ["## No longer found", lines.join("\n")];
}

/** Who says it, with the rule's documentation where there is one. */
export function reportText(report: Finding["reports"][number]): string {
  const link = linkOf(report.url);
  const who = report.analyzer === "manual" ? codeSpan(reporterText(report)) : reporterText(report);
  const name = `${who} ${codeSpan(report.rule)}`;
  return link === undefined ? name : `${name} (${markdownLink("documentation", link)})`;
}

/** The lines around a place, numbered; those of the place are marked. */
export function excerptText(source: string, { range }: Pick<Finding, "range">): string {
  const { lines, omitted } = readExcerpt(source, range);
  const width = String(lines.at(-1)?.number ?? 0).length;
  const shown = lines.map(({ number, before, marked, after }) => {
    return `${marked === "" ? " " : ">"} ${String(number).padStart(width)} | ${before}${marked}${after}`.trimEnd();
  });
  return [...shown, ...(omitted > 0 ? [`... and ${omitted} more`] : [])].join("\n");
}
