import type { SourceRange } from "../../protocol/sourceRange.ts";
import type { AnalyzerName } from "./analyzerName.ts";

/** How bad a finding is if it is true. */
export type Severity = "high" | "medium" | "low" | "informational" | "gas";

/** Every severity, worst first. */
export const severities: readonly Severity[] = ["high", "medium", "low", "informational", "gas"];

/** How sure the analyzer is. */
export type Confidence = "high" | "medium" | "low";

/** A place in the bytes that were analysed. */
export interface FindingPlace {
  /** Root-relative POSIX path. */
  readonly file: string;
  readonly range: SourceRange;
  /** `hashText` of the file as it was analysed: where its text differs now, the range may be wrong. */
  readonly fileHash: string;
}

/** One security or quality statement about the Project. */
export interface Finding extends FindingPlace {
  /** Content fingerprint: the same for the same finding of the same code. */
  readonly id: string;
  /** What it is about, the same for every analyzer that knows the rule; see `taxonomy/categoryOf.ts`. */
  readonly category: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** One line, no markup. */
  readonly title: string;
  /** Whole statement of the first report, plain text. */
  readonly message: string;
  /** The other places the finding is about, in the analyzer's order. */
  readonly related: readonly RelatedPlace[];
  /** Every statement; the first one named the finding. */
  readonly reports: readonly Report[];
  /** Set on a manual finding whose code was edited since it was written, or is gone: the place is a guess. */
  readonly stale?: true;
}

/** One more place of a finding. */
export interface RelatedPlace extends FindingPlace {
  readonly message: string;
}

/** One statement: an analyzer's or, from manual review, a person's. */
export type Report = AnalyzerReport | ManualReport;

/** One analyzer's statement. */
export interface AnalyzerReport {
  readonly analyzer: AnalyzerName;
  /** The analyzer's own name of the rule, e.g. `reentrancy-eth`. */
  readonly rule: string;
  /** Documentation of the rule (https only). */
  readonly url?: string;
}

/** A person's statement, see `ManualRecord`. */
export interface ManualReport {
  readonly analyzer: "manual";
  /** The category it was put in, or `manual`. */
  readonly rule: string;
  readonly url?: never;
  /** As the person signs. */
  readonly author: string;
  /** `ManualRecord.id`. */
  readonly record: string;
}

/** Who makes statements. */
export type Reporter = Report["analyzer"];
