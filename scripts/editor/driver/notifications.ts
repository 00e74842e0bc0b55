import { errors } from "playwright-core";
import type { Locator, Page } from "playwright-core";

/** A toast as it is shown. */
export interface Notification {
  readonly severity: "error" | "warning" | "info";
  readonly text: string;
  readonly buttons: readonly string[];
}

/** The notifications of the workbench. */
export interface Notifications {
  /** What is shown now, newest first. */
  list(): Promise<readonly Notification[]>;
  /** Waits for a notification that matches. */
  wait(pattern: RegExp, timeoutMs?: number): Promise<Notification>;
  /** Clicks a button of the notification that matches; also `Cancel` of a progress. */
  click(pattern: RegExp, button: string): Promise<void>;
  /** Waits until none that matches is shown. */
  gone(pattern: RegExp, timeoutMs?: number): Promise<void>;
  /** Clears all. */
  clear(): Promise<void>;
}

/** How long clearing may take in all, and one click of it (milliseconds). */
const clearLimitMs = 30_000;
const stepMs = 2_000;

/** Reads and clicks the toasts of a workbench. */
export function createNotifications(page: Page): Notifications {
  const toasts = page.locator(".notifications-toasts .notification-list-item");
  const matching = (pattern: RegExp): Locator => toasts.filter({ hasText: pattern }).first();
  return {
    list: async () => Promise.all((await toasts.all()).map(async (toast) => readToast(toast))),
    async wait(pattern, timeoutMs) {
      await matching(pattern).waitFor(timeoutMs === undefined ? {} : { timeout: timeoutMs });
      return readToast(matching(pattern));
    },
    async click(pattern, button) {
      const toast = matching(pattern);
      await toast.hover();
      await toast.getByRole("button", { name: button, exact: true }).click();
    },
    gone: async (pattern, timeoutMs) =>
      matching(pattern).waitFor({ state: "hidden", ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }) }),
    async clear() {
      const end = Date.now() + clearLimitMs;
      while (await toasts.last().isVisible()) {
        try {
          await toasts.last().hover({ timeout: stepMs });
          await toasts
            .last()
            .getByRole("button", { name: /Clear Notification/ })
            .click({ timeout: stepMs });
        } catch (error) {
          // One that goes by itself meanwhile is as good as cleared.
          if (!(error instanceof errors.TimeoutError) || Date.now() > end) throw error;
        }
      }
    },
  };
}

async function readToast(toast: Locator): Promise<Notification> {
  return toast.evaluate((element) => {
    const severities = ["error", "warning", "info"] as const;
    const severity = severities.find((name) => element.querySelector(`.notification-list-item-icon.codicon-${name}`) !== null) ?? "info";
    const buttons = [...element.querySelectorAll(".notification-list-item-buttons-container .monaco-button")];
    return {
      severity,
      text: element.querySelector(".notification-list-item-message")?.textContent.trim() ?? "",
      buttons: buttons.map((button) => button.textContent.trim()).filter((text) => text !== ""),
    };
  });
}
