import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod/mini";
import type { ProbeHost } from "../../scripts/editor/startProbes.ts";
import { extensionFolder, startWatchedEditor } from "../support/watchedEditor.ts";
import type { WatchedEditor } from "../support/watchedEditor.ts";

const imports = z.array(z.object({ path: z.string(), kind: z.string(), external: z.optional(z.boolean()) }));
const metafile = z.object({ extension: z.object({ outputs: z.record(z.string(), z.object({ imports })) }) });

describe("activation", function () {
  this.timeout(60_000);
  let host: WatchedEditor | undefined;

  after(async () => host?.stop());

  it("loads what the entry imports and nothing else, starts no program and opens no connection", async () => {
    host = await startWatchedEditor();
    const { probe } = await host.open(undefined);
    const before = await probe.run(({ seen }) => seen);
    const after = await probe.run(activate);
    const dist = `${pathToFileURL(join(extensionFolder, "dist")).href}/`;
    assert.deepEqual(
      before.files.filter((url) => url.startsWith(dist)),
      [],
    );
    const loaded = after.files.filter((url) => url.startsWith(dist)).map((url) => url.slice(dist.length));
    assert.deepEqual(loaded.toSorted(), await eagerFiles());
    assert.deepEqual(
      after.programs.filter(({ stack }) => stack.includes(join(extensionFolder, "dist"))),
      [],
    );
    assert.deepEqual(after.connections, []);
    assert.deepEqual(await host.shims.runs(), []);
  });
});

/** Runs in the extension host: what was seen at the moment when `activate` resolves. */
async function activate({ vscode, seen }: ProbeHost): Promise<ProbeHost["seen"]> {
  await vscode.extensions.getExtension("hyperkit.hyperkit")?.activate();
  return { programs: [...seen.programs], connections: [...seen.connections], files: [...seen.files] };
}

/** The files below `dist` that static imports reach from the entry, sorted. */
async function eagerFiles(): Promise<readonly string[]> {
  const { outputs } = metafile.parse(JSON.parse(await readFile(join(extensionFolder, ".work", "metafile.json"), "utf8"))).extension;
  const files = new Set(["dist/extension.js"]);
  for (const file of files) {
    for (const { path, kind, external } of outputs[file]?.imports ?? [])
      if (kind === "import-statement" && external !== true) files.add(path);
  }
  return [...files].map((file) => file.slice("dist/".length)).toSorted();
}
