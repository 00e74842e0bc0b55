import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
import { copyFixture } from "../../scripts/editor/copyFixture.ts";
import { startSession } from "../../scripts/editor/startSession.ts";
import type { EditorSession } from "../../scripts/editor/startSession.ts";
import { paths } from "../../scripts/setup/paths.ts";
import { startAnvil } from "../support/anvil.ts";
import type { Anvil } from "../support/anvil.ts";

const guardian = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

describe("the Deploy view in the editor", function () {
  this.timeout(180_000);
  let session: EditorSession;
  let anvil: Anvil;
  let folder: string;
  let view: FrameLocator;

  before(async () => {
    await mkdir(paths.tmp, { recursive: true });
    folder = await mkdtemp(join(paths.tmp, "deploy-view-"));
    await copyFixture("demo", join(folder, "demo"));
    anvil = await startAnvil();
    const networks = [
      { name: "Test chain", chainId: 31337, rpcUrls: [anvil.url] },
      { name: "Sepolia", chainId: 11155111, rpcUrls: ["https://192.0.2.1/"] },
    ];
    session = await startSession({ target: { folder: join(folder, "demo") }, settings: { "hyperkit.networks": networks } });
    view = session.editor.webview("hyperkit.hyperkit");
  });

  after(async () => {
    await session?.stop();
    await anvil?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  const field = async (name: string, text: string): Promise<void> => view.getByLabel(new RegExp(`^${name} `)).fill(text);

  it("compiles nothing when it is merely opened", async () => {
    await session.editor.views.open("HyperKit");
    await view.getByText("Not compiled in this window yet.").waitFor();
    assert.equal(await view.locator("#contract").isVisible(), false);
  });

  it("opens with the contract at the cursor, compiled", async () => {
    const { tabs, palette } = session.editor;
    await tabs.open("src/Treasury.sol");
    await palette.run("HyperKit: Deploy Contract...");
    await view.getByLabel(/^guardian /).waitFor();
    assert.equal(await view.locator("#contract").inputValue(), "src/Treasury.sol:Treasury");
  });

  it("refuses a network elsewhere with the reason, and takes the local one", async () => {
    await view.locator("#network").selectOption({ label: "Sepolia (cannot be used)" });
    await view.getByText("Sepolia is not a proven local chain: it is on another machine.").waitFor();
    assert.equal(await view.locator("#simulate").getAttribute("aria-disabled"), "true");
    await view.locator("#network").selectOption({ label: "Test chain (local, chain 31337)" });
    await view.locator("#sender option").nth(9).waitFor({ state: "attached" });
  });

  it("keeps what was typed while it is hidden", async () => {
    await field("guardian", guardian);
    await field("limit", "1.5 ether");
    await view.getByText("= 1500000000000000000").waitFor();
    await session.editor.views.open("Explorer");
    await session.editor.views.open("HyperKit");
    await view.getByLabel(/^guardian /).waitFor();
    assert.equal(await view.getByLabel(/^guardian /).inputValue(), guardian);
    assert.equal(await view.getByLabel(/^limit /).inputValue(), "1.5 ether");
    assert.equal(await view.locator("#network").inputValue(), `settings:Test chain ${anvil.url}`);
  });

  it("warns of a source that was changed after the build", async () => {
    await session.editor.text.goTo(1);
    await session.editor.text.type(" ");
    await view.getByText("Not saved, and so not in the build: src/Treasury.sol.").waitFor();
    await session.editor.page.keyboard.press("Control+Z");
    await view.getByText("Not saved").waitFor({ state: "detached" });
  });

  it("deploys what was simulated, and no change of it", async () => {
    await field("name", "Petty cash");
    await view.locator("#simulate:not([aria-disabled])").click();
    await view.locator("#deploy:not([aria-disabled])").waitFor();
    await field("name", "Petty cash, and more");
    assert.equal(await view.locator("#deploy").getAttribute("aria-disabled"), "true");
    await view.locator("#simulate:not([aria-disabled])").click();
    await view.locator("#deploy:not([aria-disabled])").click();
    await view.getByRole("heading", { name: "Treasury is deployed on Test chain" }).waitFor();
    const address = await view.locator(".receipt dd code").first().innerText();
    assert.notEqual(await anvil.rpc("eth_getCode", address, "latest"), "0x");
    assert.equal(await anvil.rpc("eth_blockNumber"), "0x1");
  });

  it("says in the view, not in a message, that the chain is gone", async () => {
    await view.locator("#simulate:not([aria-disabled])").click();
    await view.locator("#deploy:not([aria-disabled])").waitFor();
    await anvil.stop();
    await view.locator("#deploy").click();
    await view.getByText(`No chain answers at ${anvil.url}.`).waitFor();
    assert.equal(await session.editor.page.locator(".notification-toast").count(), 0);
    await session.editor.shot("e2e-deploy-view");
  });
});
