/** An expected failure of set-up. The message is what the person reads: one or more sentences, each with what to do. */
export class SetUpError extends Error {}
