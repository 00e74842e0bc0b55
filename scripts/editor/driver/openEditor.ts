import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { paths } from "../../setup/paths.ts";
import type { EditorServer } from "../startEditorServer.ts";
import { createDialog } from "./dialog.ts";
import type { Dialog } from "./dialog.ts";
import { createHover } from "./hover.ts";
import type { Hover } from "./hover.ts";
import { createNotifications } from "./notifications.ts";
import type { Notifications } from "./notifications.ts";
import { createPalette } from "./palette.ts";
import type { Palette } from "./palette.ts";
import { createProblems } from "./problems.ts";
import type { Problems } from "./problems.ts";
import { createQuickInput } from "./quickInput.ts";
import type { QuickInput } from "./quickInput.ts";
import { createStatusBar } from "./statusBar.ts";
import type { StatusBar } from "./statusBar.ts";
import { createTabs } from "./tabs.ts";
import type { Tabs } from "./tabs.ts";
import { createTextEditor } from "./textEditor.ts";
import type { TextEditor } from "./textEditor.ts";
import { createTrees } from "./trees.ts";
import type { Trees } from "./trees.ts";
import { createViews } from "./views.ts";
import type { Views } from "./views.ts";
import { webviewFrame } from "./webview.ts";
import { workbenchAddress } from "./workbenchAddress.ts";
import type { Opened } from "./workbenchAddress.ts";

/** What to open and how it looks. */
export interface EditorOptions extends Opened {
  readonly server: EditorServer;
  readonly browser: Browser;
  /** Pixels per CSS pixel: 1 for tests, 2 for pictures. */
  readonly scale?: 1 | 2;
  /** Called with each line that extensions write to the console. */
  readonly onLog?: (severity: string, args: readonly unknown[]) => void;
  /** Called when a test run inside the extension host ends. */
  readonly onExit?: (code: number) => void;
}

/** A workbench in a browser window of 1280 x 800, and everything a person does in it. */
export interface Editor {
  readonly palette: Palette;
  readonly quickInput: QuickInput;
  readonly tabs: Tabs;
  readonly text: TextEditor;
  readonly problems: Problems;
  readonly hover: Hover;
  readonly notifications: Notifications;
  readonly views: Views;
  readonly trees: Trees;
  readonly dialog: Dialog;
  readonly statusBar: StatusBar;
  /** The page itself, for what has no name here yet. */
  readonly page: Page;
  /** The extension's visible webview view. */
  webview(extensionId: string): FrameLocator;
  /** Saves `.work/shots/<name>.png` and returns its path. */
  shot(name: string): Promise<string>;
  /** Closes the window. The server stays. */
  close(): Promise<void>;
}

/** How long a step of the driver waits for what it needs before it fails (milliseconds). */
const stepLimitMs = 30_000;

/** Opens a workbench and waits until it is drawn. Extensions may still be starting. */
export async function openEditor(options: EditorOptions): Promise<Editor> {
  const context = await options.browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: options.scale ?? 1 });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(stepLimitMs);
    await exposeAutomation(page, options);
    await page.goto(workbenchAddress(options.server, options));
    await page.locator(".monaco-workbench .part.statusbar").waitFor();
    return createEditor(page, context);
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** The two functions that the workbench calls for an extension under development or test. */
async function exposeAutomation(page: Page, { onLog, onExit }: EditorOptions): Promise<void> {
  await page.exposeFunction("codeAutomationLog", (severity: string, args: readonly unknown[]) => onLog?.(severity, args));
  await page.exposeFunction("codeAutomationExit", (code: number) => onExit?.(code));
}

function createEditor(page: Page, context: BrowserContext): Editor {
  const text = createTextEditor(page);
  return {
    palette: createPalette(page),
    quickInput: createQuickInput(page),
    tabs: createTabs(page),
    text,
    problems: createProblems(page, text),
    hover: createHover(page, text),
    notifications: createNotifications(page),
    views: createViews(page),
    trees: createTrees(page),
    dialog: createDialog(page),
    statusBar: createStatusBar(page),
    page,
    webview: (extensionId) => webviewFrame(page, extensionId),
    async shot(name) {
      await mkdir(paths.shots, { recursive: true });
      const path = join(paths.shots, `${name}.png`);
      await page.screenshot({ path, animations: "disabled" });
      return path;
    },
    close: async () => context.close(),
  };
}
