import { posix } from "node:path";
import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import type { OpenZeppelinSource } from "./openZeppelinVersion.ts";
import { checkAnswers } from "./templates/checkAnswers.ts";
import type { Answers, SolidityFile } from "./templates/template.ts";
import { templateOf, templateTable } from "./templates/templateTable.ts";

/** What a contract is generated from, without a model. */
export interface DraftInput {
  /** Id of a template. */
  readonly template: string;
  /** Answers that are missing become their defaults. */
  readonly answers: Answers;
  readonly openZeppelin: OpenZeppelinSource;
  /** The Project's source folder, root-relative POSIX. */
  readonly sourceFolder: string;
}

/** The source with its root-relative POSIX path, or the first answer that cannot be taken. */
export type DraftOutcome =
  | { readonly kind: "drafted"; readonly file: SolidityFile }
  | { readonly kind: "failed"; readonly problem: Problem };

/** Generates a contract from a template. Deterministic, instant, writes nothing. */
export function draftContract({ template: id, answers, openZeppelin, sourceFolder }: DraftInput): DraftOutcome {
  const template = templateOf(id);
  if (template === undefined) {
    const choices = templateTable.map((known) => known.id).join(", ");
    return { kind: "failed", problem: problem("choiceUnknown", { choice: id, parameter: "template", choices }) };
  }
  const checked = checkAnswers(template, answers, openZeppelin);
  if (checked.kind === "failed") return { kind: "failed", problem: checked.problem };
  const { path, source } = template.render(checked.answers, openZeppelin);
  return { kind: "drafted", file: { path: posix.join(sourceFolder, path), source } };
}
