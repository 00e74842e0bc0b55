import * as vscode from "vscode";
import { measureUnits, toggleMarks, unitsIn } from "../../core/audit/review/measureReview.ts";
import { maxScopeBytes, parseScope, scopeFile, writeScope } from "../../core/audit/review/reviewScope.ts";
import { problem } from "../../core/errors/problem.ts";
import { readPlainFile } from "../../core/storage/readPlainFile.ts";
import { authorOf } from "../audit/author.ts";
import { auditsOf } from "../audit/openAudits.ts";
import type { Workbench } from "../workbench.ts";
import { reviewOf } from "./openReview.ts";
import { progressText, sumOf } from "./reviewText.ts";
import { selectedSource } from "./selectedSource.ts";

/** How long the result stands in the status bar (milliseconds). */
const shownMs = 8000;

/** Command: marks what is selected, or the function of the cursor, as reviewed by the person, or takes that back; `file` means all of the file. */
export async function toggleReviewed(workbench: Workbench, what: "selection" | "file"): Promise<void> {
  const selected = await selectedSource(workbench);
  const text = selected?.document.getText() ?? "";
  const units = measureUnits(text);
  const chosen = unitsIn(text, units, what === "file" ? undefined : selected?.range);
  if (selected === undefined || chosen.length === 0) return workbench.notify.problem(problem("noCodeSelected", {}));
  const { project, file } = selected;
  const author = await authorOf(workbench, "Reviewed");
  if (author === undefined) return;
  // The view is where the result is shown.
  auditsOf(workbench);
  const progress = reviewOf(workbench);
  await progress.load(project);
  await progress.write(project, toggleMarks(progress.marksOf(project, author), { file, units, chosen }));
  const review = progress.all().find((one) => one.project.root === project.root);
  const total = review === undefined ? "nothing is marked" : progressText(sumOf(review.files));
  vscode.window.setStatusBarMessage(`$(checklist) Review: ${total}`, shownMs);
}

/** Command: takes the scope of a review from a file as contests hand it out, one path or pattern a line. */
export async function importScope(workbench: Workbench): Promise<void> {
  const project = await workbench.projects.choose("The review of which project?");
  if (project === undefined) return;
  const filters = { "Scope file": ["txt", "md"], "Every file": ["*"] };
  const [source] = (await vscode.window.showOpenDialog({ filters, title: `Copy the scope to ${scopeFile}` })) ?? [];
  if (source === undefined) return;
  const content = await readPlainFile(source.fsPath, maxScopeBytes);
  if (content.kind !== "text" || parseScope(content.text).length === 0) {
    return workbench.notify.problem(problem("scopeUnusable", { file: source.fsPath, most: maxScopeBytes }));
  }
  const change = await writeScope(project.root, content.text);
  if (change.kind === "failed") return workbench.notify.problem(change.problem);
  auditsOf(workbench);
  await reviewOf(workbench).load(project);
}
