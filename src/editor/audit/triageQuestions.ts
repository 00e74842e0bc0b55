import * as vscode from "vscode";
import { isDay, longest } from "../../core/audit/triage/triageRecord.ts";
import { triageFolder } from "../../core/audit/triage/triageFolder.ts";
import { isPlainLine } from "../../core/lib/plainLine.ts";

/** What a person says about a decision. */
export interface TriageAnswers {
  readonly reason: string;
  readonly author: string;
  readonly expires?: string;
}

/** What is asked; `author` is the name the person gave before. */
export interface TriageQuestions {
  readonly title: string;
  readonly mayExpire: boolean;
  readonly author: string | undefined;
}

/** Asks for the reason, the last day where there may be one, and the name if it is not known. Undefined: the person changed their mind. */
export async function askTriage({ title, mayExpire, author }: TriageQuestions): Promise<TriageAnswers | undefined> {
  const reason = await askLine({
    title,
    prompt: `Why? Everybody who has the repository can read it in ${triageFolder}.`,
    check: (text) => checkLine(text, longest.reason),
  });
  if (reason === undefined) return undefined;
  const expires = mayExpire
    ? await askLine({
        title,
        prompt: "Last day on which this holds, or nothing for always.",
        placeHolder: "YYYY-MM-DD",
        check: (text) => (text === "" ? undefined : checkDay(text)),
      })
    : "";
  if (expires === undefined) return undefined;
  const name = author ?? (await askAuthor(title));
  if (name === undefined) return undefined;
  return { reason, author: name, ...(expires === "" ? {} : { expires }) };
}

/** Asks how the person signs. */
export async function askAuthor(title: string): Promise<string | undefined> {
  return askLine({
    title,
    prompt: "Your name, as it stands below your decisions. HyperKit remembers it.",
    check: (text) => checkLine(text, longest.author),
  });
}

/** An input box for one line. */
export interface Line {
  readonly title: string;
  readonly prompt: string;
  readonly placeHolder?: string;
  readonly value?: string;
  /** Why the text, without blanks around it, cannot be taken. */
  readonly check: (text: string) => string | undefined;
}

/** Asks for a line; undefined: the person changed their mind. */
export async function askLine({ check, ...shown }: Line): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({ ...shown, ignoreFocusOut: true, validateInput: (text) => check(text.trim()) });
  return answer?.trim();
}

/** Why a line that must not be empty cannot be taken. */
export function checkLine(text: string, most: number): string | undefined {
  if (text === "") return "Something must be written here.";
  if (text.length > most) return `At most ${most} characters.`;
  return isPlainLine(text) ? undefined : "There is an invisible or control character in it.";
}

function checkDay(text: string): string | undefined {
  if (!isDay(text)) return "A day is written as YYYY-MM-DD.";
  return text < new Date().toISOString().slice(0, 10) ? "This day is over." : undefined;
}
