import assert from "node:assert/strict";
import { copyFile, mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copyFixture } from "../../scripts/editor/copyFixture.ts";
import { startSession } from "../../scripts/editor/startSession.ts";
import type { EditorSession } from "../../scripts/editor/startSession.ts";
import { nativeFoundryBinary } from "../../scripts/setup/foundry.ts";
import { paths } from "../../scripts/setup/paths.ts";
import { slitherBinary } from "../../scripts/setup/slither.ts";

const item = "hyperkit.hyperkit.hyperkit.health";

/** What the product promises: a tool that appears or goes is noticed this soon (milliseconds), with what the driver itself takes. */
const noticedMs = 5_000;

/** Puts forge where foundryup does: copied beside its place first, as installers do. */
async function installForge(home: string): Promise<void> {
  const folder = join(home, ".foundry", "bin");
  await mkdir(folder, { recursive: true });
  await copyFile(nativeFoundryBinary("forge"), join(folder, "new"));
  await rename(join(folder, "new"), join(folder, "forge"));
}

/** Puts slither where pipx and uv do. */
async function installSlither(home: string): Promise<void> {
  const folder = join(home, ".local", "bin");
  await mkdir(folder, { recursive: true });
  await symlink(slitherBinary, join(folder, "slither"));
}

describe("the health of the tools, as a person sees it", function () {
  this.timeout(180_000);
  let session: EditorSession;
  let folder: string;

  before(async function () {
    if (process.platform === "win32") this.skip();
    await mkdir(paths.tmp, { recursive: true });
    folder = await mkdtemp(join(paths.tmp, "tools-"));
    await copyFixture("demo", join(folder, "demo"));
    session = await startSession({ target: { folder: join(folder, "demo") }, tools: "none" });
  });

  after(async () => {
    await session?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  it("is unknown until a Solidity file is open, then names what is missing", async () => {
    const { statusBar, tabs } = session.editor;
    await statusBar.wait(item, /not checked yet/);
    assert.equal(await statusBar.text(item), "");
    await tabs.open("src/Bank.sol");
    await statusBar.wait(item, /HyperKit: forge, slither/, 10_000);
    assert.match(await statusBar.tooltip(item), /forge\s+not found/);
  });

  it("notices an installation within five seconds, without a reload", async () => {
    const { statusBar } = session.editor;
    await installForge(session.home);
    await statusBar.wait(item, /HyperKit: slither/, noticedMs);
    await installSlither(session.home);
    // A cold Python takes its time to say its version; that slither is there shows before.
    await statusBar.wait(item, /not checked yet|all well/, noticedMs);
    await statusBar.wait(item, /all well/);
    assert.equal(await statusBar.text(item), "");
    assert.match(await statusBar.tooltip(item), /forge\s+ok\s+1\.7\.1[\s\S]*solc[\s\S]*slither\s+ok\s+0\.11\.\d+[\s\S]*Local chain/);
  });

  it("notices a removal, and a program that is none, within five seconds", async () => {
    const { statusBar } = session.editor;
    const forge = join(session.home, ".foundry/bin/forge");
    await rm(forge);
    await statusBar.wait(item, /HyperKit: forge/, noticedMs);
    await writeFile(forge, "#!/bin/sh\necho another program\n", { mode: 0o755 });
    await statusBar.wait(item, /another program of that name/, noticedMs);
    await installForge(session.home);
    await statusBar.wait(item, /not checked yet|all well/, noticedMs);
    await statusBar.wait(item, /all well/);
  });

  it("lists each component with what can be done about it", async () => {
    const { statusBar, quickInput } = session.editor;
    await rm(join(session.home, ".foundry/bin/forge"));
    await statusBar.wait(item, /HyperKit: forge/, noticedMs);
    await statusBar.click(item);
    await quickInput.wait(/HyperKit: Tools/);
    const items = await quickInput.items();
    assert.deepEqual(
      items.map(({ label }) => label),
      ["forge", "solc", "slither", "aderyn", "mythril", "Local chain"],
    );
    assert.match(items[0]?.detail ?? "", /forge was not found\. Install Foundry/);
    await quickInput.pick("forge");
    await quickInput.wait(/HyperKit: forge/);
    const actions = (await quickInput.items()).map(({ label }) => label);
    assert.match(actions[0] ?? "", /^Install Foundry/);
    assert.ok(actions.includes("Check Again"));
    await quickInput.cancel();
  });
});
