import { reporterTitles, severityTitles } from "../../core/audit/auditWords.ts";
import type { FindingFilter } from "../../core/audit/browse/findingFilter.ts";
import { severities } from "../../core/audit/finding.ts";
import type { TriageState } from "../../core/audit/triage/applyTriage.ts";

/** How the states of triage are called where a person chooses among them. */
export const stateTitles: Readonly<Record<TriageState["kind"], string>> = {
  open: "Not triaged",
  reopened: "Triage expired",
  triaged: "Triaged",
};

/** What a filter asks for, in a few words; empty where it asks for nothing. */
export function filterText({ text, severities: wanted, analyzers, states }: FindingFilter): string {
  return [
    ...severities.filter((severity) => wanted.includes(severity)).map((severity) => severityTitles[severity]),
    ...analyzers.map((analyzer) => reporterTitles[analyzer]),
    ...states.map((state) => stateTitles[state]),
    ...(text.trim() === "" ? [] : [`"${text.trim()}"`]),
  ].join(", ");
}
