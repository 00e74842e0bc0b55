import type * as vscode from "vscode";
import { describeProblem } from "../../core/errors/problem.ts";
import type { OpenZeppelinSource } from "../../core/generate/openZeppelinVersion.ts";
import { choicesOf, initialAnswer, parametersToAsk } from "../../core/generate/templates/checkAnswers.ts";
import type { Answers, Parameter, QuestionContext, Template } from "../../core/generate/templates/template.ts";
import { templateOf, templateTable } from "../../core/generate/templates/templateTable.ts";
import { askOne, askSeveral, askText } from "./askStep.ts";
import type { StepFrame, StepResult } from "./askStep.ts";

/** A template with everything it needs to know. */
export interface TemplateAnswers {
  readonly template: string;
  readonly answers: Answers;
}

const memoryKey = "generate.answers";
const title = "Generate Contract";

/**
 * Asks for a template and its parameters in one flow that can go back. A flow that is broken off is remembered: the next one starts
 * with the answers already given. Undefined when it was broken off.
 */
export async function askTemplate(memory: vscode.Memento, openZeppelin: OpenZeppelinSource): Promise<TemplateAnswers | undefined> {
  const remembered = memory.get<TemplateAnswers>(memoryKey);
  let template: Template | undefined = remembered === undefined ? undefined : templateOf(remembered.template);
  let answers: Answers = template === undefined ? {} : (remembered?.answers ?? {});
  for (let position = 0; ;) {
    const asked: readonly Parameter[] = template === undefined ? [] : parametersToAsk(template, { answers, openZeppelin });
    const parameter = position === 0 ? undefined : asked[position - 1];
    if (position > 0 && parameter === undefined) break;
    const frame = { step: position + 1, totalSteps: template === undefined ? undefined : asked.length + 1 };
    const result: StepResult<string | readonly string[]> =
      parameter === undefined
        ? await askOne({
            ...frame,
            title,
            prompt: "What to generate",
            choices: templateTable,
            chosen: template === undefined ? [] : [template.id],
          })
        : await askParameter(
            parameter,
            { answers, openZeppelin },
            { ...frame, title: `${title}: ${parameter.label}`, prompt: parameter.description },
          );
    if (result.kind === "cancelled") {
      if (template !== undefined) await memory.update(memoryKey, { template: template.id, answers });
      return undefined;
    }
    if (result.kind === "back") position -= 1;
    else {
      if (parameter !== undefined) answers = { ...answers, [parameter.id]: result.value };
      else if (result.value !== template?.id) {
        template = templateOf(String(result.value));
        answers = {};
      }
      position += 1;
    }
  }
  if (template === undefined) return undefined;
  const complete = { template: template.id, answers };
  await memory.update(memoryKey, complete);
  return complete;
}

/** Forgets the answers of the last flow: its draft was accepted. */
export async function forgetAnswers(memory: vscode.Memento): Promise<void> {
  await memory.update(memoryKey, undefined);
}

async function askParameter(
  parameter: Parameter,
  context: QuestionContext,
  frame: StepFrame,
): Promise<StepResult<string | readonly string[]>> {
  const current = context.answers[parameter.id] ?? initialAnswer(parameter, context);
  if (parameter.kind === "text") {
    return askText({
      ...frame,
      value: typeof current === "string" ? current : "",
      check(text) {
        const found = parameter.check(text, context);
        if (found === undefined) return undefined;
        const { what, fix } = describeProblem(found);
        return `${what} ${fix}`;
      },
    });
  }
  const pick = { ...frame, choices: choicesOf(parameter, context), chosen: typeof current === "string" ? [current] : current };
  return parameter.kind === "pick" ? askOne(pick) : askSeveral(pick);
}
