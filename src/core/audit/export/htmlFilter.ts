import { reporterTitles, severityTitles } from "../auditWords.ts";
import { severities } from "../finding.ts";
import type { Finding, Reporter, Severity } from "../finding.ts";

/** The class of a finding that says who reports it, e.g. `by-forgeLint-slither`. */
export function reporterClass(finding: Finding): string {
  return ["by", ...reportersOf(finding)].join("-");
}

/** The boxes that the reader unticks: a severity, or who reports it. */
export function filterForm(findings: readonly Finding[]): string {
  const analyzers = [...new Set(findings.flatMap(reportersOf))].toSorted();
  const boxes = usedSeverities(findings).map((name) => box(`show-${name}`, severityTitles[name]));
  return `<form>
<fieldset><legend>Severity</legend>${boxes.join("")}</fieldset>
<fieldset><legend>Reported by</legend>${analyzers.map((name) => box(`show-${name}`, reporterTitles[name])).join("")}</fieldset>
</form>`;
}

/** The rules that hide a finding or a whole severity: it is unticked, or everybody who reports it is. */
export function filterRules(findings: readonly Finding[]): string {
  const bySeverity = usedSeverities(findings).flatMap((name) => {
    const reporters = new Set(findings.filter(({ severity }) => severity === name).flatMap(reportersOf));
    return [hideWithout([name], `.severity.${name}`), hideWithout([...reporters], `.severity.${name}`)];
  });
  const byReporters = [...new Map(findings.map((finding) => [reporterClass(finding), reportersOf(finding)]))].map(([name, reporters]) =>
    hideWithout(reporters, `.${name}`),
  );
  return [...bySeverity, ...byReporters].join("\n");
}

/** Hides what a selector names while none of the boxes is ticked. */
function hideWithout(boxes: readonly string[], selector: string): string {
  return `body${boxes.map((name) => `:has(#show-${name}:not(:checked))`).join("")} ${selector} { display: none; }`;
}

function usedSeverities(findings: readonly Finding[]): readonly Severity[] {
  return severities.filter((name) => findings.some(({ severity }) => severity === name));
}

function reportersOf({ reports }: Finding): readonly Reporter[] {
  return [...new Set(reports.map(({ analyzer }) => analyzer))].toSorted();
}

function box(id: string, title: string): string {
  return `<label><input type="checkbox" id="${id}" autocomplete="off" checked>${title}</label>`;
}
