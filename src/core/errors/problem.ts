import { catalogue } from "./catalogue.ts";
import type { ProblemName } from "./catalogue.ts";
import type { FixAction } from "./defineProblems.ts";

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;

type ArgumentNames<Name extends ProblemName> =
  | Placeholders<(typeof catalogue)[Name]["what"]>
  | Placeholders<(typeof catalogue)[Name]["fix"]>;

/** The arguments a catalogue entry needs: one string or number for each `{placeholder}` of its sentences. */
export type ProblemArguments<Name extends ProblemName> = Readonly<Record<ArgumentNames<Name>, string | number>>;

/** A line of a file that explains a problem; `line` is zero-based. */
export interface ProblemPlace {
  readonly file: string;
  readonly line: number;
}

/** An expected failure as a value: which catalogue entry, with what, and the raw detail for the log. */
export interface Problem {
  readonly name: ProblemName;
  readonly args: Readonly<Record<string, string | number>>;
  /** Raw output or cause, shown on request and written to the log; never part of the sentence. */
  readonly details?: string;
  readonly place?: ProblemPlace;
}

/** The sentences of a problem, ready to be shown. */
export interface ProblemText {
  readonly id: string;
  readonly what: string;
  readonly fix: string;
  readonly actions: readonly FixAction[];
}

/** Makes a problem; the compiler checks that every placeholder of the entry has its argument. */
export function problem<Name extends ProblemName>(
  name: Name,
  args: ProblemArguments<Name>,
  more: { readonly details?: string; readonly place?: ProblemPlace } = {},
): Problem {
  return { name, args, ...more };
}

/** Renders a problem's sentences. An argument that is missing at run time shows as its own name. */
export function describeProblem(value: Problem): ProblemText {
  const entry: { id: string; what: string; fix: string; actions?: readonly FixAction[] } = catalogue[value.name];
  const fill = (text: string): string => text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => String(value.args[key] ?? whole));
  return { id: entry.id, what: sentence(fill(entry.what)), fix: fill(entry.fix), actions: entry.actions ?? [] };
}

/** Many entries end with a reason in the words of another program, which has a full stop or not. */
function sentence(text: string): string {
  const trimmed = text.trimEnd();
  return /[.!?:]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
