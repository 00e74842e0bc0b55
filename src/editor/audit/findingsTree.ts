import * as vscode from "vscode";
import { reviewItem, reviewRows } from "../review/reviewSection.ts";
import type { ReviewProgress } from "../review/reviewProgress.ts";
import type { Audits } from "./audits.ts";
import {
  describeFinding,
  findingItem,
  groupItem,
  leftOutItem,
  projectItem,
  runItem,
  triagedItem,
  triageProblemItem,
} from "./findingItems.ts";
import type { FindingPlaces } from "./findingPlaces.ts";
import type { FindingsQuery } from "./findingsQuery.ts";
import { rowsOf } from "./findingsRows.ts";
import type { FindingsNode } from "./findingsRows.ts";

/** What the view shows, and how. */
export interface ShownFindings {
  readonly audits: Audits;
  readonly places: FindingPlaces;
  readonly query: FindingsQuery;
  /** What was reviewed by hand. */
  readonly review: ReviewProgress;
}

/**
 * The Findings view's rows: first how far a review by hand is, then what each analyzer did, then the findings in groups, worst first, and what people decided on last. A
 * high finding that a record from elsewhere decides on stays among the others. With several audited Projects one more level.
 */
export class FindingsTree implements vscode.TreeDataProvider<FindingsNode> {
  readonly #shown: ShownFindings;
  readonly onDidChangeTreeData: vscode.Event<void>;

  constructor(shown: ShownFindings) {
    this.#shown = shown;
    const { audits, places, query, review } = shown;
    this.onDidChangeTreeData = (listener) =>
      vscode.Disposable.from(
        places.onDidChange(listener),
        audits.triages.onDidChange(listener),
        audits.proofs.onDidChange(listener),
        query.onDidChange(listener),
        review.onDidChange(listener),
      );
  }

  getChildren(node?: FindingsNode): readonly FindingsNode[] & FindingsNode[] {
    const { audits, query, review } = this.#shown;
    if (node?.kind === "review") return [...reviewRows(review, node)];
    if (node?.kind === "project") return rowsOf(node.audit, audits, query);
    if (node?.kind === "group" || node?.kind === "triaged") {
      const { kind, by, audit } = node;
      const above = [audit.project.root, by, node.kind === "group" ? node.key : "", kind].join("\n");
      return node.findings.map((one, index) => ({ kind: "finding", by, id: `${above}\n${one.finding.id}\n${index}`, audit, ...one }));
    }
    if (node?.kind === "ready") return node.row.children.map((row) => ({ kind: "ready", row }));
    if (node !== undefined) return [];
    const [only, ...others] = audits.all();
    const found: readonly FindingsNode[] =
      only === undefined || others.length > 0 ? audits.all().map((audit) => ({ kind: "project", audit })) : rowsOf(only, audits, query);
    return [...reviewRows(review), ...found];
  }

  getTreeItem(node: FindingsNode): vscode.TreeItem {
    const { audits, review } = this.#shown;
    const { triages } = audits;
    switch (node.kind) {
      case "review":
        return reviewItem(node, review.all().length === 1);
      case "project":
        return projectItem(node.audit, triages);
      case "ready":
        return node.row.item;
      case "run":
        return runItem(node.run);
      case "leftOut":
        return leftOutItem(node);
      case "group":
        return groupItem(node);
      case "triaged":
        return triagedItem(node.findings.length);
      case "triageProblem":
        return triageProblemItem(node.problem);
      case "finding":
        return findingItem(node, this.#shown.places.of(node.audit, node.finding), this.#shown.audits);
    }
  }

  /** What a row says when it is pointed at: of a finding it is put together only then. */
  resolveTreeItem(item: vscode.TreeItem, node: FindingsNode): vscode.TreeItem {
    const { audits, places } = this.#shown;
    if (node.kind === "finding") item.tooltip = describeFinding(node, places.of(node.audit, node.finding), audits);
    return item;
  }
}
