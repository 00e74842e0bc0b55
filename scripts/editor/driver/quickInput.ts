import type { Locator, Page } from "playwright-core";

/** One visible row of a quick pick. */
export interface QuickItem {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** The quick pick or input box that is open. Every call waits for what it needs. */
export interface QuickInput {
  /** Waits until one is open whose title, placeholder or message matches. */
  wait(about?: RegExp): Promise<void>;
  /** Title, placeholder and message (prompt or validation) as they are shown now. */
  read(): Promise<{ readonly title: string; readonly placeholder: string; readonly message: string; readonly value: string }>;
  /** The rows in view; a long list shows its first dozen. */
  items(): Promise<readonly QuickItem[]>;
  /** Replaces what is typed. */
  type(text: string): Promise<void>;
  /** Enter. */
  accept(): Promise<void>;
  /** Clicks the row with exactly this label. */
  pick(label: string): Promise<void>;
  /** Switches the check box of the row with exactly this label. */
  toggle(label: string): Promise<void>;
  /** Waits for the question, types the answer, and accepts. */
  answer(about: RegExp, text: string): Promise<void>;
  /** Waits until the message under the input matches (a validation), and returns it. */
  message(pattern: RegExp): Promise<string>;
  /** A button of the title bar or beside the input, by its tooltip: "Back". */
  press(button: string): Promise<void>;
  /** Escape, and waits until it is gone. */
  cancel(): Promise<void>;
  /** Waits until none is open. */
  closed(): Promise<void>;
}

/** Drives the quick input of a workbench. */
export function createQuickInput(page: Page): QuickInput {
  const widget = page.locator(".quick-input-widget:visible");
  const input = widget.locator(".quick-input-box input");
  const row = (label: string): Locator =>
    widget.locator(".monaco-list-row").filter({ has: page.locator(`.quick-input-list-label .label-name`, { hasText: exactly(label) }) });
  const about = (pattern: RegExp): Locator =>
    widget
      .filter({ hasText: pattern })
      .or(widget.filter({ has: page.getByPlaceholder(pattern) }))
      .first();
  const quick: QuickInput = {
    wait: async (pattern = /.*/) => about(pattern).waitFor(),
    async read() {
      await widget.waitFor();
      const text = async (selector: string): Promise<string> => (await widget.locator(selector).first().innerText()).trim();
      return {
        title: await text(".quick-input-title"),
        placeholder: (await input.getAttribute("placeholder")) ?? "",
        message: await text(".quick-input-message"),
        value: await input.inputValue(),
      };
    },
    async items() {
      await widget.locator(".monaco-list-row").first().waitFor();
      return widget.locator(".monaco-list-row").evaluateAll(readItems);
    },
    type: async (text) => input.fill(text),
    accept: async () => input.press("Enter"),
    async pick(label) {
      await row(label).first().click();
      await pointAside(page);
    },
    toggle: async (label) => row(label).first().getByRole("checkbox").first().click(),
    async answer(pattern, text) {
      await quick.wait(pattern);
      await quick.type(text);
      await quick.accept();
    },
    async message(pattern) {
      const message = widget.locator(".quick-input-message").filter({ hasText: pattern });
      await message.waitFor();
      return (await message.innerText()).trim();
    },
    press: async (button) => widget.getByRole("button", { name: button }).first().click(),
    async cancel() {
      await page.keyboard.press("Escape");
      await quick.closed();
    },
    closed: async () => page.locator(".quick-input-widget").waitFor({ state: "hidden" }),
  };
  return quick;
}

/** Runs in the page. */
function readItems(rows: readonly Element[]): QuickItem[] {
  return rows.map((row) => {
    const text = (selector: string): string => row.querySelector(selector)?.textContent.trim() ?? "";
    return {
      label: text(".quick-input-list-label .label-name"),
      description: text(".quick-input-list-label .label-description"),
      detail: text(".quick-input-list-label-meta"),
    };
  });
}

/** A pattern for this text and nothing else around it. */
export function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*$`);
}

/** Moves the pointer to where nothing has a hover, so that none appears that nobody asked for. */
export async function pointAside(page: Page): Promise<void> {
  await page.mouse.move(1, 1);
}
