import * as vscode from "vscode";
import { makePermalink } from "../../core/audit/permalink/makePermalink.ts";
import type { PermalinkInput } from "../../core/audit/permalink/makePermalink.ts";
import { problem } from "../../core/errors/problem.ts";
import { findGit } from "../../core/process/findGit.ts";
import { withCancellableProgress } from "../adapters/cancellation.ts";
import { readHostEnvironment } from "../adapters/hostEnvironment.ts";
import { chosenFinding } from "../audit/chosenFinding.ts";
import { readSeenText } from "../audit/seenText.ts";
import type { Workbench } from "../workbench.ts";
import { selectedSource } from "./selectedSource.ts";

/** How long it stands in the status bar (milliseconds). */
const shownMs = 8000;

/** Command: copies the address of the selected lines, or of the finding of a row, at the commit that is checked out; says where they may differ. */
export async function copyPermalink(workbench: Workbench, argument: unknown): Promise<void> {
  const input = await linked(workbench, argument);
  if (input === undefined) return workbench.notify.problem(problem("noCodeSelected", {}));
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  const git = await findGit({ ...readHostEnvironment(), workspaceFolders: () => folders });
  const { run, roots } = workbench;
  const outcome = await withCancellableProgress("Making a permalink", async (signal) => makePermalink(input, { run, roots, git }, signal));
  if (outcome.kind === "cancelled") return;
  if (outcome.kind === "failed") return workbench.notify.problem(outcome.problem);
  await vscode.env.clipboard.writeText(outcome.url);
  const doubts = [
    ...(outcome.isSame ? [] : [`${input.file} differs from the commit, so the lines may be others there.`]),
    ...(outcome.isPushed ? [] : ["No branch of the remote that is known here has the commit: push it first."]),
  ];
  if (doubts.length === 0) vscode.window.setStatusBarMessage("$(link) Permalink copied", shownMs);
  else void workbench.notify.warn(`Permalink copied. ${doubts.join(" ")}`);
}

async function linked(workbench: Workbench, argument: unknown): Promise<PermalinkInput | undefined> {
  const chosen = chosenFinding(workbench, argument);
  if (chosen === undefined) {
    const selected = await selectedSource(workbench);
    return selected === undefined ? undefined : { ...selected, text: selected.document.getText() };
  }
  const { audit, finding } = chosen;
  const text = await readSeenText(audit.project, audit.toUri(finding.file), finding.file);
  return text === undefined ? undefined : { project: audit.project, file: finding.file, text, range: finding.range };
}
