import { codeSpan, escapeMarkdown, fence } from "../../lib/inertMarkdown.ts";
import { severityTitles } from "../auditWords.ts";
import { bodyOf, placeText } from "../export/describeReport.ts";
import { excerptText, reportText } from "../export/renderMarkdown.ts";
import type { Finding } from "../finding.ts";
import { findCategory } from "../taxonomy/categoryTable.ts";
import { classLinks } from "./classLinks.ts";
import { findingPath } from "./findingPath.ts";
import type { PathStep } from "./findingPath.ts";

/** What an explanation is made from. */
export interface ExplanationContext {
  /** Everything about the decision, as plain sentences; undefined where there is none. */
  readonly decision: string | undefined;
  /** What tests have shown of it, as one sentence; absent where there is nothing to say. */
  readonly proof?: string | undefined;
  /** The texts of the path's files as they were audited; one that was edited since is not in it. See `readAuditedSources`. */
  readonly sources: ReadonlyMap<string, string>;
}

/**
 * A finding on a page of its own: why it matters, each step of its path with the code around it, the analyzers' words, and where to read
 * on. Markdown in which every word of the repository and of tools is inert. Made from the audit alone: no model, no network.
 */
export function explainFinding(finding: Finding, { decision, proof, sources }: ExplanationContext): string {
  const category = findCategory(finding.category);
  const body = bodyOf(finding);
  const classes = classLinks(finding.category);
  const sections = [
    `# ${severityTitles[finding.severity]}: ${codeSpan(finding.title)}`,
    `${codeSpan(placeText(finding))}, confidence ${finding.confidence}.`,
    ...(decision === undefined ? [] : [`Decision: ${codeSpan(decision)}`]),
    ...(proof === undefined ? [] : [escapeMarkdown(proof)]),
    "## Why it matters",
    category === undefined
      ? "The rule is in none of HyperKit's categories; its documentation is below where there is one."
      : escapeMarkdown(`${category.title}. ${category.why}`),
    "## The path",
    ...findingPath(finding).flatMap((step, index) => stepSections(step, index + 1, sources)),
    ...(body === "" ? [] : ["## In the analyzer's words", fence(body)]),
    "## References",
    [...finding.reports.map(reportText), ...classes].map((line) => `- ${line}`).join("\n"),
  ];
  return `${sections.join("\n\n")}\n`;
}

function stepSections(step: PathStep, number: number, sources: ReadonlyMap<string, string>): readonly string[] {
  const source = sources.get(step.file);
  return [
    `**${number}.** ${codeSpan(placeText(step))}${step.own ? ", the finding's place" : `: ${codeSpan(step.message)}`}`,
    source === undefined ? "The file has changed since the audit; its text is not shown." : fence(excerptText(source, step)),
  ];
}
