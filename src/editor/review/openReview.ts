import type { Workbench } from "../workbench.ts";
import { showReviewedLines } from "./reviewedLines.ts";
import { ReviewProgress } from "./reviewProgress.ts";

const opened = new WeakMap<Workbench, ReviewProgress>();

/** The review of a workbench's Projects; the first call begins to measure, and marks the reviewed lines in the editors. */
export function reviewOf(workbench: Workbench): ReviewProgress {
  const known = opened.get(workbench);
  if (known !== undefined) return known;
  const progress = new ReviewProgress(workbench);
  opened.set(workbench, progress);
  workbench.context.subscriptions.push(progress, showReviewedLines(progress));
  void progress.loadAll();
  return progress;
}
