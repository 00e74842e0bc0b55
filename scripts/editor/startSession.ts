import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { paths } from "../setup/paths.ts";
import { launchBrowser } from "./driver/launchBrowser.ts";
import { openEditor } from "./driver/openEditor.ts";
import type { Editor } from "./driver/openEditor.ts";
import type { Opened } from "./driver/workbenchAddress.ts";
import { createEditorHome } from "./editorHome.ts";
import { snapshotExtension } from "./snapshotExtension.ts";
import { startEditorServer } from "./startEditorServer.ts";
import type { EditorServer } from "./startEditorServer.ts";
import { colorThemes } from "./userSettings.ts";

/** What a session starts with. Everything has a default: a trusted window without a folder, all tools, our extension as built. */
export interface SessionOptions {
  readonly target?: Opened["target"];
  /** False: Workspace Trust is on, so the folder opens in Restricted Mode. */
  readonly trustAll?: boolean;
  /** What the person's HOME holds. */
  readonly tools?: "installed" | "none";
  /** Folders with a `package.json`, or `.vsix` files. */
  readonly extensions?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly theme?: keyof typeof colorThemes;
  /** Pixels per CSS pixel: 1 for tests, 2 for pictures. */
  readonly scale?: 1 | 2;
}

/** A server, a browser and a window of one test or of the tour, with a fresh HOME and fresh user data. */
export interface EditorSession {
  /** Everything of the session lies below it, and is removed with it. */
  readonly folder: string;
  readonly editor: Editor;
  readonly server: EditorServer;
  readonly browser: Browser;
  readonly home: string;
  /** Opens another window of the same server, e.g. for a reload; the session closes it too. */
  readonly open: (target?: Opened["target"]) => Promise<Editor>;
  /** Ends and removes everything; may be called twice. */
  readonly stop: () => Promise<void>;
}

/** Starts a session and waits until its window is drawn. Rejects with nothing left running. */
export async function startSession(options: SessionOptions = {}): Promise<EditorSession> {
  await mkdir(paths.tmp, { recursive: true });
  const folder = await realpath(await mkdtemp(join(paths.tmp, "session-")));
  const home = join(folder, "home");
  const cleanUp: (() => Promise<void>)[] = [async () => rm(folder, { recursive: true, force: true, maxRetries: 5 })];
  const stop = async (): Promise<void> => {
    for (let step = cleanUp.pop(); step !== undefined; step = cleanUp.pop()) await step();
  };
  try {
    await createEditorHome(home, options.tools);
    const server = await startEditorServer({
      folder: join(folder, "editor"),
      home,
      trustAll: options.trustAll ?? true,
      graceSeconds: 1,
      extensions: options.extensions ?? [await snapshotExtension(join(folder, "extension"))],
      settings: { "workbench.colorTheme": colorThemes[options.theme ?? "dark"], ...options.settings },
    });
    cleanUp.push(server.stop);
    const browser = await launchBrowser();
    cleanUp.push(async () => browser.close());
    const open = async (target?: Opened["target"]): Promise<Editor> =>
      openEditor({
        server,
        browser,
        ...(target === undefined ? {} : { target }),
        ...(options.scale === undefined ? {} : { scale: options.scale }),
      });
    return { folder, editor: await open(options.target), server, browser, home, open, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
