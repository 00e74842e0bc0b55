import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../../../scripts/editor/driver/launchBrowser.ts";
import { parseIntent } from "../../../src/protocol/deployMessages.ts";
import type { DeployIntent } from "../../../src/protocol/deployMessages.ts";
import { openPage } from "./openPage.ts";
import type { OpenPage } from "./openPage.ts";
import { address, filled, form, gallery, ready, simulated, summary, txHash } from "./states.ts";

describe("the Deploy view's page", () => {
  let browser: Browser;
  let open: OpenPage;
  before(async () => {
    browser = await launchBrowser();
  });
  after(async () => browser.close());
  beforeEach(async () => {
    open = await openPage(browser);
  });
  afterEach(async () => {
    assert.deepEqual(open.errors, []);
    for (const intent of await open.intents()) assert.ok(parseIntent(intent), JSON.stringify(intent));
    await open.page.close();
  });

  const last = async (): Promise<DeployIntent | undefined> => (await open.intents()).at(-1);
  const sent = async (kind: DeployIntent["kind"]): Promise<number> =>
    (await open.intents()).filter((intent) => intent.kind === kind).length;
  const isDisabled = async (id: string): Promise<boolean> => (await open.page.locator(id).getAttribute("aria-disabled")) === "true";
  const focused = async (): Promise<string> => open.page.evaluate(() => document.activeElement?.id ?? "");

  it("asks for the state when it is there", async () => {
    assert.deepEqual(await open.intents(), [{ kind: "ready" }]);
  });

  it("ignores what it does not know, and says so", async () => {
    await open.show(ready);
    const before = await open.page.locator("main").innerHTML();
    const strange = [
      null,
      7,
      "state",
      {},
      { kind: "state" },
      { kind: "state", state: { ...ready, next: "explode" } },
      { kind: "state", state: ready, more: 1 },
    ];
    for (const message of strange) await open.send(message);
    assert.equal(await sent("unreadable"), strange.length);
    assert.equal(await open.page.locator("main").innerHTML(), before);
  });

  it("says before the buttons what the audit lacks and leaves open, and blocks nothing by it", async () => {
    const audited = { kind: "audited", high: 0, medium: 0, notAnalysed: [], allOff: false, stale: false } as const;
    const line = open.page.getByRole("region", { name: "Audit" });
    for (const [audit, pattern] of [
      [{ kind: "none" }, /^Not audited in this window/],
      [audited, /^Audited: nothing/],
      [{ ...audited, allOff: true }, /^Not audited: every/],
      [{ ...audited, notAnalysed: ["slither"] }, /^Audit: slither not analysed\. /],
      [{ ...audited, high: 2, medium: 1, stale: true }, /^Audit: 2 high and 1 medium open; stale/],
    ] as const) {
      await open.show({ ...simulated, audit });
      assert.match(await line.innerText(), pattern);
      assert.equal(await isDisabled("#deploy"), false);
    }
    await line.getByRole("button", { name: "Show Findings" }).click();
    assert.deepEqual(await last(), { kind: "showFindings" });
  });

  it("shows names of the project as text, whatever is in them", async () => {
    const hostile = '<img src=x onerror="document.title=1">';
    await open.show({
      ...ready,
      contracts: [{ id: ready.contract, label: hostile, detail: hostile }],
      networks: ready.networks.map((network) => ({ ...network, name: hostile, rpcUrl: hostile })),
      form: { ...form, id: hostile, fields: form.fields.map((field) => ({ ...field, label: hostile, type: hostile })) },
      simulation: { kind: "failed", problem: { id: "HK6014", what: hostile, fix: hostile, actions: [] } },
      unfinished: [{ id: hostile, contract: hostile, network: hostile, address, txHash, at: 1 }],
    });
    assert.equal(await open.page.locator("img").count(), 0);
    assert.ok((await open.page.locator("main").innerText()).includes(hostile));
    assert.equal(await open.page.title(), "Deploy");
  });

  it("tells of every keystroke with the whole form, counted", async () => {
    await open.show(ready);
    await open.page.locator("#field-0").pressSequentially("0x");
    await open.page.locator("#field-4\\.0").fill("7");
    await open.page.locator("#field-1").selectOption("true");
    await open.page.locator("#field-value").fill("1 ether");
    assert.deepEqual(await last(), {
      kind: "edit",
      form: form.id,
      edit: 5,
      values: ["0x", "true", "", "", ["7", ""]],
      value: "1 ether",
    });
  });

  it("keeps focus, caret and text while states arrive", async () => {
    await open.show(ready);
    await open.page.locator("#field-0").fill("0x1234");
    await open.page.keyboard.press("ArrowLeft");
    await open.show({ ...ready, form: { ...form, values: ["", "", "", "", ["", ""]], edit: 0 } });
    await open.show({ ...simulated, form: { ...filled, id: form.id, edit: 1 } });
    await open.page.keyboard.type("5");
    assert.equal(await open.page.locator("#field-0").inputValue(), "0x12354");
  });

  it("keeps the focus of a button whose section is built anew", async () => {
    await open.show({ ...ready, simulation: { kind: "ready", summary } });
    await open.page.locator("#simulated-address").focus();
    await open.show({ ...ready, simulation: { kind: "ready", summary: { ...summary, gas: "5" } } });
    assert.equal(await focused(), "simulated-address");
  });

  it("fills a new page with what was typed before", async () => {
    await open.show(simulated);
    assert.equal(await open.page.locator("#field-4\\.0").inputValue(), "1.5 ether");
    await open.page.locator("#field-2").fill("Rent!");
    const edit = await last();
    assert.equal(edit?.kind, "edit");
    assert.equal(edit.edit, filled.edit + 1);
  });

  it("builds another form for another contract", async () => {
    await open.show(simulated);
    await open.show({ ...ready, form: { ...form, id: "other", fields: [], values: [], payable: false, notes: [], valid: true } });
    assert.equal(await open.page.locator("fieldset.form input").count(), 0);
    assert.match(await open.page.locator("fieldset.form").innerText(), /takes no arguments/);
  });

  it("holds errors back until the person has been at the field, and ties them to it", async () => {
    await open.show(ready);
    assert.equal(await open.page.locator("[aria-invalid]").count(), 0);
    await open.page.locator("#field-0").focus();
    await open.page.locator("#field-2").focus();
    const input = open.page.locator("#field-0");
    assert.equal(await input.getAttribute("aria-invalid"), "true");
    const note = open.page.locator(`[id="${await input.getAttribute("aria-describedby")}"]`);
    assert.equal(await note.innerText(), "It is empty. Enter a value.");
    assert.equal(await open.page.locator("[aria-invalid]").count(), 1);
  });

  it("does not show notes of an earlier edit beside a later text", async () => {
    await open.show(ready);
    await open.page.locator("#field-0").fill(address);
    await open.show({ ...ready, form: { ...form, edit: 0 } });
    assert.equal(await open.page.locator("[aria-invalid]").count(), 0);
    await open.show({ ...ready, form: { ...form, edit: 1 } });
    assert.equal(await open.page.locator("#field-0").getAttribute("aria-invalid"), "true");
  });

  it("shows how a value will be encoded", async () => {
    await open.show(simulated);
    assert.equal(await open.page.locator("#field-4\\.0-note").innerText(), "= 1500000000000000000");
    assert.equal(await open.page.locator("#field-0-note").innerText(), "This is the zero address.");
  });

  it("goes to the first error instead of simulating", async () => {
    await open.show(ready);
    await open.page.locator("#simulate").click();
    assert.equal(await sent("simulate"), 0);
    assert.equal(await focused(), "field-0");
    assert.equal(await open.page.locator("[aria-invalid]").count(), 4);
    await open.show({ ...ready, form: { ...filled, id: form.id, edit: 0 } });
    await open.page.locator("#simulate").click();
    assert.equal(await sent("simulate"), 1);
  });

  it("deploys what was simulated, once for two clicks", async () => {
    await open.show(simulated);
    await open.page.locator("#deploy").dblclick();
    assert.equal(await sent("deploy"), 1);
    assert.deepEqual(await last(), { kind: "deploy", simulation: summary.id, edit: filled.edit });
  });

  it("makes Deploy unusable with the first keystroke, before the host has answered", async () => {
    await open.show(simulated);
    assert.equal(await isDisabled("#deploy"), false);
    await open.page.locator("#field-2").press("End");
    await open.page.keyboard.type("x");
    assert.equal(await isDisabled("#deploy"), true);
    await open.show(simulated); // a state from before the keystroke
    assert.equal(await isDisabled("#deploy"), true);
    await open.page.locator("#deploy").click({ force: true });
    assert.equal(await sent("deploy"), 0);
  });

  it("locks the inputs during a deployment, offers Cancel, and gives the focus back", async () => {
    await open.show(simulated);
    await open.show({
      ...simulated,
      simulation: { kind: "none" },
      run: { kind: "running", phase: "waiting", cancelling: false },
      next: "wait",
    });
    assert.equal(await open.page.locator("#field-0").isDisabled(), true);
    assert.equal(await open.page.locator("#network").isDisabled(), true);
    await open.page.locator("#cancel").click();
    assert.deepEqual(await last(), { kind: "cancel" });
    await open.show({ ...simulated, simulation: { kind: "none" }, run: { kind: "cancelled", txHash: "" }, next: "simulate" });
    assert.equal(await open.page.locator("#cancel").isVisible(), false);
    assert.equal(await focused(), "simulate");
  });

  it("shows the receipt, brings it into view, and copies address and hash", async () => {
    await open.page.setViewportSize({ width: 300, height: 400 });
    await open.show(simulated);
    const { deployed } = gallery;
    assert.ok(deployed);
    await open.show(deployed);
    const receipt = open.page.locator(".receipt");
    assert.match(await receipt.innerText(), /Vault is deployed on Local \(anvil\)[\s\S]*1,024[\s\S]*812,345/);
    assert.equal(await receipt.evaluate((node) => node.getBoundingClientRect().top < window.innerHeight), true);
    await open.page.locator("#receipt-address").click();
    assert.deepEqual(await last(), { kind: "copy", text: address });
    await open.page.locator("#receipt-transaction").click();
    assert.deepEqual(await last(), { kind: "copy", text: txHash });
  });

  it("says loudly when the code on chain is another", async () => {
    const { differs } = gallery;
    assert.ok(differs);
    await open.show(differs);
    assert.match(await open.page.locator('.receipt[role="alert"]').innerText(), /DIFFERS/);
  });

  it("lists unfinished deployments with their two ways out", async () => {
    const { unfinished } = gallery;
    assert.ok(unfinished);
    await open.show(unfinished);
    await open.page.getByRole("button", { name: "Check Again: Vault on Local (anvil)" }).click();
    assert.deepEqual(await last(), { kind: "checkAgain", id: "b" });
    await open.page.getByRole("button", { name: "Forget: Vault on Local (anvil)" }).click();
    assert.deepEqual(await last(), { kind: "forget", id: "b" });
  });

  it("sends choices and the buttons of problems", async () => {
    const { buildFailed } = gallery;
    assert.ok(buildFailed);
    await open.show(buildFailed);
    await open.page.getByRole("button", { name: "Compile" }).click();
    assert.deepEqual(await last(), { kind: "act", problem: "HK6028", action: "compileProject" });
    await open.page.getByLabel("Network").selectOption("settings:Sepolia");
    assert.deepEqual(await last(), { kind: "choose", what: "network", id: "settings:Sepolia" });
    await open.page.getByLabel("Account").selectOption({ index: 1 });
    assert.deepEqual(await last(), { kind: "choose", what: "sender", id: ready.senders[1]?.address ?? "" });
  });

  it("can be used with the keyboard alone", async () => {
    await open.show(simulated);
    const visited: string[] = [];
    for (let presses = 0; presses < 30 && !visited.includes("simulated-address"); presses += 1) {
      await open.page.keyboard.press("Tab");
      visited.push(await focused());
    }
    const expected = [
      "project",
      "contract",
      "network",
      "sender",
      "field-0",
      "field-1",
      "field-2",
      "field-3",
      "field-4.0",
      "field-4.1",
      "field-value",
      "findings",
      "simulate",
      "deploy",
      "simulated-address",
    ];
    assert.deepEqual(visited, expected);
    await open.page.locator("#deploy").focus();
    await open.page.keyboard.press("Enter");
    assert.equal(await sent("deploy"), 1);
  });

  it("announces progress in one polite line", async () => {
    await open.show({ ...ready, simulation: { kind: "running" }, next: "wait" });
    assert.equal(await open.page.locator('#hint[role="status"]').innerText(), "Simulating...");
  });
});
