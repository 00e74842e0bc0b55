import type { AnalyzerName } from "../core/audit/analyzerName.ts";
import type { ReportFormat } from "../core/audit/export/reportFormats.ts";
import type { Severity } from "../core/audit/finding.ts";

/** What `hyperkit-sol audit` was asked for. */
export interface AuditOptions {
  /** As written, or `.`. */
  readonly path: string;
  /** `md` is written `markdown`. */
  readonly format?: ReportFormat;
  /** As written. */
  readonly output?: string;
  /** The mildest severity whose open findings fail the call. */
  readonly failOn: Severity | "never";
  readonly json: boolean;
  /** Only these, where it is given. */
  readonly analyzers?: readonly AnalyzerName[];
  readonly profile?: string;
  /** A commit, or the path of an earlier JSON report, as written. */
  readonly baseline?: string;
  readonly color: boolean;
  readonly quiet: boolean;
  /** Nothing of an earlier audit is used. */
  readonly fresh: boolean;
  readonly verbose: boolean;
}
