import { severities } from "../finding.ts";
import type { Finding } from "../finding.ts";
import type { AnalyzerRun } from "../analyzer.ts";
import { counted, reporterTitles, severityTitles } from "../auditWords.ts";
import type { AuditReport } from "./auditReport.ts";
import {
  comparisonSentence,
  leftOutLines,
  manualFindings,
  manualSentence,
  nameOf,
  originText,
  placeText,
  runSentence,
  verdictOf,
} from "./describeReport.ts";
import { escapeHtml } from "./escapeHtml.ts";
import { filterForm, filterRules } from "./htmlFilter.ts";
import { findingHtml } from "./htmlFinding.ts";
import { htmlStyle } from "./htmlStyle.ts";

/** Nothing is loaded and nothing runs, whatever the page came to hold: the filter is made of style rules alone. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The audit as one HTML page for people, without a script and without anything from elsewhere. */
export function renderHtml(report: AuditReport): string {
  const { outcome, project } = report;
  const compared = comparisonSentence(report);
  const title = `Audit of ${escapeHtml(project)}`;
  const worst = severities.find((name) => outcome.findings.some(({ severity }) => severity === name));
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${htmlStyle}
${filterRules(outcome.findings)}
</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="origin">${escapeHtml(originText(report))}</p>
<p class="verdict ${outcome.complete ? (worst ?? "") : "incomplete"}">${escapeHtml(verdictOf(report))}</p>
${compared === "" ? "" : `<p>${escapeHtml(compared)}</p>`}
</header>
<main>
<h2>What each analyzer did</h2>
${runsTable(outcome)}
${outcome.findings.length === 0 ? "" : findingsHtml(report)}
${goneHtml(report)}
</main>
<footer>
<p>Findings are about the code as it was audited. An analyzer finds what it has a rule for: a report without findings is no proof that the code is safe.</p>
</footer>
</body>
</html>
`;
}

function runsTable(outcome: AuditReport["outcome"]): string {
  const { runs, findings } = outcome;
  const rows = runs.map((run: AnalyzerRun) => {
    const count = findings.filter(({ reports }) => reports.some(({ analyzer }) => analyzer === run.analyzer)).length;
    const isOff = run.outcome.kind === "off";
    // Where not everything was analysed, a nought would read as a result.
    const shown = isOff || (count === 0 && run.outcome.kind === "notAnalysed") ? "" : String(count);
    return `<tr><th scope="row">${escapeHtml(nameOf(run))}</th><td>${escapeHtml(runSentence(run))}</td><td class="number">${shown}</td><td class="number">${isOff ? "" : `${(run.durationMs / 1000).toFixed(1)} s`}</td></tr>`;
  });
  return `<table>
<caption>What each analyzer did</caption>
<thead><tr><th scope="col">Analyzer</th><th scope="col">What it did</th><th scope="col" class="number">Findings</th><th scope="col" class="number">Time</th></tr></thead>
<tbody>
${[...rows, ...leftOutRows(outcome), ...manualRows(findings)].join("\n")}
</tbody>
</table>`;
}

function leftOutRows(outcome: AuditReport["outcome"]): readonly string[] {
  return leftOutLines(outcome).map(
    ({ place, why }) =>
      `<tr><th scope="row">${escapeHtml(place)}</th><td>${escapeHtml(why)}</td><td class="number"></td><td class="number"></td></tr>`,
  );
}

function manualRows(findings: readonly Finding[]): readonly string[] {
  const sentence = manualSentence(findings);
  if (sentence === "") return [];
  const count = manualFindings(findings).length;
  return [
    `<tr><th scope="row">${reporterTitles.manual}</th><td>${escapeHtml(sentence)}</td><td class="number">${count}</td><td class="number"></td></tr>`,
  ];
}

function findingsHtml(report: AuditReport): string {
  const { findings } = report.outcome;
  const numbers = new Map(findings.map((finding, index) => [finding, index + 1]));
  const sections = severities.flatMap((severity) => {
    const own = findings.filter((finding) => finding.severity === severity);
    if (own.length === 0) return [];
    const articles = own.map((finding) => findingHtml(finding, numbers.get(finding) ?? 0, report));
    return `<section class="severity ${severity}">
<h2><span class="dot"></span>${severityTitles[severity]}: ${counted(own.length, "finding")}</h2>
${articles.join("\n")}
</section>`;
  });
  return `<h2>Findings by severity</h2>
${severityChart(findings)}
${filterForm(findings)}
<p class="filtered">The filter hides some of the findings.</p>
${sections.join("\n")}`;
}

function goneHtml({ comparison }: AuditReport): string {
  if (comparison === undefined || comparison.gone.length === 0) return "";
  const rows = comparison.gone.map((finding) => {
    return `<li><span class="dot ${finding.severity}"></span>${severityTitles[finding.severity]}: ${escapeHtml(finding.title)} <code>${escapeHtml(placeText(finding))}</code></li>`;
  });
  return `<h2>No longer found</h2>
<ul class="gone">
${rows.join("\n")}
</ul>`;
}

function severityChart(findings: readonly Finding[]): string {
  const counts = severities.map((name) => ({ name, count: findings.filter(({ severity }) => severity === name).length }));
  const most = Math.max(...counts.map(({ count }) => count), 1);
  const rows = counts.map(({ name, count }) => {
    const bar = `<svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width="${((100 * count) / most).toFixed(2)}" height="1"/></svg>`;
    return `<tr class="${name}"><th scope="row"><span class="dot"></span>${severityTitles[name]}</th><td class="number">${count}</td><td>${bar}</td></tr>`;
  });
  return `<table class="chart">
<caption>Number of findings of each severity</caption>
<tbody>
${rows.join("\n")}
</tbody>
</table>`;
}
