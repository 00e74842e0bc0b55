import * as vscode from "vscode";

/** What every step of a flow shows around its question. */
export interface StepFrame {
  readonly title: string;
  /** Counted from one. */
  readonly step: number;
  /** Undefined while it depends on the answer. */
  readonly totalSteps: number | undefined;
  readonly prompt: string;
}

/** What came of one step. */
export type StepResult<T> = { readonly kind: "answered"; readonly value: T } | { readonly kind: "back" } | { readonly kind: "cancelled" };

/** A line of text that is checked while it is typed. */
export interface TextStep extends StepFrame {
  readonly value: string;
  /** Why the text cannot be taken, or undefined. */
  readonly check: (text: string) => string | undefined;
}

/** A choice of one or several. */
export interface PickStep extends StepFrame {
  readonly choices: readonly { readonly id: string; readonly label: string; readonly description: string }[];
  readonly chosen: readonly string[];
}

/** Asks for a line of text. */
export async function askText(step: TextStep): Promise<StepResult<string>> {
  const input = vscode.window.createInputBox();
  input.prompt = step.prompt;
  input.value = step.value;
  const check = (): string | undefined => (input.validationMessage = step.check(input.value) ?? "") || undefined;
  input.onDidChangeValue(check);
  return runStep(input, step, () => (check() === undefined ? input.value : undefined));
}

/** Asks for exactly one of the choices. */
export async function askOne(step: PickStep): Promise<StepResult<string>> {
  const { pick, items } = createPick(step);
  const before = items.find(({ id }) => step.chosen.includes(id));
  // An empty list would take the cursor off the first choice.
  if (before !== undefined) pick.activeItems = [before];
  return runStep(pick, step, () => pick.activeItems[0]?.id);
}

/** Asks which of the choices are on; none is an answer too. */
export async function askSeveral(step: PickStep): Promise<StepResult<readonly string[]>> {
  const { pick, items } = createPick(step);
  pick.canSelectMany = true;
  pick.selectedItems = items.filter(({ id }) => step.chosen.includes(id));
  return runStep(pick, step, () => pick.selectedItems.map(({ id }) => id));
}

function createPick(step: PickStep) {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly id: string }>();
  const items = step.choices.map(({ id, label, description }) => ({ id, label, detail: description }));
  pick.items = items;
  pick.placeholder = step.prompt;
  pick.matchOnDetail = true;
  return { pick, items };
}

type StepInput = (vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem & { readonly id: string }>) & {
  readonly onDidAccept: vscode.Event<void>;
  readonly onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
};

/** Shows an input until it is answered, left by the back button, or closed. It stays open when the window loses the focus. */
async function runStep<T>(input: StepInput, frame: StepFrame, read: () => T | undefined): Promise<StepResult<T>> {
  input.title = frame.title;
  input.step = frame.step;
  input.totalSteps = frame.totalSteps;
  input.ignoreFocusOut = true;
  input.buttons = frame.step > 1 ? [vscode.QuickInputButtons.Back] : [];
  try {
    return await new Promise<StepResult<T>>((resolve) => {
      input.onDidAccept(() => {
        const value = read();
        if (value !== undefined) resolve({ kind: "answered", value });
      });
      input.onDidTriggerButton((button) => {
        if (button === vscode.QuickInputButtons.Back) resolve({ kind: "back" });
      });
      input.onDidHide(() => resolve({ kind: "cancelled" }));
      input.show();
    });
  } finally {
    input.dispose();
  }
}
