import type { Locator, Page } from "playwright-core";
import { openPane, paneOf } from "./pane.ts";

/** The trees of the side bar. A view is named by its title, e.g. `Findings`; folded views are unfolded first. */
export interface Trees {
  /** The rows in view, each as one text: label and description. */
  rows(view: string): Promise<readonly string[]>;
  /** Waits for a row that matches. */
  row(view: string, pattern: RegExp): Promise<Locator>;
  /** Clicks the row that matches. */
  click(view: string, pattern: RegExp): Promise<void>;
  /** Opens or closes the row that matches. */
  toggle(view: string, pattern: RegExp): Promise<void>;
}

/** Drives the trees in the side bar of a workbench. */
export function createTrees(page: Page): Trees {
  const row = async (view: string, pattern: RegExp): Promise<Locator> => {
    const pane = await openPane(page, view);
    const found = pane.locator(".monaco-list-row").filter({ hasText: pattern }).first();
    await found.waitFor();
    return found;
  };
  return {
    async rows(view) {
      await openPane(page, view);
      return paneOf(page, view).locator(".monaco-list-row").evaluateAll(textsOfRows);
    },
    row,
    click: async (view, pattern) => (await row(view, pattern)).locator(".monaco-icon-label, .monaco-tl-contents").first().click(),
    toggle: async (view, pattern) => (await row(view, pattern)).locator(".monaco-tl-twistie").click(),
  };
}

/** Runs in the page. */
function textsOfRows(rows: readonly Element[]): string[] {
  return rows.map((row) => {
    const parts = [...row.querySelectorAll(".label-name, .label-description")].map((part) => part.textContent.trim());
    return (parts.length === 0 ? row.textContent : parts.join(" ")).trim();
  });
}
