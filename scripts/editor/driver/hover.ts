import type { Page } from "playwright-core";
import type { TextEditor } from "./textEditor.ts";
import { pointAside } from "./quickInput.ts";
import { placeOfText } from "./placeOfText.ts";

const shown = ".monaco-hover:not(.hidden):visible";

/** Hovers over text in the active editor. */
export interface Hover {
  /** Points at the first visible occurrence of the text (on that line, when one is given) and returns what the editor says. */
  at(text: string, line?: number): Promise<string>;
  /** Clicks a link in the hover that is shown. */
  clickLink(name: string | RegExp): Promise<void>;
  /** Moves the pointer away and waits until the hover is gone. */
  leave(): Promise<void>;
}

/** Drives the hovers of a workbench. */
export function createHover(page: Page, editor: TextEditor): Hover {
  const leave = async (): Promise<void> => {
    await pointAside(page);
    await page.locator(shown).first().waitFor({ state: "hidden" });
  };
  return {
    leave,
    async at(text, line) {
      await leave();
      const { x, y } = await placeOfText(editor, text, line);
      await page.mouse.move(x - 4, y);
      await page.mouse.move(x, y, { steps: 3 });
      return readHover(page);
    },
    clickLink: async (name) => page.locator(shown).getByRole("link", { name }).first().click(),
  };
}

/** Waits for a hover that has finished loading, and reads it. */
export async function readHover(page: Page): Promise<string> {
  const hover = page
    .locator(shown)
    .filter({ hasText: /\S/ })
    .filter({ hasNotText: /^\s*Loading\.\.\.\s*$/ })
    .first();
  await hover.waitFor();
  return (await hover.innerText()).replaceAll("\u00a0", " ").trim();
}
