import * as vscode from "vscode";
import { reporterTitles, severityTitles } from "../../core/audit/auditWords.ts";
import type { FindingFilter } from "../../core/audit/browse/findingFilter.ts";
import { groupings } from "../../core/audit/browse/groupFindings.ts";
import type { Grouping } from "../../core/audit/browse/groupFindings.ts";
import { severities } from "../../core/audit/finding.ts";
import type { Reporter, Severity } from "../../core/audit/finding.ts";
import type { TriageState } from "../../core/audit/triage/applyTriage.ts";
import type { Workbench } from "../workbench.ts";
import { stateTitles } from "./filterText.ts";
import type { FindingsQuery } from "./findingsQuery.ts";
import { auditsOf, queryOf } from "./openAudits.ts";

const groupingTitles: Readonly<Record<Grouping, string>> = {
  severity: "Severity",
  file: "File",
  category: "Category",
  analyzer: "Analyzer",
};

/** Command: groups the Findings view by what the person picks. */
export async function groupFindingsBy(workbench: Workbench): Promise<void> {
  const query = queryOfAudited(workbench);
  if (query === undefined) return;
  const items = groupings.map((by) => ({ label: groupingTitles[by], description: by === query.grouping ? "now" : "", by }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: "Group the findings by" });
  if (picked !== undefined) await query.group(picked.by);
}

/** Command: searches the findings; the view follows once the words are entered, and an empty text ends the search. */
export async function searchFindings(workbench: Workbench): Promise<void> {
  const query = queryOfAudited(workbench);
  if (query === undefined) return;
  const text = await vscode.window.showInputBox({
    prompt: "Show the findings with these words in title, message, file, rule or category",
    value: query.filter.text,
  });
  if (text !== undefined) await query.show({ ...query.filter, text });
}

/** Command: shows every finding again. */
export async function clearFindingsFilter(workbench: Workbench): Promise<void> {
  await queryOf(workbench).clear();
}

type FilterItem = vscode.QuickPickItem & { readonly part?: FilterPart };
type FilterPart =
  | { readonly of: "severity"; readonly value: Severity }
  | { readonly of: "analyzer"; readonly value: Reporter }
  | { readonly of: "state"; readonly value: TriageState["kind"] };

/** Command: shows the findings of the severities, analyzers and states of triage that the person ticks; none ticked of a kind is all of it. */
export async function filterFindingsBy(workbench: Workbench): Promise<void> {
  const query = queryOfAudited(workbench);
  if (query === undefined) return;
  const picked = await vscode.window.showQuickPick(filterItems(query.filter), {
    canPickMany: true,
    placeHolder: "Show only (none of a kind: all of it)",
  });
  if (picked === undefined) return;
  const parts = picked.map(({ part }) => part);
  await query.show({
    text: query.filter.text,
    severities: parts.flatMap((part) => (part?.of === "severity" ? [part.value] : [])),
    analyzers: parts.flatMap((part) => (part?.of === "analyzer" ? [part.value] : [])),
    states: parts.flatMap((part) => (part?.of === "state" ? [part.value] : [])),
  });
}

function filterItems(filter: FindingFilter): readonly FilterItem[] {
  const separator = (label: string): FilterItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const analyzers = Object.keys(reporterTitles) as Reporter[]; // Record<Reporter, ...> has exactly these keys
  const states = Object.keys(stateTitles) as TriageState["kind"][]; // likewise
  return [
    separator("Severity"),
    ...severities.map((value): FilterItem => ({
      label: severityTitles[value],
      picked: filter.severities.includes(value),
      part: { of: "severity", value },
    })),
    separator("Reported by"),
    ...analyzers.map((value): FilterItem => ({
      label: reporterTitles[value],
      picked: filter.analyzers.includes(value),
      part: { of: "analyzer", value },
    })),
    separator("Triage"),
    ...states.map((value): FilterItem => ({
      label: stateTitles[value],
      picked: filter.states.includes(value),
      part: { of: "state", value },
    })),
  ];
}

/** Undefined while there is nothing to look at. */
function queryOfAudited(workbench: Workbench): FindingsQuery | undefined {
  return auditsOf(workbench).all().length === 0 ? undefined : queryOf(workbench);
}
