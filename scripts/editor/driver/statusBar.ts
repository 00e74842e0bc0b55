import type { Page } from "playwright-core";
import { readHover } from "./hover.ts";

/** The status bar. Items are named by `<publisher>.<extension>.<item>` or, for the workbench's own, `status.<name>`. */
export interface StatusBar {
  /** The text beside the icon, or undefined when the item is not shown. */
  text(id: string): Promise<string | undefined>;
  /** What a screen reader says: text and tooltip. */
  label(id: string): Promise<string>;
  /** Hovers the item and reads its tooltip. */
  tooltip(id: string): Promise<string>;
  click(id: string): Promise<void>;
  /** Waits for a passing message at the left, and returns it. */
  message(pattern: RegExp, timeoutMs?: number): Promise<string>;
  /** Waits until the item's text or label matches. */
  wait(id: string, pattern: RegExp, timeoutMs?: number): Promise<void>;
}

/** Reads and clicks the status bar of a workbench. */
export function createStatusBar(page: Page): StatusBar {
  const item = (id: string) => page.locator(`.statusbar-item[id="${id}"]`);
  return {
    async text(id) {
      return (await item(id).isVisible()) ? (await item(id).innerText()).trim() : undefined;
    },
    label: async (id) => (await item(id).getAttribute("aria-label")) ?? "",
    async tooltip(id) {
      await item(id).hover();
      return readHover(page);
    },
    click: async (id) => item(id).locator("a").first().click(),
    async message(pattern, timeoutMs) {
      const found = page.locator(".statusbar-item").filter({ hasText: pattern }).first();
      await found.waitFor(timeoutMs === undefined ? {} : { timeout: timeoutMs });
      return (await found.innerText()).trim();
    },
    async wait(id, pattern, timeoutMs) {
      const labelled = item(id)
        .filter({ hasText: pattern })
        .or(page.getByLabel(pattern).and(item(id)));
      await labelled.first().waitFor(timeoutMs === undefined ? {} : { timeout: timeoutMs });
    },
  };
}
