/** What every long call of core takes: a way to stop it and a way to hear of its progress. */
export interface CallOptions<Event = never> {
  /** Aborting ends the call with `{ kind: "cancelled" }` and leaves no process behind. */
  readonly signal: AbortSignal;
  /** Receives events in order; none after the outcome. */
  readonly onEvent?: (event: Event) => void;
}
