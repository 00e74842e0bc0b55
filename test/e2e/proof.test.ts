import assert from "node:assert/strict";
import { access, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { copyFixture } from "../../scripts/editor/copyFixture.ts";
import { startSession } from "../../scripts/editor/startSession.ts";
import type { EditorSession } from "../../scripts/editor/startSession.ts";
import { freshFolder } from "../support/freshFolder.ts";

describe("proof of a finding", function () {
  this.timeout(300_000);
  let session: EditorSession | undefined;

  after(async () => session?.stop());

  it("shows the gain, writes the test when it is accepted, and offers Fixed when a save turns it green", async () => {
    const folder = join(await freshFolder(), "demo");
    await copyFixture("demo", folder);
    const test = join(folder, "test", "hyperkit", "BankWithdrawReentrancy.t.sol");
    session = await startSession({ target: { folder } });
    const { editor } = session;
    await editor.tabs.open("src/Bank.sol");
    await editor.palette.run("HyperKit: Audit Project");
    await editor.statusBar.message(/Audit of demo: 1 high, .*complete/, 180_000);
    await editor.views.open("HyperKit");

    await (await editor.trees.row("Findings", /^Reentrancy/)).click({ button: "right" });
    const entry = editor.page.getByRole("menuitem", { name: "Prove Finding..." });
    await entry.waitFor();
    // A click right after the one that opened the menu is not taken for the menu.
    await delay(500);
    await entry.click();
    await editor.page.getByText("Proven: attacker 1 -> 11 ETH.").first().waitFor({ timeout: 120_000 });
    await editor.tabs.active(/BankWithdrawReentrancy\.t\.sol \(Draft\)/);
    await editor.trees.row("Findings", /^Reentrancy.*proven, src/);
    await assert.rejects(access(test));
    await editor.shot("proof-draft");

    await editor.palette.run("HyperKit: Accept Draft");
    await editor.tabs.active("BankWithdrawReentrancy.t.sol");
    assert.match(await readFile(test, "utf8"), /import \{Bank as Target\} from "\.\.\/\.\.\/src\/Bank\.sol"/);

    const bank = join(folder, "src", "Bank.sol");
    const fixed = (await readFile(bank, "utf8"))
      .replace("        balances[msg.sender] = 0;\n", "")
      .replace("        (bool sent,)", "        balances[msg.sender] = 0;\n        (bool sent,)");
    await editor.tabs.open("src/Bank.sol");
    await writeFile(bank, fixed);
    await editor.page.locator(".view-line", { hasText: "balances[msg.sender] = 0" }).first().waitFor();
    await editor.text.goTo(1);
    await editor.text.insert("// Pays after it has written.\n");
    await editor.page.keyboard.press("Control+S");
    await editor.statusBar.message(/Proof is green/, 120_000);
    await editor.trees.row("Findings", /^Reentrancy.*not proven, src/);
    await editor.shot("proof-green");
  });
});
