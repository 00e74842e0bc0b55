/** What HyperKit can offer as a button beside an error. The editor decides what each one does. */
export type FixAction =
  | "openSettings"
  | "installFoundry"
  | "installSlither"
  | "checkTools"
  | "showLog"
  | "openPlace"
  | "compileProject"
  | "manageTrust"
  | "openFolder"
  | "newProject";

/** One entry of the error catalogue. `{name}` in `what` and `fix` is an argument, checked by the compiler. */
export interface ProblemDescriptor {
  /** Stable and unique, `HK` and four digits; the first two digits are the area. Never reused. */
  readonly id: `HK${number}`;
  /** What happened, one sentence. */
  readonly what: string;
  /** What the person can do about it, one sentence. */
  readonly fix: string;
  /** Buttons, most useful first. */
  readonly actions?: readonly FixAction[];
}

/** Keeps the literal types of a part of the catalogue, so that arguments can be checked at compile time. */
export function defineProblems<const T extends Readonly<Record<string, ProblemDescriptor>>>(problems: T): T {
  return problems;
}
