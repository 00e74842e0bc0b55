import { errors } from "playwright-core";
import type { Page } from "playwright-core";
import { exactly, pointAside } from "./quickInput.ts";

/** The command palette. */
export interface Palette {
  /** Runs a command by its full title, e.g. `HyperKit: Compile Project`. Waits for commands of extensions that are still starting. */
  run(title: string): Promise<void>;
  /** The titles that the palette offers for a search, best first; the ones in view. */
  titles(search: string): Promise<readonly string[]>;
}

/** How long a command may take to be known (milliseconds). */
const knownLimitMs = 30_000;

/** How long one look at the palette waits: an open palette does not notice commands that come later (milliseconds). */
const lookMs = 1_500;

/** Drives the command palette of a workbench. */
export function createPalette(page: Page): Palette {
  const input = page.locator(".quick-input-widget:visible .quick-input-box input");
  const labels = page.locator(".quick-input-widget:visible .monaco-list-row .quick-input-list-label .label-name");
  const open = async (search: string): Promise<void> => {
    await page.keyboard.press("F1");
    await input.waitFor();
    await input.fill(`>${search}`);
  };
  const close = async (): Promise<void> => {
    await page.keyboard.press("Escape");
    await input.waitFor({ state: "hidden" });
  };
  return {
    async run(title) {
      const end = Date.now() + knownLimitMs;
      for (;;) {
        await open(title);
        try {
          await labels
            .filter({ hasText: exactly(title) })
            .first()
            .click({ timeout: lookMs });
          await pointAside(page);
          return;
        } catch (error) {
          if (!(error instanceof errors.TimeoutError)) throw error;
        }
        const offered = await labels.allInnerTexts();
        await close();
        if (Date.now() > end) throw new Error(`The palette has no "${title}"; it offers: ${offered.join(", ")}`);
      }
    },
    async titles(search) {
      await open(search);
      await labels.first().waitFor();
      const titles = await labels.allInnerTexts();
      await close();
      return titles.map((title) => title.trim());
    },
  };
}
