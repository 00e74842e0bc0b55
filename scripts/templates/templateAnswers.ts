import { choicesOf, initialAnswer, parametersToAsk } from "../../src/core/generate/templates/checkAnswers.ts";
import type { Answers, Parameter, Template } from "../../src/core/generate/templates/template.ts";
import type { OpenZeppelinSource } from "../../src/core/generate/openZeppelinVersion.ts";

/** Other texts worth compiling, by parameter; every other text parameter keeps its default. */
const texts: Readonly<Record<string, readonly string[]>> = {
  initialSupply: ["0", "1000000", "0.5"],
  baseUri: ["", "https://example.com/metadata/"],
};

function values(parameter: Parameter, answers: Answers, openZeppelin: OpenZeppelinSource): readonly (string | readonly string[])[] {
  const context = { answers, openZeppelin };
  if (parameter.kind === "text") {
    const worth = texts[parameter.id] ?? [parameter.initial(context)];
    return worth.filter((text) => parameter.check(text, context) === undefined);
  }
  const choices = choicesOf(parameter, context).map((choice) => choice.id);
  if (parameter.kind === "pick") return choices;
  return Array.from({ length: 2 ** choices.length }, (_, bits) => choices.filter((_choice, index) => (bits >> index) % 2 === 1));
}

/** Every set of answers of a template: the full product of its choices and options, with a few texts. */
export function allAnswers(template: Template, openZeppelin: OpenZeppelinSource): readonly Answers[] {
  let sets: readonly Answers[] = [{}];
  for (const parameter of template.parameters) {
    sets = sets.flatMap((answers) => {
      if (!parametersToAsk(template, { answers, openZeppelin }).includes(parameter)) return [answers];
      return values(parameter, answers, openZeppelin).map((value) => ({ ...answers, [parameter.id]: value }));
    });
  }
  return sets;
}

function facts(answers: Answers, choices: readonly string[]): readonly string[] {
  return Object.entries(answers).flatMap(([key, value]) =>
    typeof value === "string" ? [`${key}=${value}`] : choices.map((choice) => `${key}:${choice}=${value.includes(choice)}`),
  );
}

function pairs(answers: Answers, choices: readonly string[]): readonly string[] {
  const all = facts(answers, choices);
  return all.flatMap((first, index) => all.slice(index).map((second) => `${first} & ${second}`));
}

/** A few sets of answers in which every pair of choices that the full product holds occurs at least once. */
export function pairwiseAnswers(template: Template, openZeppelin: OpenZeppelinSource): readonly Answers[] {
  const options = template.parameters.flatMap((parameter) => (parameter.kind === "options" ? parameter.choices.map(({ id }) => id) : []));
  const sets = allAnswers(template, openZeppelin).map((answers) => ({ answers, pairs: pairs(answers, options) }));
  const missing = new Set(sets.flatMap((set) => set.pairs));
  const chosen: Answers[] = [];
  const gain = (set: { readonly pairs: readonly string[] }): number => set.pairs.filter((pair) => missing.has(pair)).length;
  while (missing.size > 0) {
    const best = sets.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    for (const pair of best.pairs) missing.delete(pair);
    chosen.push(best.answers);
  }
  return chosen;
}

/** Names the contract of each set differently, so that one build can hold all of them; every third name is long. */
export function numbered(template: Template, sets: readonly Answers[]): readonly Answers[] {
  return sets.map((answers, index) => {
    const name = `${template.id.charAt(0).toUpperCase()}${template.id.slice(1)}Variant${index}`;
    return { ...answers, contractName: index % 3 === 2 ? `${name}WithANameThatMakesLinesLongEnoughToBreak`.slice(0, 60) : name };
  });
}

/** The default of every parameter, for a test that changes one. */
export function defaultAnswers(template: Template, openZeppelin: OpenZeppelinSource): Answers {
  let answers: Answers = {};
  for (const parameter of template.parameters) {
    if (!parametersToAsk(template, { answers, openZeppelin }).includes(parameter)) continue;
    answers = { ...answers, [parameter.id]: initialAnswer(parameter, { answers, openZeppelin }) };
  }
  return answers;
}
