/** What a person decides on a finding. */
export type Decision = "fixed" | "falsePositive" | "acknowledged";

/** How a decision is called in what people read. */
export const decisionTitles: Readonly<Record<Decision, string>> = {
  fixed: "Fixed",
  falsePositive: "False positive",
  acknowledged: "Acknowledged",
};
