import { reporterText, severityTitles } from "../auditWords.ts";
import type { Finding } from "../finding.ts";
import type { AuditReport } from "./auditReport.ts";
import { bodyOf, linkOf, placeText, staleSentence, whyText, decisionSentence, proofSentence, stateSentence } from "./describeReport.ts";
import { escapeHtml } from "./escapeHtml.ts";
import { reporterClass } from "./htmlFilter.ts";
import { readExcerpt } from "./readExcerpt.ts";
import type { ExcerptLine } from "./readExcerpt.ts";

/** A finding as an article: title, place, message, the code around it, the other places, and who reports it. */
export function findingHtml(finding: Finding, number: number, report: AuditReport): string {
  const { sources, decisions } = report;
  const proof = proofSentence(finding, report);
  const state = stateSentence(finding, report);
  const source = sources.get(finding.file);
  const decision = decisionSentence(decisions.get(finding.id));
  const body = bodyOf(finding);
  const why = whyText(finding);
  const related = finding.related.map((place) => `<li><code>${escapeHtml(placeText(place))}</code> ${escapeHtml(place.message)}</li>`);
  return `<article class="${reporterClass(finding)}" id="finding-${number}">
<h3>${number}. ${escapeHtml(finding.title)}</h3>
<p class="place"><code>${escapeHtml(placeText(finding))}</code></p>
${decision === "" ? "" : `<p class="decision">${escapeHtml(decision)}</p>`}
${state === "" ? "" : `<p class="state">${escapeHtml(state)}</p>`}
${proof === "" ? "" : `<p class="proof">${escapeHtml(proof)}</p>`}
${why === "" ? "" : `<p>${escapeHtml(why)}</p>`}
${body === "" ? "" : `<p class="message">${escapeHtml(body)}</p>`}
${finding.stale === true ? `<p class="place">${staleSentence}</p>` : ""}
${source === undefined ? '<p class="place">The file has changed since the audit; its text is not shown.</p>' : excerptHtml(source, finding)}
${related.length === 0 ? "" : `<p>Other places:</p><ul>${related.join("")}</ul>`}
<p class="meta">${severityTitles[finding.severity]}, confidence ${finding.confidence}. Reported by ${finding.reports.map(reportHtml).join(", ")}. <code>${escapeHtml(finding.id)}</code></p>
</article>`;
}

function reportHtml(report: Finding["reports"][number]): string {
  const link = linkOf(report.url);
  const name = `${escapeHtml(reporterText(report))} <code>${escapeHtml(report.rule)}</code>`;
  return link === undefined ? name : `<a href="${escapeHtml(link)}" rel="noopener noreferrer">${name}</a>`;
}

function excerptHtml(source: string, { range }: Finding): string {
  const { lines, omitted } = readExcerpt(source, range);
  if (lines.length === 0) return "";
  const more = omitted > 0 ? `<span class="row"><span></span><span>… and ${omitted} more</span></span>` : "";
  return `<pre class="excerpt"><code>${lines.map(lineHtml).join("")}${more}</code></pre>`;
}

/** The parts are escaped already as far as they cannot be seen; each line is a row of its own, also without the style sheet. */
function lineHtml({ number, before, marked, after }: ExcerptLine): string {
  const mark = marked === "" ? "" : `<mark>${escapeHtml(marked)}</mark>`;
  return `<span class="row"><span>${number}</span><span>${escapeHtml(before)}${mark}${escapeHtml(after)}\n</span></span>`;
}
