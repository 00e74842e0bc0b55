import type { Locator, Page } from "playwright-core";

/** A view of the side bar by its title. */
export function paneOf(page: Page, view: string): Locator {
  const header = page.locator(`.pane-header[aria-label^="${view}"], .pane-header .title:text-is("${view}")`);
  return page.locator(".part.sidebar .pane").filter({ has: header }).first();
}

/** The same view, waited for and unfolded. */
export async function openPane(page: Page, view: string): Promise<Locator> {
  const pane = paneOf(page, view);
  const header = pane.locator(".pane-header");
  await pane.waitFor();
  if ((await header.getAttribute("aria-expanded")) === "false") await header.click();
  return pane;
}
