import * as vscode from "vscode";
import { counted } from "../../core/audit/auditWords.ts";
import type { Audits } from "./audits.ts";
import { notAnalysed } from "./describeAudit.ts";
import type { FindingPlaces } from "./findingPlaces.ts";
import { FindingsTree } from "./findingsTree.ts";
import { findingsViewId } from "./registerAudit.ts";
import { openFindings, triagedCounts } from "./triageText.ts";

/**
 * The Findings view, which never comes forward by itself. Its badge counts what is high or medium and open; its first line says what was
 * not analysed, and which triage is not heeded.
 */
export function createFindingsView(audits: Audits, places: FindingPlaces): vscode.Disposable {
  const view = vscode.window.createTreeView(findingsViewId, {
    treeDataProvider: new FindingsTree(audits, places),
    showCollapseAll: true,
  });
  const update = (): void => summarize(view, audits);
  return vscode.Disposable.from(view, audits.onDidChange(update), audits.triages.onDidChange(update));
}

function summarize(view: vscode.TreeView<unknown>, audits: Audits): void {
  const outcomes = audits.all().map(({ outcome }) => outcome);
  const triaged = audits.all().flatMap((audit) => audits.triages.of(audit));
  const unheeded = audits.all().flatMap((audit) => audits.triages.problemsOf(audit)).length;
  const missing = [...new Set(outcomes.flatMap(({ runs }) => notAnalysed(runs)))];
  const audited = outcomes.filter(({ runs }) => runs.length > 0);
  const nothing = audited.length > 0 && audited.every(({ runs }) => runs.every(({ outcome }) => outcome.kind === "off"));
  const urgent = openFindings(triaged).filter(({ severity }) => severity === "high" || severity === "medium").length;
  view.description = missing.length > 0 ? "not analysed" : outcomes.length === 0 || nothing ? "" : triagedCounts(triaged, audits.triages);
  view.message = messageOf({ missing, nothing, unheeded, unaudited: audited.length < outcomes.length });
  view.badge = urgent === 0 ? undefined : { value: urgent, tooltip: `${counted(urgent, "finding")} of high or medium severity` };
}

interface Shortcomings {
  readonly missing: readonly string[];
  readonly nothing: boolean;
  readonly unheeded: number;
  /** True when a Project has findings of people and no analyzer has run. */
  readonly unaudited: boolean;
}

/** Empty: the editor shows none. */
function messageOf({ missing, nothing, unheeded, unaudited }: Shortcomings): string {
  if (nothing) return "Nothing was audited: every analyzer is off.";
  const incomplete = missing.length === 0 ? [] : [`This audit is incomplete: ${missing.join(" and ")} did not analyse everything.`];
  const ignored =
    unheeded === 0 ? [] : [`${counted(unheeded, "file")} of triage cannot be used and ${unheeded === 1 ? "hides" : "hide"} nothing.`];
  const manualOnly = unaudited ? ["No analyzer has run: these are findings of manual review."] : [];
  return [...manualOnly, ...incomplete, ...ignored].join(" ");
}
