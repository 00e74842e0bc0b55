import type { Problem } from "../../errors/problem.ts";
import type { OpenZeppelinSource } from "../openZeppelinVersion.ts";

/** What was answered so far: parameter id -> text, the id of a choice, or the ids of the options that are on. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** What decides whether and how a question is asked. */
export interface QuestionContext {
  readonly answers: Answers;
  readonly openZeppelin: OpenZeppelinSource;
}

/** One thing to choose from. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  /** What it means for the contract, one line. */
  readonly description: string;
  /** False where the choice would make no sense or no code; it is not offered then. */
  readonly appliesTo?: (context: QuestionContext) => boolean;
}

interface Question {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** False where the question would have no meaning; it is not asked then, and an answer to it is dropped. */
  readonly appliesTo?: (context: QuestionContext) => boolean;
}

/** A line of text that is checked while it is typed. */
export interface TextParameter extends Question {
  readonly kind: "text";
  readonly initial: (context: QuestionContext) => string;
  /** Why the text cannot be taken, or undefined. */
  readonly check: (text: string, context: QuestionContext) => Problem | undefined;
}

/** Exactly one of several choices; the first one that applies is the default. */
export interface PickParameter extends Question {
  readonly kind: "pick";
  readonly choices: readonly Choice[];
}

/** Any number of choices, none by default. */
export interface OptionsParameter extends Question {
  readonly kind: "options";
  readonly choices: readonly Choice[];
}

/** One question of a template. */
export type Parameter = TextParameter | PickParameter | OptionsParameter;

/** A Solidity source; the path is POSIX and relative to the Project's source folder. */
export interface SolidityFile {
  readonly path: string;
  readonly source: string;
}

/** Answers that were checked against a template: complete, each one applies, each one is valid. */
export interface CheckedAnswers {
  /** The text of a parameter, or the id of its choice; empty for one that does not apply. */
  text(parameter: string): string;
  /** True when the option of an options parameter is on. */
  has(parameter: string, option: string): boolean;
}

/** A parameterised contract of the keyless generator. */
export interface Template {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** In the order in which they are asked. */
  readonly parameters: readonly Parameter[];
  /** Deterministic; compiles for every set of checked answers with the release that is given. */
  readonly render: (answers: CheckedAnswers, openZeppelin: OpenZeppelinSource) => SolidityFile;
}
