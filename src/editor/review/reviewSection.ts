import * as vscode from "vscode";
import type { FileReview } from "../../core/audit/review/measureReview.ts";
import { describeProblem } from "../../core/errors/problem.ts";
import type { Problem } from "../../core/errors/problem.ts";
import type { ProjectReview, ReviewProgress } from "./reviewProgress.ts";
import { progressText, sumOf } from "./reviewText.ts";

/** A row of the review in the Findings view. */
export type ReviewNode =
  | { readonly kind: "review"; readonly row: "project"; readonly review: ProjectReview }
  | { readonly kind: "review"; readonly row: "file"; readonly review: ProjectReview; readonly file: FileReview }
  | { readonly kind: "review"; readonly row: "problem"; readonly problem: Problem };

/** The first rows of the Findings view where something is reviewed: how far each Project is, below it each file. */
export function reviewRows(progress: ReviewProgress, node?: ReviewNode): readonly ReviewNode[] {
  if (node === undefined) return progress.all().map((review) => ({ kind: "review", row: "project", review }));
  if (node.row !== "project") return [];
  const { review } = node;
  return [
    ...review.problems.map((problem): ReviewNode => ({ kind: "review", row: "problem", problem })),
    ...review.files.map((file): ReviewNode => ({ kind: "review", row: "file", review, file })),
  ];
}

/** How a row is shown. */
export function reviewItem(node: ReviewNode, isOnly: boolean): vscode.TreeItem {
  switch (node.row) {
    case "project":
      return projectItem(node.review, isOnly);
    case "file":
      return fileItem(node.review, node.file);
    case "problem":
      return problemItem(node.problem);
  }
}

function projectItem({ project, files, authors }: ProjectReview, isOnly: boolean): vscode.TreeItem {
  const label = isOnly ? "Review" : `Review of ${project.name}`;
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.description = progressText(sumOf(files));
  const people = authors.length === 0 ? "Nobody has marked anything." : `Marked by ${authors.map(({ author }) => author).join(", ")}.`;
  item.tooltip = `${people} A mark is its author's word for the code as it was; an edited function is not reviewed any more. nSLOC: lines with code on them.`;
  item.accessibilityInformation = { label: `${label}: ${item.description}` };
  item.iconPath = new vscode.ThemeIcon("checklist");
  item.contextValue = "review.project";
  return item;
}

function fileItem({ toUri }: ProjectReview, file: FileReview): vscode.TreeItem {
  const share = sumOf([file]);
  const item = new vscode.TreeItem(file.file);
  item.description = progressText(share);
  item.accessibilityInformation = { label: `${file.file}: ${item.description}` };
  item.iconPath = new vscode.ThemeIcon(
    share.reviewed === 0 ? "circle-outline" : share.reviewed === share.lines ? "pass-filled" : "circle-large",
  );
  item.command = { command: "vscode.open", title: "Open", arguments: [toUri(file.file)] };
  return item;
}

function problemItem(problem: Problem): vscode.TreeItem {
  const { what, fix, id } = describeProblem(problem);
  const item = new vscode.TreeItem("Marks not used");
  item.description = what;
  item.tooltip = `${what} ${fix} (${id})`;
  item.accessibilityInformation = { label: item.tooltip };
  item.iconPath = new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
  if (problem.place !== undefined)
    item.command = { command: "vscode.open", title: "Open", arguments: [vscode.Uri.file(problem.place.file)] };
  return item;
}
