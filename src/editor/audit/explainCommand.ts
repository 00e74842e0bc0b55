import { posix } from "node:path";
import * as vscode from "vscode";
import { explainFinding } from "../../core/audit/explain/explainFinding.ts";
import { readAuditedSources } from "../../core/audit/export/readAuditedSources.ts";
import { problem } from "../../core/errors/problem.ts";
import type { Workbench } from "../workbench.ts";
import { chosenFinding } from "./chosenFinding.ts";
import { auditsOf } from "./openAudits.ts";
import { proofSentence } from "./proofText.ts";
import { triageDetails } from "./triageText.ts";

/** The scheme of the read-only documents that explain findings. */
const explanationScheme = "hyperkit-finding";

/** Command: explains the finding that a row, a quick fix or a hover is about, on a read-only page made from the audit alone. */
export async function showExplanation(workbench: Workbench, argument: unknown): Promise<void> {
  const chosen = chosenFinding(workbench, argument);
  if (chosen === undefined) return workbench.notify.problem(problem("findingNotChosen", {}));
  const { audit, finding } = chosen;
  const { triages, proofs } = auditsOf(workbench);
  const state = triages.of(audit).find((other) => other.finding === finding)?.state ?? { kind: "open" };
  const sources = await readAuditedSources(audit.project, [finding, ...finding.related]);
  const uri = vscode.Uri.from({
    scheme: explanationScheme,
    path: `/${finding.reports[0]?.rule.replaceAll("/", "-") ?? finding.category} in ${posix.basename(finding.file)}.md`,
    query: finding.id,
  });
  explanationsOf(workbench).put(
    uri,
    explainFinding(finding, { decision: triageDetails(state, triages), proof: proofSentence(finding, proofs.of(audit, finding)), sources }),
  );
  try {
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  } catch {
    // The editor's own Markdown extension can be switched off; then the text itself is read.
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }
}

/** The explanations that were shown in this window, by their documents' addresses. */
class Explanations implements vscode.TextDocumentContentProvider {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #texts = new Map<string, string>();

  get onDidChange(): vscode.Event<vscode.Uri> {
    return this.#changed.event;
  }

  put(uri: vscode.Uri, text: string): void {
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? "This explanation ended with its window. Audit the project again to see it.";
  }
}

const shown = new WeakMap<Workbench, Explanations>();

function explanationsOf(workbench: Workbench): Explanations {
  const known = shown.get(workbench);
  if (known !== undefined) return known;
  const explanations = new Explanations();
  shown.set(workbench, explanations);
  workbench.context.subscriptions.push(vscode.workspace.registerTextDocumentContentProvider(explanationScheme, explanations));
  return explanations;
}
