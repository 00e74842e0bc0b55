import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../editor/driver/launchBrowser.ts";
import { openEditor } from "../editor/driver/openEditor.ts";
import { createEditorHome } from "../editor/editorHome.ts";
import { startEditorServer } from "../editor/startEditorServer.ts";
import type { EditorServer } from "../editor/startEditorServer.ts";
import { startProbes } from "../editor/startProbes.ts";
import type { ProbeHost, Probes } from "../editor/startProbes.ts";
import { paths } from "../setup/paths.ts";
import type { BenchRow } from "./benchRow.ts";
import { buildForProduction } from "./buildForProduction.ts";

const ids = { ours: "hyperkit.hyperkit", raw: "hyperkit-tests.empty" } as const;

/**
 * What a person waits for at start-up. Measured inside the extension host, from the call that begins the activation (code not yet
 * loaded) until `activate` has resolved; each sample in a new extension host of a window without a folder, where nothing else
 * activates the extension.
 */
export const activation: BenchRow = {
  name: "activation",
  what: "loading and activating the extension in a fresh extension host, beside an empty one",
  kind: "samples",
  unit: "ms",
  goal: { ratio: 10, extra: 25 },
  sample,
};

async function sample(runs: number): Promise<{ readonly ours: readonly number[]; readonly raw: readonly number[] }> {
  await mkdir(paths.tmp, { recursive: true });
  const folder = await mkdtemp(join(paths.tmp, "activation-"));
  const home = join(folder, "home");
  await createEditorHome(home, "none");
  const built = await buildForProduction();
  const probes = await startProbes(home);
  const extensions = [built, await writeEmptyExtension(join(folder, "empty")), probes.extension];
  const server = await startEditorServer({ folder: join(folder, "editor"), home, trustAll: true, extensions });
  const browser = await launchBrowser();
  const samples = { ours: [] as number[], raw: [] as number[] }; // an empty literal has no element type
  try {
    // The first pair brings the code of both into the system's cache and is not counted.
    for (let index = -1; index < runs; index++) {
      const order = index % 2 === 0 ? (["ours", "raw"] as const) : (["raw", "ours"] as const);
      for (const side of order) {
        const milliseconds = await measureOne({ server, browser, probes }, ids[side]);
        if (index >= 0) samples[side].push(milliseconds);
      }
    }
    return samples;
  } finally {
    await browser.close();
    await server.stop();
    await probes.stop();
    for (const used of [folder, built]) await rm(used, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Session {
  readonly server: EditorServer;
  readonly browser: Browser;
  readonly probes: Probes;
}

async function measureOne({ server, browser, probes }: Session, id: string): Promise<number> {
  const [editor, probe] = await Promise.all([openEditor({ server, browser }), probes.next()]);
  try {
    return await probe.run(activate, id);
  } finally {
    await editor.close();
  }
}

/** Runs in the extension host. */
async function activate({ vscode }: ProbeHost, id: string): Promise<number> {
  // The editor's own extensions start meanwhile; what they take is nobody's activation.
  for (let quiet = 0; quiet < 20;) {
    const before = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 25));
    quiet = performance.now() - before < 30 ? quiet + 1 : 0;
  }
  const extension = vscode.extensions.getExtension(id);
  if (extension === undefined || extension.isActive)
    throw new Error(`${id} is ${extension === undefined ? "not installed" : "active already"}`);
  const started = performance.now();
  await extension.activate();
  return performance.now() - started;
}

/** An extension of the same shape that does nothing: what the editor itself takes. */
async function writeEmptyExtension(folder: string): Promise<string> {
  const manifest = {
    name: "empty",
    publisher: "hyperkit-tests",
    version: "0.0.0",
    type: "module",
    main: "./main.js",
    engines: { vscode: "^1.101.0" },
  };
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), JSON.stringify({ ...manifest, activationEvents: ["onCommand:hyperkit-tests.empty"] }));
  await writeFile(join(folder, "main.js"), "export function activate() {}\n");
  return folder;
}
