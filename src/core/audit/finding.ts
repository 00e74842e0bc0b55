import type { SourceRange } from "../../protocol/sourceRange.ts";
import type { AnalyzerName } from "./analyzer.ts";

/** How bad a finding is if it is true. */
export type Severity = "high" | "medium" | "low" | "informational" | "gas";

/** How sure the analyzer is. */
export type Confidence = "high" | "medium" | "low";

/** One security or quality statement about the Project. */
export interface Finding {
  /** Content fingerprint: the same for the same finding of the same code. */
  readonly id: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** One line, no markup. */
  readonly title: string;
  /** Whole statement of the first report, plain text. */
  readonly message: string;
  /** Root-relative POSIX path. */
  readonly file: string;
  readonly range: SourceRange;
  /** The other places the finding is about, in the analyzer's order. */
  readonly related: readonly RelatedPlace[];
  /** Every analyzer's statement; the first one named the finding. */
  readonly reports: readonly Report[];
}

/** One more place of a finding. */
export interface RelatedPlace {
  readonly file: string;
  readonly range: SourceRange;
  readonly message: string;
}

/** One analyzer's statement. */
export interface Report {
  readonly analyzer: AnalyzerName;
  /** The analyzer's own name of the rule, e.g. `reentrancy-eth`. */
  readonly rule: string;
  /** Documentation of the rule (https only). */
  readonly url?: string;
}
