import * as vscode from "vscode";
import type { ReviewProgress } from "./reviewProgress.ts";

/** A bar beside the lines of the visible editors that were reviewed, also in the overview ruler. */
export function showReviewedLines(progress: ReviewProgress): vscode.Disposable {
  const colour = new vscode.ThemeColor("charts.green");
  const bar = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    borderWidth: "0 0 0 3px",
    borderStyle: "solid",
    borderColor: colour,
    overviewRulerColor: colour,
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });
  const show = (editor: vscode.TextEditor): void => {
    if (editor.document.languageId !== "solidity") return;
    const lines = progress.linesOf(editor.document) ?? [];
    editor.setDecorations(bar, rangesOf(lines));
  };
  const showAll = (): void => vscode.window.visibleTextEditors.forEach(show);
  return vscode.Disposable.from(bar, progress.onDidChange(showAll), vscode.window.onDidChangeVisibleTextEditors(showAll));
}

/** Lines that follow each other as one range. */
function rangesOf(lines: readonly number[]): readonly vscode.Range[] {
  const ranges: vscode.Range[] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last?.end.line === line - 1) ranges[ranges.length - 1] = last.with({ end: new vscode.Position(line, 0) });
    else ranges.push(new vscode.Range(line, 0, line, 0));
  }
  return ranges;
}
