import { join } from "node:path";
import { execa } from "execa";
import { SetUpError } from "../bootstrap/setUpError.mjs";
import { paths } from "../setup/paths.ts";
import { workbenchAddress } from "./driver/workbenchAddress.ts";
import { createEditorHome } from "./editorHome.ts";
import { openInBrowser } from "./openInBrowser.ts";
import { createServerFolders } from "./serverFolders.ts";
import { startEditorServer } from "./startEditorServer.ts";
import { toolPathSettings } from "./toolPathSettings.ts";

/** What a window of the demo is given. */
export interface DemoWindow {
  /** A fresh folder for what the editor keeps. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly print: (line: string) => void;
}

/** Opens the demo in the desktop's VS Code and waits until its window is closed. Its settings name the tools that set-up installed. */
export async function openOnDesktop(code: string, { folder, signal, print }: DemoWindow): Promise<void> {
  const { userData, extensions } = await createServerFolders(folder, await toolPathSettings());
  print(`editor        ${code}`);
  const profile = ["--user-data-dir", userData, "--extensions-dir", extensions, "--disable-workspace-trust"];
  const args = ["--new-window", "--wait", ...profile, "--extensionDevelopmentPath", paths.root, paths.demo];
  const { exitCode, isCanceled } = await execa(code, args, { stdio: "inherit", reject: false, cancelSignal: signal });
  if (exitCode !== 0 && !isCanceled) throw new SetUpError(`VS Code (${code}) did not open: see what it printed above.`);
}

/** Serves the demo to a browser until the signal, and prints the address. Whoever knows it has the editor: it carries a random token. */
export async function openInServer({ folder, signal, print }: DemoWindow): Promise<void> {
  if (process.platform === "win32") {
    throw new SetUpError("VS Code was not found: install it with its `code` command on PATH, and run the command again.");
  }
  const home = join(folder, "home");
  await createEditorHome(home);
  const server = await startEditorServer({ folder: join(folder, "editor"), home, trustAll: true, extensions: [paths.root] });
  try {
    const address = workbenchAddress(server, { target: { folder: paths.demo } });
    print(`editor        ${address}`);
    print("              Ctrl+C ends it.");
    await openInBrowser(address);
    const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    await Promise.race([stopped, server.ended]);
  } finally {
    await server.stop();
  }
}
