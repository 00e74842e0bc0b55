import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { launchBrowser } from "../../scripts/editor/driver/launchBrowser.ts";
import { openEditor } from "../../scripts/editor/driver/openEditor.ts";
import type { Editor } from "../../scripts/editor/driver/openEditor.ts";
import type { Opened } from "../../scripts/editor/driver/workbenchAddress.ts";
import { createEditorHome } from "../../scripts/editor/editorHome.ts";
import { startProbes } from "../../scripts/editor/startProbes.ts";
import type { Probe } from "../../scripts/editor/startProbes.ts";
import { startEditorServer } from "../../scripts/editor/startEditorServer.ts";
import { paths } from "../../scripts/setup/paths.ts";
import { installToolShims } from "./toolShims.ts";
import type { ToolShims } from "./toolShims.ts";

/** The built extension that is installed. */
export const extensionFolder = paths.root;

/** A window and the probe in its extension host. */
export interface WatchedWindow {
  readonly editor: Editor;
  readonly probe: Probe;
}

/** An editor with Workspace Trust in which every start of a program is written down. */
export interface WatchedEditor {
  /** A fresh folder for what a test writes. */
  readonly folder: string;
  readonly shims: ToolShims;
  /** Opens a window; the last one is closed first. */
  open(target: Opened["target"]): Promise<WatchedWindow>;
  stop(): Promise<void>;
}

/** Starts the editor with HyperKit and the probe installed. `settings` are the person's own. */
export async function startWatchedEditor(settings: Readonly<Record<string, unknown>> = {}): Promise<WatchedEditor> {
  await mkdir(paths.tmp, { recursive: true });
  const folder = await realpath(await mkdtemp(join(paths.tmp, "watched-")));
  const home = join(folder, "home");
  await createEditorHome(home);
  const shims = await installToolShims(home);
  const probes = await startProbes(home);
  const server = await startEditorServer({
    folder: join(folder, "editor"),
    home,
    trustAll: false,
    extensions: [extensionFolder, probes.extension],
    settings: { "security.workspace.trust.startupPrompt": "never", ...settings },
  });
  const browser = await launchBrowser();
  let last: Editor | undefined;
  return {
    folder,
    shims,
    async open(target) {
      await last?.close();
      const [editor, probe] = await Promise.all([
        openEditor({ server, browser, ...(target === undefined ? {} : { target }) }),
        probes.next(),
      ]);
      last = editor;
      return { editor, probe };
    },
    async stop() {
      await browser.close();
      await server.stop();
      await probes.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
