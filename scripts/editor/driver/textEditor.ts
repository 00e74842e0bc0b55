import type { Locator, Page } from "playwright-core";
import { activeGroup } from "./tabs.ts";

/** A line as it is shown. */
export interface VisibleLine {
  readonly line: number;
  readonly text: string;
}

/** The text editor of the active tab. Lines and columns count from 1, as the editor shows them. */
export interface TextEditor {
  /** Puts the cursor there and scrolls to it. */
  goTo(line: number, column?: number): Promise<void>;
  /** Where the cursor is. */
  position(): Promise<{ readonly line: number; readonly column: number }>;
  /** Pastes at the cursor: no auto-closing of brackets. */
  insert(text: string): Promise<void>;
  /** Types key by key, with everything the editor does meanwhile. */
  type(text: string): Promise<void>;
  /** Replaces one line, keeping its line break. */
  replaceLine(line: number, text: string): Promise<void>;
  /** The lines in view. */
  lines(): Promise<readonly VisibleLine[]>;
  /** The DOM of the editor; of a diff, the side that can be changed. */
  readonly element: Locator;
}

/** Drives the text editors of a workbench. */
export function createTextEditor(page: Page): TextEditor {
  const element = page.locator(`${activeGroup} .editor-instance .monaco-editor[role="code"]:visible`).last();
  const selection = page.locator('[id="status.editor.selection"]');
  const editor: TextEditor = {
    element,
    async goTo(line, column = 1) {
      await element.locator(".native-edit-context, textarea.inputarea").first().focus();
      await page.keyboard.press("Control+G");
      const input = page.locator(".quick-input-widget:visible input").first();
      await input.fill(`:${line},${column}`);
      await input.press("Enter");
      await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
      await selection.filter({ hasText: new RegExp(`Ln ${line}, Col ${column}(?!\\d)`) }).waitFor();
    },
    async position() {
      const text = await selection.innerText();
      const [, line, column] = /Ln (\d+), Col (\d+)/.exec(text) ?? [];
      if (line === undefined || column === undefined) throw new Error(`No position in the status bar: "${text}"`);
      return { line: Number(line), column: Number(column) };
    },
    insert: async (text) => element.locator(".native-edit-context, textarea.inputarea").first().evaluate(paste, text),
    type: async (text) => page.keyboard.type(text),
    async replaceLine(line, text) {
      await editor.goTo(line);
      const old = (await editor.lines()).find((candidate) => candidate.line === line);
      await page.keyboard.press("Shift+End");
      if (text !== "") await editor.insert(text);
      else if (old?.text !== "") await page.keyboard.press("Delete");
    },
    lines: async () => element.evaluate(readLines),
  };
  return editor;
}

/** Runs in the page. What the browser does on Ctrl+V, without the one clipboard that all windows share. */
function paste(input: Element, text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}

/** Runs in the page: the rendered lines, top to bottom; numbers belong to the line at the same height. */
function readLines(root: Element): VisibleLine[] {
  const topOf = (element: Element): number => element.getBoundingClientRect().top;
  const numbers = [...root.querySelectorAll(".margin-view-overlays .line-numbers")];
  return [...root.querySelectorAll(".view-lines .view-line")]
    .map((element) => {
      const number = numbers.find((candidate) => Math.abs(topOf(candidate) - topOf(element)) < 3);
      return { line: Number(number?.textContent ?? 0), text: element.textContent.replaceAll("\u00a0", " ") };
    })
    .filter(({ line }) => line > 0)
    .toSorted((a, b) => a.line - b.line);
}
