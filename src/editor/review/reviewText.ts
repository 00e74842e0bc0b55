import type { FileReview } from "../../core/audit/review/measureReview.ts";

/** How many lines of code there are, and how many of them were reviewed. */
export interface Share {
  readonly lines: number;
  readonly reviewed: number;
}

/** The share of several files together. */
export function sumOf(files: readonly FileReview[]): Share {
  return {
    lines: files.reduce((sum, { lines }) => sum + lines, 0),
    reviewed: files.reduce((sum, { reviewed }) => sum + reviewed.length, 0),
  };
}

/** e.g. `43 % of 812 nSLOC`; rounded down, so that only all is 100 %. */
export function progressText({ lines, reviewed }: Share): string {
  return `${lines === 0 ? 0 : Math.floor((100 * reviewed) / lines)} % of ${lines} nSLOC`;
}
