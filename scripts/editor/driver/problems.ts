import type { Page } from "playwright-core";
import { createProblemsPanel } from "./problemsPanel.ts";
import type { ProblemsPanel } from "./problemsPanel.ts";
import type { TextEditor } from "./textEditor.ts";

/** A squiggle in the active editor. */
export interface Squiggle {
  readonly severity: "error" | "warning" | "info" | "hint";
  readonly line: number;
  /** The text above it; a squiggle over several lines is one entry per line. */
  readonly text: string;
}

/** What the workbench says is wrong. */
export interface Problems {
  /** The squiggles in view. */
  squiggles(): Promise<readonly Squiggle[]>;
  /** Waits until the squiggles in view satisfy the condition, and returns them. */
  waitForSquiggles(holds: (squiggles: readonly Squiggle[]) => boolean, timeoutMs?: number): Promise<readonly Squiggle[]>;
  /** Errors and warnings of the whole workspace, as the status bar counts them. */
  counts(): Promise<{ readonly errors: number; readonly warnings: number }>;
  /** The Problems panel, with everything in the workspace. */
  readonly panel: ProblemsPanel;
}

const pollMs = 100;

/** Reads the problems that a workbench shows. */
export function createProblems(page: Page, editor: TextEditor): Problems {
  const squiggles = async (): Promise<readonly Squiggle[]> => editor.element.evaluate(readSquiggles);
  return {
    squiggles,
    async waitForSquiggles(holds, timeoutMs = 30_000) {
      const end = Date.now() + timeoutMs;
      for (;;) {
        const now = await squiggles();
        if (holds(now)) return now;
        if (Date.now() > end) throw new Error(`The squiggles in view are ${JSON.stringify(now)}`);
        await page.waitForTimeout(pollMs);
      }
    },
    async counts() {
      const [errors, warnings] = (await page.locator('.statusbar-item[id="status.problems"]').innerText()).match(/\d+/g) ?? [];
      return { errors: Number(errors ?? 0), warnings: Number(warnings ?? 0) };
    },
    panel: createProblemsPanel(page),
  };
}

/** Runs in the page: matches each squiggle with the line and the characters above it by their boxes. */
function readSquiggles(root: Element): Squiggle[] {
  const middle = ({ top, height }: DOMRect): number => top + height / 2;
  const numbers = [...root.querySelectorAll(".margin-view-overlays .line-numbers")];
  const lines = [...root.querySelectorAll(".view-lines .view-line")];
  const covers = (element: Element, y: number): boolean => {
    const box = element.getBoundingClientRect();
    return box.top <= y && y < box.bottom;
  };
  const textBetween = (line: Element, left: number, right: number): string => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let text = "";
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const value = node.nodeValue ?? "";
      for (let at = 0; at < value.length; at += 1) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        const center = box.left + box.width / 2;
        if (left <= center && center < right) text += value[at];
      }
    }
    return text.replaceAll("\u00a0", " ");
  };
  const severities = ["error", "warning", "info", "hint"] as const;
  return severities.flatMap((severity) =>
    [...root.querySelectorAll(`.view-overlays .squiggly-${severity}`)].map((element) => {
      const box = element.getBoundingClientRect();
      const line = lines.find((candidate) => covers(candidate, middle(box)));
      const number = numbers.find((candidate) => covers(candidate, middle(box)));
      const text = line === undefined ? "" : textBetween(line, box.left, box.right);
      return { severity, line: Number(number?.textContent ?? 0), text };
    }),
  );
}
