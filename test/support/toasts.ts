import type { Page } from "playwright-core";

/** What popped up in a window since it was watched. */
export interface Toasts {
  /** The text of each toast, progress included, in the order in which they appeared; also of those that are gone. */
  seen(): Promise<readonly string[]>;
  /** Waits for a toast that matches, however short it was shown. */
  wait(pattern: RegExp): Promise<void>;
}

/** Counts the toasts of a workbench. The page itself remembers them: a short one would slip through the fingers of a poll. */
export async function watchToasts(page: Page): Promise<Toasts> {
  const seen = await page.evaluateHandle(rememberToasts);
  return {
    seen: async () => seen.evaluate((texts) => [...texts]),
    async wait({ source }) {
      await page.waitForFunction(([texts, pattern]) => texts.some((text) => new RegExp(pattern).test(text)), [seen, source] as const);
    },
  };
}

/** Runs in the page. The workbench makes one container per toast and fills it a little later. */
function rememberToasts(): string[] {
  const texts: string[] = [];
  const known = new WeakSet<Element>();
  new MutationObserver(() => {
    for (const toast of document.querySelectorAll(".notification-toast-container")) {
      const text = toast.querySelector(".notification-list-item-message")?.textContent.trim() ?? "";
      if (text === "" || known.has(toast)) continue;
      known.add(toast);
      texts.push(text);
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
  return texts;
}
