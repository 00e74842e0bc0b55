import type { AnalyzerName } from "../analyzerName.ts";
import type { Confidence, Severity } from "../finding.ts";

/** How one analyzer's own words become our severity and confidence, as two sentences for the documentation. */
export interface SeverityRule {
  readonly severity: string;
  readonly confidence: string;
}

/**
 * The rule of severity and confidence, in one place. Severity is how bad a finding is if it is true, confidence how sure the analyzer is
 * that it is; neither is corrected by the other. An analyzer's own word counts, in the nearest of our words. What an analyzer does not
 * state is filled in by rule, and what it states in a word that is not known is a flaw of its report, never a guess. Where several
 * analyzers say the same, the worst severity counts and the confidence of the one that names the finding. The category changes neither.
 */
export const severityRules: Readonly<Partial<Record<AnalyzerName, SeverityRule>>> = {
  slither: {
    severity:
      "Its impact: High, Medium, Low and Informational as they are, Optimization as gas. Informational is controlled-array-length at a push, which makes an array longer by one and no more.",
    confidence: "Its own: High, Medium or Low.",
  },
  forgeLint: {
    severity:
      "Its output states none, so Foundry's own per lint, code size as gas. Of a lint not in the table, what forge prints as a warning is taken for medium, the rest for informational. Informational are unsafe-typecast, which names casts by their types whether or not the number is bounded (HyperKit's unsafe-cast says where it is not), and incorrect-shift at 1 << n, the bit of number n.",
    confidence: "Always medium: a lint matches syntax and types, and does not guess at what runs.",
  },
  hyperkit: {
    severity: "Its own, fixed per detector: what the weakness costs where it is true.",
    confidence: "Its own, fixed per detector: high where the source leaves no other reading.",
  },
  aderyn: { severity: "Its own: high or low.", confidence: "Always medium: it states none." },
  mythril: { severity: "Its own: High, Medium or Low.", confidence: "Always medium: it states none." },
};

/** Severity by slither's impact. */
export const slitherSeverities = {
  High: "high",
  Medium: "medium",
  Low: "low",
  Informational: "informational",
  Optimization: "gas",
} as const satisfies Readonly<Record<string, Severity>>;

/** Confidence by slither's word for it. */
export const slitherConfidences = { High: "high", Medium: "medium", Low: "low" } as const satisfies Readonly<Record<string, Confidence>>;
