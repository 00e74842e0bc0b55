import type { EarlierFinding } from "./baseline.ts";

/** What an audit report says of an earlier audit, whatever its format. */
export interface ReportedAudit {
  /** The Project's name. */
  readonly project: string;
  readonly findings: readonly EarlierFinding[];
  /** Who had not analysed everything, as the report names analyzers. Off counts: who was not asked has not said that there was nothing. */
  readonly gaps: readonly string[];
}
