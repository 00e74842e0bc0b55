import type { Page } from "playwright-core";
import { openPane, paneOf } from "./pane.ts";

/** The views of the side bar. A view is named by its title, e.g. `Findings`. */
export interface Views {
  /** Opens a container of the activity bar by its title, e.g. `HyperKit`. */
  open(container: string): Promise<void>;
  /** The titles of the views that the open container shows. */
  titles(): Promise<readonly string[]>;
  /** The text a view shows while it has no rows. */
  welcome(view: string): Promise<string>;
  /** Clicks a button or link of that text. */
  clickWelcome(view: string, name: string): Promise<void>;
  /** Clicks an action in the view's title. */
  action(view: string, name: string): Promise<void>;
}

/** Drives the side bar of a workbench. */
export function createViews(page: Page): Views {
  return {
    async open(container) {
      const item = page.locator(`.activitybar .action-item:has(> [aria-label^="${container}"])`);
      await item.waitFor();
      if (!(await item.evaluate((element) => element.classList.contains("checked")))) await item.click();
      await page.locator(`.activitybar .action-item.checked:has(> [aria-label^="${container}"])`).waitFor();
    },
    async titles() {
      const titles = page.locator(".part.sidebar .pane-header .title");
      await titles.first().waitFor();
      return (await titles.allInnerTexts()).map((title) => title.trim());
    },
    async welcome(view) {
      const content = (await openPane(page, view)).locator(".welcome-view-content");
      await content.waitFor();
      return (await content.innerText()).trim();
    },
    async clickWelcome(view, name) {
      const content = (await openPane(page, view)).locator(".welcome-view-content");
      await content.getByRole("button", { name }).or(content.getByRole("link", { name })).first().click();
    },
    async action(view, name) {
      const header = paneOf(page, view).locator(".pane-header");
      await header.hover();
      await header.getByRole("button", { name }).click();
    },
  };
}
