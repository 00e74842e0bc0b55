import type { Page } from "playwright-core";

/** The modal dialog of the workbench. */
export interface Dialog {
  /** Waits for the dialog and reads it. */
  read(): Promise<{ readonly message: string; readonly detail: string; readonly buttons: readonly string[] }>;
  /** Clicks a button and waits until the dialog is gone. */
  click(button: string): Promise<void>;
  /** True while one is open. */
  isOpen(): Promise<boolean>;
}

/** Drives the modal dialogs of a workbench. */
export function createDialog(page: Page): Dialog {
  const box = page.locator(".monaco-dialog-box");
  return {
    async read() {
      await box.waitFor();
      const text = async (selector: string): Promise<string> => (await box.locator(selector).allInnerTexts()).join("\n").trim();
      const buttons = (await box.locator(".dialog-buttons .monaco-button").allInnerTexts()).map((name) => name.trim());
      return { message: await text(".dialog-message-text"), detail: await text(".dialog-message-detail"), buttons };
    },
    async click(button) {
      await box.locator(".dialog-buttons").getByRole("button", { name: button, exact: true }).click();
      await box.waitFor({ state: "hidden" });
    },
    isOpen: async () => box.isVisible(),
  };
}
