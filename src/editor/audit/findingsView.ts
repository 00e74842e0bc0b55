import * as vscode from "vscode";
import { counted, listed } from "../../core/audit/auditWords.ts";
import { notAnalysed } from "./describeAudit.ts";
import { FindingsTree } from "./findingsTree.ts";
import type { ShownFindings } from "./findingsTree.ts";
import { findingsViewId } from "./findingsPlaceholder.ts";
import { openFindings, triagedCounts } from "./triageText.ts";

/**
 * The Findings view, which never comes forward by itself. Its badge counts what is high or medium and open, filtered or not; its first
 * line says what was not analysed, which triage is not heeded, and when a filter hides everything.
 */
export function createFindingsView(shown: ShownFindings): vscode.Disposable {
  const { audits, query } = shown;
  const view = vscode.window.createTreeView(findingsViewId, { treeDataProvider: new FindingsTree(shown), showCollapseAll: true });
  const update = (): void => summarize(view, shown);
  return vscode.Disposable.from(view, ...[audits, audits.triages, query].map(({ onDidChange }) => onDidChange(update)));
}

function summarize(view: vscode.TreeView<unknown>, { audits, query }: ShownFindings): void {
  const outcomes = audits.all().map(({ outcome }) => outcome);
  const triaged = audits.all().flatMap((audit) => audits.triages.of(audit));
  const unheeded = audits.all().flatMap((audit) => audits.triages.problemsOf(audit)).length;
  const missing = [...new Set(outcomes.flatMap(({ runs }) => notAnalysed(runs)))];
  const audited = outcomes.filter(({ runs }) => runs.length > 0);
  const nothing = audited.length > 0 && audited.every(({ runs }) => runs.every(({ outcome }) => outcome.kind === "off"));
  const urgent = openFindings(triaged).filter(({ severity }) => severity === "high" || severity === "medium").length;
  const passing = audits.all().flatMap((audit) => query.passing(audit, audits.triages.of(audit))).length;
  const filtered = query.text === "" ? [] : [`${passing} of ${triaged.length}: ${query.text}`];
  const counts = outcomes.length === 0 || nothing || filtered.length > 0 ? [] : [triagedCounts(triaged, audits.triages)];
  view.description = [...(missing.length > 0 ? ["not analysed"] : counts), ...filtered].join(", ");
  const wanted = audits.all().flatMap(({ untrusted }) => (untrusted === undefined ? [] : [untrusted.summary]));
  const shortcomings = messageOf({
    missing,
    nothing,
    unheeded,
    unaudited: audited.length < outcomes.length,
    hidden: passing === 0 ? triaged.length : 0,
    filtered: filtered.join(""),
  });
  view.message = [...wanted, shortcomings].filter((text) => text !== "").join(" ");
  void vscode.commands.executeCommand("setContext", "hyperkit.audited", outcomes.length > 0);
  view.badge = urgent === 0 ? undefined : { value: urgent, tooltip: `${counted(urgent, "finding")} of high or medium severity` };
}

interface Shortcomings {
  readonly missing: readonly string[];
  readonly nothing: boolean;
  readonly unheeded: number;
  /** True when a Project has findings of people and no analyzer has run. */
  readonly unaudited: boolean;
  /** How many findings there are where the filter hides them all. */
  readonly hidden: number;
  /** What the filter leaves of how many; the title, which says it too, is often too narrow. Empty without a filter. */
  readonly filtered: string;
}

/** Empty: the editor shows none. */
function messageOf({ missing, nothing, unheeded, unaudited, hidden, filtered }: Shortcomings): string {
  if (nothing) return "Nothing was audited: every analyzer is off.";
  const incomplete = missing.length === 0 ? [] : [`This audit is incomplete: ${listed(missing)} did not analyse everything.`];
  const ignored =
    unheeded === 0 ? [] : [`${counted(unheeded, "file")} of triage cannot be used and ${unheeded === 1 ? "hides" : "hide"} nothing.`];
  const manualOnly = unaudited ? ["No analyzer has run: these are findings of manual review."] : [];
  const emptied = `The filter hides ${hidden === 1 ? "the only finding" : `all ${hidden} findings`}.`;
  const shown = hidden > 0 ? [emptied] : filtered === "" ? [] : [`Showing ${filtered}.`];
  return [...manualOnly, ...incomplete, ...ignored, ...shown].join(" ");
}
