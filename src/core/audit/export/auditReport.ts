import type { AuditOutcome } from "../analyzer.ts";
import type { Comparison } from "../baseline/compareWithBaseline.ts";
import type { ProofRecord } from "../proof/proofRecord.ts";
import type { TriageRecord } from "../triage/triageRecord.ts";

/** An audit that came to an end. */
export type FinishedAudit = Extract<AuditOutcome, { readonly kind: "audited" }>;

/** What a person decided on a finding, and still holds. */
export interface HeldDecision {
  readonly record: TriageRecord;
  /** True when the record was not written on this computer. */
  readonly isByOthers: boolean;
}

/** What a report is made from, the same for every format. */
export interface AuditReport {
  /** The Project's name. */
  readonly project: string;
  readonly auditedAt: Date;
  /** HyperKit's own version. */
  readonly version: string;
  readonly outcome: FinishedAudit;
  /** By the finding's id. A finding that was decided on is in the report as the others are, with the decision. */
  readonly decisions: ReadonlyMap<string, HeldDecision>;
  /** What tests have shown of exactly the audited code, by the finding's id; absent where nothing is known of proofs. */
  readonly proofs?: ReadonlyMap<string, Pick<ProofRecord, "result" | "gain" | "ranAt">>;
  /** What is new, known and gone, where the audit is compared with an earlier state. */
  readonly comparison?: Comparison;
  /** POSIX path of the Project's root below its repository's root; absent where they are one, or there is no repository. */
  readonly folder?: string;
  /** The texts of the findings' files as they were audited; one that was edited since is not in it. See `readAuditedSources`. */
  readonly sources: ReadonlyMap<string, string>;
}
