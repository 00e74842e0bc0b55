import { cp, glob, mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { launchBrowser } from "../../scripts/editor/driver/launchBrowser.ts";
import { openEditor } from "../../scripts/editor/driver/openEditor.ts";
import type { Editor } from "../../scripts/editor/driver/openEditor.ts";
import type { Opened } from "../../scripts/editor/driver/workbenchAddress.ts";
import { createEditorHome } from "../../scripts/editor/editorHome.ts";
import { startEditorServer } from "../../scripts/editor/startEditorServer.ts";
import { paths } from "../../scripts/setup/paths.ts";

/** A VS Code server with HyperKit installed, a person's HOME of its own, and the browser that shows its windows. */
export interface EditorHost {
  /** A fresh folder that holds HOME, the editor's own files, and whatever a test puts there. */
  readonly folder: string;
  readonly home: string;
  /** Where extensions are installed. */
  readonly extensions: string;
  /** Opens a window; the last one is closed first, so that there is one extension host at a time. */
  open(target: Opened["target"]): Promise<Editor>;
  /** Copies HyperKit's logs to `.work/logs/<name>/` and returns that folder. */
  keepLogs(name: string): Promise<string>;
  /** Ends server and browser, and removes the folder. */
  stop(): Promise<void>;
}

/** What an editor host is started with. */
export interface EditorHostOptions {
  /** A `.vsix`, or the folder of the built extension. */
  readonly extension: string;
  /** Settings of the person. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly tools?: "installed" | "none";
}

/** Starts an editor host: as a person would have it, HyperKit is installed and every folder trusted. */
export async function startEditorHost({ extension, settings, tools }: EditorHostOptions): Promise<EditorHost> {
  await mkdir(paths.tmp, { recursive: true });
  const folder = await realpath(await mkdtemp(join(paths.tmp, "e2e-")));
  const home = join(folder, "home");
  await createEditorHome(home, tools);
  const server = await startEditorServer({
    ...{ folder: join(folder, "editor"), home, trustAll: true, extensions: [extension] },
    ...(settings === undefined ? {} : { settings }),
  });
  const browser = await launchBrowser();
  let last: Editor | undefined;
  return {
    folder,
    home,
    extensions: join(folder, "editor", "extensions"),
    async open(target) {
      await last?.close();
      last = await openEditor({ server, browser, ...(target === undefined ? {} : { target }) });
      return last;
    },
    async keepLogs(name) {
      const kept = join(paths.logs, name);
      await rm(kept, { recursive: true, force: true });
      for await (const log of glob("editor/**/HyperKit.log", { cwd: folder })) {
        await cp(join(folder, log), join(kept, log.replaceAll(/[\\/]/g, "-")));
      }
      return kept;
    },
    async stop() {
      await browser.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
