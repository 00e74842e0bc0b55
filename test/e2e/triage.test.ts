import assert from "node:assert/strict";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { copyFixture } from "../../scripts/editor/copyFixture.ts";
import { startSession } from "../../scripts/editor/startSession.ts";
import type { EditorSession } from "../../scripts/editor/startSession.ts";
import { freshFolder } from "../support/freshFolder.ts";

describe("triage in the Findings view", function () {
  this.timeout(240_000);
  let session: EditorSession | undefined;

  after(async () => session?.stop());

  it("moves a finding to the group Triaged, back among the high ones when the record is another's, and names a broken record", async () => {
    const folder = join(await freshFolder(), "demo");
    await copyFixture("demo", folder);
    session = await startSession({ target: { folder } });
    const { editor } = session;
    await editor.tabs.open("src/Bank.sol");
    await editor.palette.run("HyperKit: Audit Project");
    await editor.statusBar.message(/Audit of demo: 1 high, .*complete/, 180_000);
    await editor.views.open("HyperKit");

    await (await editor.trees.row("Findings", /^Reentrancy/)).click({ button: "right" });
    const entry = editor.page.getByRole("menuitem", { name: "Triage: False Positive..." });
    await entry.waitFor();
    // A click right after the one that opened the menu is not taken for the menu.
    await delay(500);
    await entry.click();
    for (const [title, answer] of [
      ["Why?", "The caller is our own vault."],
      ["Last day", ""],
      ["Your name", "Ada"],
    ] as const) {
      await editor.page.locator(".quick-input-message").filter({ hasText: title }).waitFor();
      await editor.page.keyboard.type(answer);
      await editor.page.keyboard.press("Enter");
    }
    await editor.trees.toggle("Findings", /^Triaged/);
    await editor.trees.row("Findings", /False positive by Ada: The caller is our own vault\./);
    assert.ok(!(await editor.trees.rows("Findings")).some((row) => row.startsWith("High")));

    const triage = join(folder, ".hyperkit", "triage");
    const [name = ""] = await readdir(triage);
    await writeFile(join(triage, name), (await readFile(join(triage, name), "utf8")).replace('"Ada"', '"Mallory"'));
    await writeFile(join(triage, "broken.json"), "{}");
    await editor.trees.row("Findings", /triaged: False positive by Mallory/);
    await editor.trees.row("Findings", /^Triage not used.*broken\.json/);
    const rows = await editor.trees.rows("Findings");
    assert.ok(rows.includes("High 0 open, 1 triaged by others"), rows.join("; "));
    assert.ok(!rows.some((row) => row.startsWith("Triaged")), rows.join("; "));
  });
});
