import { askChain } from "../askChain.ts";
import type { Tour } from "./tour.ts";

/** The id under which the workbench shows our pages. */
const extensionId = "hyperkit.hyperkit";

const inputs = { guardian: "0x70997970C51812dc3A010C7d01b50e0d17dc79C8", limit: "1 ether", name: "Petty cash" } as const;

/** How long the view may take until the next thing can be done (milliseconds). */
const limitMs = 120_000;

/** Fills the Deploy view's form, simulates, deploys, and asks the chain itself for the code at the address. */
export async function deployStep({ editor, chain }: Tour): Promise<string> {
  await editor.tabs.open("src/Treasury.sol");
  await editor.palette.run("HyperKit: Deploy Contract...");
  const view = editor.webview(extensionId);
  await view.locator("#contract").waitFor({ timeout: limitMs });
  for (const [name, value] of Object.entries(inputs)) await view.getByLabel(new RegExp(`^${name} `)).fill(value);
  await view.locator('#simulate:not([aria-disabled="true"])').click({ timeout: limitMs });
  await view.getByRole("heading", { name: "Simulated" }).waitFor({ timeout: limitMs });
  await editor.shot("tour-simulation");
  await view.locator('#deploy:not([aria-disabled="true"])').click({ timeout: limitMs });
  const receipt = view.locator(".receipt");
  await receipt.waitFor({ timeout: limitMs });
  const address = await receipt.locator("dd code").first().innerText();
  await receipt.scrollIntoViewIfNeeded();
  const code = await askChain(chain, "eth_getCode", address, "latest");
  if (typeof code !== "string" || code.length <= 2) throw new Error(`The chain has no code at ${address}`);
  return `Treasury at ${address}, ${(code.length - 2) / 2} bytes of code on chain`;
}
