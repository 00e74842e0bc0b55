import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";

/** Between two looks, and between two answers (milliseconds). */
const pauseMs = 100;

/** Accepts whatever quick input is open, again and again, until `done`; the defaults are the answers. Rejects when it never is. */
export async function acceptUntil(done: () => boolean, limitMs = 30_000): Promise<void> {
  for (const end = Date.now() + limitMs; !done(); await delay(pauseMs)) {
    if (Date.now() > end) throw new Error("the questions did not come to an end");
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
  }
}

/** Waits for a condition. Rejects when it does not come true. */
export async function waitUntil(what: string, holds: () => boolean | Promise<boolean>, limitMs = 30_000): Promise<void> {
  for (const end = Date.now() + limitMs; !(await holds()); await delay(pauseMs)) {
    if (Date.now() > end) throw new Error(`this did not come true: ${what}`);
  }
}
