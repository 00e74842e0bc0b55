import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startSession } from "../../scripts/editor/startSession.ts";
import type { Editor } from "../../scripts/editor/driver/openEditor.ts";
import type { EditorSession } from "../../scripts/editor/startSession.ts";
import { paths } from "../../scripts/setup/paths.ts";

/** Accepts the proposed answer of every question that is still to come; ends when the dialog that follows them is open. */
async function acceptDefaults({ page, dialog }: Editor): Promise<void> {
  const title = page.locator(".quick-input-widget:visible .quick-input-title");
  const either = page.locator(".quick-input-widget:visible, .monaco-dialog-box");
  for (await either.first().waitFor(); !(await dialog.isOpen()); await either.first().waitFor()) {
    const asked = await title.textContent();
    await page.keyboard.press("Enter");
    await page.waitForFunction((before) => {
      const shown = [...document.querySelectorAll<HTMLElement>(".quick-input-widget .quick-input-title")].find(
        (element) => element.offsetParent,
      );
      return document.querySelector(".monaco-dialog-box") !== null || shown?.textContent !== before;
    }, asked);
  }
}

describe("the first contract of a project without OpenZeppelin", function () {
  this.timeout(180_000);
  let session: EditorSession;
  let folder: string;

  before(async () => {
    await mkdir(paths.tmp, { recursive: true });
    folder = await mkdtemp(join(paths.tmp, "first-"));
    await writeFile(join(folder, "foundry.toml"), '[profile.default]\nsrc = "src"\n');
    session = await startSession({ target: { folder } });
  });

  after(async () => {
    await session?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  it("keeps the answers when the library is declined, and goes on with them when it is added", async () => {
    const { palette, quickInput, dialog, tabs } = session.editor;
    await palette.run("HyperKit: Generate Contract...");
    await quickInput.wait(/What to generate/);
    await quickInput.pick("Vesting wallet");
    await quickInput.answer(/Generate Contract: /, "TeamVesting");
    await acceptDefaults(session.editor);
    const { message, detail } = await dialog.read();
    assert.match(message, /Add OpenZeppelin Contracts 5\.\d+\.\d+ to /);
    assert.match(detail, /remappings\.txt/);
    await dialog.click("Cancel");
    assert.equal(existsSync(join(folder, "lib")), false);

    await palette.run("HyperKit: Generate Contract...");
    await quickInput.wait(/What to generate/);
    await quickInput.accept();
    await quickInput.wait(/Generate Contract: /);
    assert.equal((await quickInput.read()).value, "TeamVesting");
    await acceptDefaults(session.editor);
    await dialog.click("Add");
    await tabs.active(/TeamVesting\.sol \(Draft\)/);
    assert.ok(existsSync(join(folder, "lib", "openzeppelin-contracts", "contracts", "finance", "VestingWallet.sol")));
    assert.equal(existsSync(join(folder, "src", "TeamVesting.sol")), false);

    await palette.run("HyperKit: Accept Draft");
    await tabs.active("TeamVesting.sol");
    assert.match(await readFile(join(folder, "src", "TeamVesting.sol"), "utf8"), /contract TeamVesting is VestingWallet/);
  });

  it("is coloured: comments, directives and declarations differ", async () => {
    const { page } = session.editor;
    const colourOf = async (text: string): Promise<string> =>
      page
        .locator(".editor-instance .view-line span span", { hasText: new RegExp(`^\\s*${text}`) })
        .first()
        .evaluate((element) => getComputedStyle(element).color);
    const colours = [await colourOf(String.raw`//\sSPDX`), await colourOf("pragma"), await colourOf("contract")];
    assert.equal(new Set(colours).size, colours.length, colours.join("; "));
  });
});
