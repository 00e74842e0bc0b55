import assert from "node:assert/strict";
import { chmod, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createToolLocator } from "../../../src/core/process/toolLocator.ts";
import { watchForTools } from "../../../src/core/process/watchForTools.ts";
import type { ToolChange } from "../../../src/core/process/watchForTools.ts";
import type { ToolName } from "../../../src/core/process/tool.ts";
import { freshFolder } from "../../support/freshFolder.ts";

async function watched(more: { seen?: Map<ToolName, string>; home?: string } = {}) {
  const home = more.home ?? (await freshFolder());
  const seen = more.seen ?? new Map<ToolName, string>();
  const controller = new AbortController();
  const changes: ToolChange[] = [];
  const locator = createToolLocator({
    settings: () => ({ forgePath: "", slitherPath: "", anvilPath: "", aderynPath: "", mythrilPath: "" }),
    environment: {},
    platform: process.platform,
    home,
    workspaceFolders: () => [],
  });
  const watch = {
    tools: ["slither"] as const,
    whileMissingMs: 20,
    whileFoundMs: 20,
    seen,
  };
  const done = watchForTools(watch, locator, { signal: controller.signal, onEvent: (change) => changes.push(change) });
  while (seen.size === 0) await delay(5);
  const nextChange = async (): Promise<ToolChange> => {
    for (let tries = 0; tries < 200 && changes.length === 0; tries++) await delay(10);
    const change = changes.shift();
    assert.ok(change !== undefined, "no change was told");
    return change;
  };
  const stop = async (): Promise<readonly ToolChange[]> => {
    controller.abort();
    await done;
    return changes;
  };
  return { home, nextChange, stop };
}

async function install(home: string, content: string): Promise<string> {
  const folder = join(home, ".local", "bin");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "new"), content);
  await chmod(join(folder, "new"), 0o755);
  await rename(join(folder, "new"), join(folder, "slither"));
  return join(folder, "slither");
}

describe("the watch for tools", () => {
  before(function () {
    if (process.platform === "win32") this.skip();
  });

  it("tells that a missing tool appeared, was replaced, and vanished", async () => {
    const { home, nextChange, stop } = await watched();
    const path = await install(home, "#!/bin/sh\n");
    assert.deepEqual((await nextChange()).now, { kind: "found", tool: "slither", path, source: "knownFolder" });
    await install(home, "#!/bin/sh\necho another\n");
    assert.equal((await nextChange()).now.kind, "found");
    await rm(path);
    assert.equal((await nextChange()).now.kind, "missing");
    assert.deepEqual(await stop(), []);
  });

  it("tells nothing while nothing changes", async () => {
    const { stop } = await watched();
    await delay(100);
    assert.deepEqual(await stop(), []);
  });

  it("tells at the first look what changed while nobody watched", async () => {
    const seen = new Map<ToolName, string>();
    const { home, stop } = await watched({ seen });
    await stop();
    await install(home, "#!/bin/sh\n");
    const again = await watched({ seen, home });
    assert.equal((await again.nextChange()).now.kind, "found");
    await again.stop();
  });
});
