import * as vscode from "vscode";

/** What the extension said while messages were answered. */
export interface AnsweredMessages {
  /** Id of the catalogue for a problem, e.g. `HK7004`, else the text. */
  readonly said: readonly string[];
  restore(): void;
}

type Method = "showErrorMessage" | "showWarningMessage" | "showInformationMessage";

const methods: readonly Method[] = ["showErrorMessage", "showWarningMessage", "showInformationMessage"];

/**
 * Stands in for the person who reads messages: a run of tests shows no dialogs. Every message is answered with the first button that
 * `answers` names, else closed.
 */
export function answerMessages(answers: readonly string[] = []): AnsweredMessages {
  const said: string[] = [];
  const originals = methods.map((method) => [method, vscode.window[method]] as const);
  for (const method of methods) {
    const answer = async (text: string, ...rest: readonly unknown[]): Promise<unknown> => {
      said.push(/\((HK\d{4})\)$/.exec(text)?.[1] ?? text);
      return rest.find((item) => typeof item === "string" && answers.includes(item));
    };
    Object.defineProperty(vscode.window, method, { value: answer, configurable: true, writable: true });
  }
  return {
    said,
    restore() {
      for (const [method, original] of originals) {
        Object.defineProperty(vscode.window, method, { value: original, configurable: true, writable: true });
      }
    },
  };
}
