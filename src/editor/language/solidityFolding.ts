import * as vscode from "vscode";
import type { Fold } from "../../core/solidity/readFolds.ts";
import { readFolds } from "../../core/solidity/readFolds.ts";

/** Folding of a Solidity document by its structure, not by its indentation. */
export const solidityFolding: vscode.FoldingRangeProvider = {
  provideFoldingRanges(document) {
    return readFolds(document.getText()).flatMap((fold) => {
      const first = document.positionAt(fold.start).line;
      const last = document.positionAt(fold.end).line - (fold.kind === "block" ? 1 : 0);
      return last > first ? [new vscode.FoldingRange(first, last, foldKinds[fold.kind])] : [];
    });
  },
};

const foldKinds: Readonly<Record<Fold["kind"], vscode.FoldingRangeKind | undefined>> = {
  block: undefined,
  comment: vscode.FoldingRangeKind.Comment,
  imports: vscode.FoldingRangeKind.Imports,
  region: vscode.FoldingRangeKind.Region,
};
