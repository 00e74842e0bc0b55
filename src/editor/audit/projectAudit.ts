import type * as vscode from "vscode";
import type { AuditOutcome } from "../../core/audit/analyzer.ts";
import type { Finding } from "../../core/audit/finding.ts";
import type { Project } from "../../core/foundry/project.ts";
import type { FileUri } from "../projects/fileUri.ts";

/** The last audit of a Project in this window, with what people found by hand; without a run where only they did. */
export interface ProjectAudit {
  readonly project: Project;
  readonly outcome: Extract<AuditOutcome, { readonly kind: "audited" }>;
  readonly finishedAt: Date;
  readonly toUri: FileUri;
  /** `categoryText`: the texts of the categories are loaded with the first audit. */
  readonly describeCategory: (id: string) => string;
  /** Of an audit without trust: what the repository wanted to do. */
  readonly untrusted?: UntrustedPart;
}

/** A row of the Findings view that is made with its audit. */
export interface ReadyRow {
  readonly item: vscode.TreeItem;
  readonly children: readonly ReadyRow[];
}

/** What an audit without trust says of the repository. */
export interface UntrustedPart {
  /** Above the rows of the analyzers. */
  readonly rows: readonly ReadyRow[];
  /** One sentence. */
  readonly summary: string;
}

/** A finding and the audit it belongs to. */
export interface AuditedFinding {
  readonly audit: ProjectAudit;
  readonly finding: Finding;
}
