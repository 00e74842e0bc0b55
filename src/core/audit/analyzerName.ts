/** The analyzers of this version. */
export type AnalyzerName = "slither" | "forgeLint" | "hyperkit" | "aderyn" | "mythril";

/** How an analyzer is called in what people read. */
export const analyzerTitles: Readonly<Record<AnalyzerName, string>> = {
  slither: "slither",
  forgeLint: "forge lint",
  hyperkit: "HyperKit",
  aderyn: "aderyn",
  mythril: "mythril",
};
