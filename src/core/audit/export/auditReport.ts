import type { AuditOutcome } from "../analyzer.ts";

/** An audit that came to an end. */
export type FinishedAudit = Extract<AuditOutcome, { readonly kind: "audited" }>;

/** What a report is made from, the same for every format. */
export interface AuditReport {
  /** The Project's name. */
  readonly project: string;
  readonly auditedAt: Date;
  /** HyperKit's own version. */
  readonly version: string;
  readonly outcome: FinishedAudit;
  /** The texts of the findings' files as they were audited; one that was edited since is not in it. See `readAuditedSources`. */
  readonly sources: ReadonlyMap<string, string>;
}
