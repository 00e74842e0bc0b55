import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import type { OpenZeppelinSource } from "../openZeppelinVersion.ts";
import type { Answers, CheckedAnswers, Choice, Parameter, QuestionContext, Template } from "./template.ts";

/** The template's answers, complete and valid, or the first problem with the parameter it belongs to. */
export type AnswersOutcome =
  | { readonly kind: "checked"; readonly answers: CheckedAnswers; readonly given: Answers }
  | { readonly kind: "failed"; readonly parameter: string; readonly problem: Problem };

/** The choices of a parameter that make sense with what was answered before it. */
export function choicesOf(parameter: Parameter, context: QuestionContext): readonly Choice[] {
  if (parameter.kind === "text") return [];
  return parameter.choices.filter((choice) => choice.appliesTo?.(context) ?? true);
}

/** The parameters that are asked with these answers: one that does not apply, or has nothing to choose from, is left out. */
export function parametersToAsk(template: Template, context: QuestionContext): readonly Parameter[] {
  return template.parameters.filter(
    (parameter) => (parameter.appliesTo?.(context) ?? true) && (parameter.kind === "text" || choicesOf(parameter, context).length > 0),
  );
}

/** The answer that stands when the person changes nothing. */
export function initialAnswer(parameter: Parameter, context: QuestionContext): string | readonly string[] {
  if (parameter.kind === "text") return parameter.initial(context);
  return parameter.kind === "options" ? [] : (choicesOf(parameter, context)[0]?.id ?? "");
}

/**
 * Checks answers in the order in which they are asked. An answer that is missing becomes its default; one to a question that does not
 * apply (after going back and changing another) is dropped, so that no combination without meaning reaches `render`.
 */
export function checkAnswers(template: Template, raw: Answers, openZeppelin: OpenZeppelinSource): AnswersOutcome {
  const given: Record<string, string | readonly string[]> = {};
  for (const parameter of template.parameters) {
    const context = { answers: given, openZeppelin };
    if (!parametersToAsk(template, context).includes(parameter)) continue;
    const answer = answerTo(parameter, raw, context);
    if (answer.kind === "failed") return { kind: "failed", parameter: parameter.id, problem: answer.problem };
    given[parameter.id] = answer.value;
  }
  const answers: CheckedAnswers = {
    text(parameter) {
      const value = given[parameter];
      return typeof value === "string" ? value : "";
    },
    has(parameter, option) {
      const value = given[parameter];
      return typeof value === "object" && value.includes(option);
    },
  };
  return { kind: "checked", answers, given };
}

type Answer = { readonly kind: "ok"; readonly value: string | readonly string[] } | { readonly kind: "failed"; readonly problem: Problem };

function answerTo(parameter: Parameter, raw: Answers, context: QuestionContext): Answer {
  const stated = Object.hasOwn(raw, parameter.id) ? raw[parameter.id] : undefined;
  const value = stated ?? initialAnswer(parameter, context);
  if (parameter.kind === "text") {
    const text = typeof value === "string" ? value : "";
    const found = parameter.check(text, context);
    return found === undefined ? { kind: "ok", value: text } : { kind: "failed", problem: found };
  }
  const offered = choicesOf(parameter, context).map((choice) => choice.id);
  const known = parameter.choices.map((choice) => choice.id);
  const chosen = typeof value === "string" ? [value] : value;
  const unknown = chosen.find((choice) => !known.includes(choice));
  if (unknown !== undefined) return { kind: "failed", problem: choiceUnknown(parameter, unknown, offered) };
  const kept = chosen.filter((choice) => offered.includes(choice));
  if (parameter.kind === "options") return { kind: "ok", value: offered.filter((choice) => kept.includes(choice)) };
  const one = kept[0] ?? offered[0];
  return one === undefined ? { kind: "failed", problem: choiceUnknown(parameter, "", offered) } : { kind: "ok", value: one };
}

function choiceUnknown(parameter: Parameter, choice: string, offered: readonly string[]): Problem {
  return problem("choiceUnknown", { choice, parameter: parameter.label, choices: offered.join(", ") });
}
