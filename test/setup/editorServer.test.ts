import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { launchBrowser } from "../../scripts/editor/driver/launchBrowser.ts";
import { openEditor } from "../../scripts/editor/driver/openEditor.ts";
import { createEditorHome } from "../../scripts/editor/editorHome.ts";
import { startEditorServer } from "../../scripts/editor/startEditorServer.ts";
import type { EditorServer } from "../../scripts/editor/startEditorServer.ts";
import { paths } from "../../scripts/setup/paths.ts";
import { skipBecause } from "../../scripts/tests/skipBecause.ts";

/** The processes of a group that still run; one that only waits to be collected by its parent does not. */
async function runningInGroup(group: number): Promise<readonly string[]> {
  const { stdout } = await execa("ps", ["-eo", "pgid=,stat=,args="]);
  return stdout.split("\n").filter((line) => {
    const [pgid, state] = line.trim().split(/\s+/);
    return Number(pgid) === group && state?.startsWith("Z") !== true;
  });
}

describe("the editor's server", function () {
  let folder = "";
  let server: EditorServer;

  before(async function () {
    if (process.platform === "win32") skipBecause(this, "the server is not used on Windows");
    await mkdir(paths.tmp, { recursive: true });
    folder = await mkdtemp(join(paths.tmp, "server-"));
    const home = join(folder, "home");
    await createEditorHome(home, "none");
    server = await startEditorServer({ folder: join(folder, "editor"), home, trustAll: true });
  });

  after(async () => {
    await server?.stop();
    if (folder !== "") await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it("opens for its token only", async () => {
    const address = `http://127.0.0.1:${server.port}/`;
    assert.equal((await fetch(address)).status, 403);
    assert.equal((await fetch(`${address}?tkn=${"0".repeat(server.token.length)}`)).status, 403);
    assert.equal((await fetch(`${address}?tkn=${server.token}`, { redirect: "manual" })).status, 302);
  });

  it("leaves no process behind, also while a window is open", async () => {
    const browser = await launchBrowser();
    try {
      const editor = await openEditor({ server, browser });
      await editor.palette.run("View: Show Explorer");
      assert.ok((await runningInGroup(server.group)).length > 1, "an extension host runs");
      await server.stop();
      assert.deepEqual(await runningInGroup(server.group), []);
    } finally {
      await browser.close();
    }
  });
});
