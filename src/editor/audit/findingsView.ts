import * as vscode from "vscode";
import type { Audits } from "./audits.ts";
import { counted, findingCounts, notAnalysed } from "./describeAudit.ts";
import type { FindingPlaces } from "./findingPlaces.ts";
import { FindingsTree } from "./findingsTree.ts";

/** The Findings view, which never comes forward by itself. Its badge counts what is high or medium; its first line says what was not analysed. */
export function createFindingsView(audits: Audits, places: FindingPlaces): vscode.Disposable {
  const view = vscode.window.createTreeView("hyperkit.findings", {
    treeDataProvider: new FindingsTree(audits, places),
    showCollapseAll: true,
  });
  return vscode.Disposable.from(
    view,
    audits.onDidChange(() => summarize(view, audits)),
  );
}

function summarize(view: vscode.TreeView<unknown>, audits: Audits): void {
  const outcomes = audits.all().map(({ outcome }) => outcome);
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  const missing = [...new Set(outcomes.flatMap(({ runs }) => notAnalysed(runs)))];
  const nothing = outcomes.length > 0 && outcomes.every(({ runs }) => runs.every(({ outcome }) => outcome.kind === "off"));
  const urgent = findings.filter(({ severity }) => severity === "high" || severity === "medium").length;
  view.description = missing.length > 0 ? "not analysed" : outcomes.length === 0 || nothing ? "" : findingCounts(findings);
  view.message = messageOf(missing, nothing);
  view.badge = urgent === 0 ? undefined : { value: urgent, tooltip: `${counted(urgent, "finding")} of high or medium severity` };
}

/** Empty: the editor shows none. */
function messageOf(missing: readonly string[], nothing: boolean): string {
  if (nothing) return "Nothing was audited: every analyzer is off.";
  if (missing.length === 0) return "";
  return `This audit is incomplete: ${missing.join(" and ")} did not analyse everything.`;
}
