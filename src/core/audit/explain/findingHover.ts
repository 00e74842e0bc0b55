import { codeSpan, escapeMarkdown, markdownLink } from "../../lib/inertMarkdown.ts";
import { severityTitles } from "../auditWords.ts";
import { placeText } from "../export/describeReport.ts";
import { reportText } from "../export/renderMarkdown.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findCategory } from "../taxonomy/categoryTable.ts";
import { classLinks } from "./classLinks.ts";
import { findingPath } from "./findingPath.ts";
import type { PathStep } from "./findingPath.ts";

/** What a hover says beside the finding itself. */
export interface HoverContext {
  /** Everything about the decision, as plain sentences; undefined where there is none. */
  readonly decision: string | undefined;
  /** True when the file was edited since: then the other places are no longer known. */
  readonly stale: boolean;
  /** Address under which the editor opens a place. */
  readonly addressOf: (place: FindingPlace) => string;
}

/** More steps are told by their number (all of them are in the explanation). */
const mostSteps = 8;

/**
 * What the diagnostic does not say already: why it matters, the path as links, who reports it, its classes, and the decision. Markdown in
 * which every word of the repository and of tools is inert.
 */
export function findingHover(finding: Finding, { decision, stale, addressOf }: HoverContext): string {
  const category = findCategory(finding.category);
  const path = findingPath(finding);
  const classes = classLinks(finding.category);
  const rule = finding.reports[0]?.rule ?? finding.category;
  return [
    `**${severityTitles[finding.severity]}**, confidence ${finding.confidence}: ${codeSpan(rule)}`,
    ...(category === undefined ? [] : [escapeMarkdown(`${category.title}. ${category.why}`)]),
    ...(decision === undefined ? [] : [`Decision: ${codeSpan(decision)}`]),
    ...(stale || path.length < 2 ? [] : [pathList(path, addressOf)]),
    `Reported by ${finding.reports.map(reportText).join(", ")}`,
    ...(classes.length === 0 ? [] : [classes.join(" · ")]),
  ].join("\n\n");
}

function pathList(path: readonly PathStep[], addressOf: HoverContext["addressOf"]): string {
  const steps = path.slice(0, mostSteps).map((step, index) => {
    const words = step.own ? "this place" : codeSpan(step.message);
    return `${index + 1}. ${markdownLink(codeSpan(placeText(step)), addressOf(step))} ${words}`;
  });
  const more = path.length > mostSteps ? [`${mostSteps + 1}. and ${path.length - mostSteps} more`] : [];
  return ["Path:", "", ...steps, ...more].join("\n");
}
