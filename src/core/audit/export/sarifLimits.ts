/** What GitHub's code scanning takes of one file; beyond it, results are dropped or the whole file is refused. */
export const sarifLimits = {
  /** Results of a run, the worst first. */
  results: 25_000,
  /** Places of a result. */
  places: 1000,
  /** Tags of a rule. */
  tags: 20,
  /** A rule's texts (UTF-16 code units). */
  text: 1024,
} as const;

/** A text that is no longer than a rule's may be. */
export function shortened(text: string): string {
  return text.length <= sarifLimits.text ? text : `${text.slice(0, sarifLimits.text - 1).toWellFormed()}…`;
}
