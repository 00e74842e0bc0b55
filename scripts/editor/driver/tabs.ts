import type { Page } from "playwright-core";
import { exactly, pointAside } from "./quickInput.ts";

/** The editors' tabs. */
export interface Tabs {
  /** Opens a file of the workspace by its path, e.g. `src/Bank.sol`, and waits until its text is shown. */
  open(path: string): Promise<void>;
  /** Waits until a tab with this title is active, e.g. that of a diff. */
  active(title: string | RegExp): Promise<void>;
  /** The titles, left to right. */
  titles(): Promise<readonly string[]>;
  /** Saves the active one and waits until it is clean. */
  save(): Promise<void>;
  /** Closes the active one, which must be clean. */
  close(): Promise<void>;
}

/** The group of editors that has the focus. */
export const activeGroup = ".editor-group-container.active";

/** Drives the tabs of a workbench. */
export function createTabs(page: Page): Tabs {
  const all = page.locator(".tabs-container .tab");
  const active = page.locator(`${activeGroup} .tab.active`);
  const tabs: Tabs = {
    async open(path) {
      await page.keyboard.press("Control+P");
      const widget = page.locator(".quick-input-widget:visible");
      await widget.locator("input").first().fill(path);
      const name = path.slice(path.lastIndexOf("/") + 1);
      const row = widget.locator(".monaco-list-row").filter({ has: page.locator(".label-name", { hasText: exactly(name) }) });
      await row.first().click();
      await pointAside(page);
      await tabs.active(name);
      await page.locator(`${activeGroup} .view-line`).first().waitFor();
    },
    async active(title) {
      const label = page.locator(".monaco-icon-label", { hasText: typeof title === "string" ? exactly(title) : title });
      await active.filter({ has: label }).waitFor();
    },
    async titles() {
      const labels = await all.locator(".monaco-icon-label-container").allTextContents();
      return labels.map((text) => text.trim());
    },
    async save() {
      await page.keyboard.press("Control+S");
      await page.locator(`${activeGroup} .tab.active:not(.dirty)`).waitFor();
    },
    async close() {
      const last = all.nth((await all.count()) - 1);
      const button = active.locator(".tab-actions").getByRole("button", { name: /^Close/ });
      await button.click();
      await last.waitFor({ state: "detached" });
    },
  };
  return tabs;
}
