import assert from "node:assert/strict";
import type { FrameLocator } from "playwright-core";
import { describeProblem } from "../../../src/core/errors/problem.ts";
import type { Field, JobWindow } from "./job.ts";

/** The network of the person's settings that the tests deploy to. */
export const networkName = "Test chain";

/** What the receipt in the Deploy view says. */
export interface ShownReceipt {
  readonly address: string;
  readonly transaction: string;
  readonly block: number;
  readonly gasUsed: number;
}

/** Opens the Deploy view, chooses the contract, fills its form (wrongly at first), simulates and deploys. */
export async function deployContract({ job, editor }: JobWindow): Promise<ShownReceipt> {
  const { contract, source, wrong, right } = job.deploy;
  const view = await openDeployView(editor);
  if (job.projectToPick !== undefined) await view.locator("#project").selectOption({ label: job.projectToPick });
  await view.locator("#contract").selectOption({ label: `${contract} - ${source}` });
  await chooseTestChain(view);

  for (const field of right) if (field.index !== wrong.index) await fill(view, field);
  await fill(view, wrong);
  const note = view.locator(`#field-${wrong.index}-note`);
  await note.filter({ hasText: describeProblem(wrong.problem).what }).waitFor();
  assert.equal(await view.locator(`#field-${wrong.index}`).getAttribute("aria-invalid"), "true");
  assert.equal(await view.locator("#deploy").getAttribute("aria-disabled"), "true");

  for (const field of right) await fill(view, field);
  await view.locator(`#field-${wrong.index}:not([aria-invalid])`).waitFor();
  await view.locator("#simulate:not([aria-disabled])").click();
  await view.locator("#deploy:not([aria-disabled])").click();
  const receipt = await readReceipt(view, contract);
  await editor.shot(`e2e-${job.fixture}-deploy`);
  return receipt;
}

/** The page of the Deploy view, in the side bar. */
export async function openDeployView(editor: JobWindow["editor"]): Promise<FrameLocator> {
  await editor.views.open("HyperKit");
  const view = editor.webview("hyperkit.hyperkit");
  await view.locator("#network").waitFor();
  return view;
}

/** Chooses the network of the settings, which must be proven local. */
export async function chooseTestChain(view: FrameLocator): Promise<void> {
  const network = view.locator("#network");
  await network.selectOption({ label: `${networkName} (local, chain 31337)` });
  await view.locator("#sender option").first().waitFor({ state: "attached" });
}

async function fill(view: FrameLocator, { index, text }: Field): Promise<void> {
  await view.locator(`#field-${index}`).fill(text);
}

async function readReceipt(view: FrameLocator, contract: string): Promise<ShownReceipt> {
  const receipt = view.locator(".receipt:not(.problem)");
  await receipt.filter({ hasText: `${contract} is deployed on ${networkName}` }).waitFor();
  const value = async (name: string): Promise<string> =>
    receipt.locator(`dt:text-is("${name}") + dd`).evaluate((element) => (element.querySelector("code") ?? element).textContent);
  const count = async (name: string): Promise<number> => Number((await value(name)).replaceAll(",", ""));
  return {
    address: await value("Address"),
    transaction: await value("Transaction"),
    block: await count("Block"),
    gasUsed: await count("Gas used"),
  };
}
