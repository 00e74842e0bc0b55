// What the deployment tests share: contracts compiled by forge (solc 0.8.37; sources in test/golden/deploy), a network of a URL, a
// fresh state root, and the way from values to a simulation.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../../scripts/setup/paths.ts";
import { identifyChain } from "../../../src/core/chain/identifyChain.ts";
import type { ProvenLocalChain } from "../../../src/core/chain/identifyChain.ts";
import type { Network } from "../../../src/core/chain/networks.ts";
import { DevAccount, devAddresses } from "../../../src/core/chain/signers/devAccount.ts";
import { grantClearance } from "../../../src/core/deploy/clearance.ts";
import { constructorOf } from "../../../src/core/deploy/constructorForm.ts";
import type { DeploymentPlan, Simulation } from "../../../src/core/deploy/deployment.ts";
import { encodeArguments } from "../../../src/core/deploy/encodeArguments.ts";
import type { Execution } from "../../../src/core/deploy/executeDeployment.ts";
import { planDeployment } from "../../../src/core/deploy/planDeployment.ts";
import { simulateDeployment } from "../../../src/core/deploy/simulateDeployment.ts";
import type { Contract } from "../../../src/core/foundry/contract.ts";
import type { FormValue } from "../../../src/protocol/deployForm.ts";
import { freshFolder } from "../../support/freshFolder.ts";
import { show } from "./show.ts";

const golden = JSON.parse(await readFile(join(root, "test/golden/deploy/contracts.json"), "utf8")) as Record<string, Contract>;

/** A signal that never aborts. */
export const never = new AbortController().signal;

export const sender = devAddresses[0] ?? "0x";

export function contractNamed(name: string): Contract {
  const contract = golden[name];
  assert.ok(contract, `no contract ${name}`);
  return contract;
}

export function networkAt(rpcUrl: string, chainId: number | undefined = 31337): Network {
  return { id: rpcUrl, name: "Test chain", chainId, rpcUrl, source: "settings" };
}

export async function proven(rpcUrl: string): Promise<ProvenLocalChain> {
  const outcome = await identifyChain(networkAt(rpcUrl), { signal: never });
  assert.equal(outcome.kind, "local", show(outcome));
  return outcome.chain;
}

/** A fresh folder for the state root. */
export async function freshState(): Promise<{ readonly state: string }> {
  return { state: await freshFolder() };
}

export const treasuryValues: readonly FormValue[] = [
  "0x70997970c51812dc3a010c7d01b50e0d17dc79c8",
  "1.5 ether",
  "0xdeadbeef",
  "Rent, food & 🎈",
  '[{"account":"0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC","weight":1234567890123456789}]',
];

export async function encoded(
  contract: Contract,
  values: readonly FormValue[],
): Promise<Extract<Awaited<ReturnType<typeof encodeArguments>>, { kind: "encoded" }>> {
  const outcome = await encodeArguments(constructorOf(contract.abi).inputs, values);
  assert.equal(outcome.kind, "encoded", show(outcome));
  return outcome;
}

export async function planned(chain: ProvenLocalChain, contract: Contract, values: readonly FormValue[]): Promise<DeploymentPlan> {
  const args = await encoded(contract, values);
  const outcome = await planDeployment({ contract, args, chain, sender, value: 0n }, { signal: never });
  assert.equal(outcome.kind, "planned", show(outcome));
  return outcome.plan;
}

export async function simulated(chain: ProvenLocalChain, plan: DeploymentPlan): Promise<Simulation> {
  const outcome = await simulateDeployment(plan, { chain }, { signal: never });
  assert.equal(outcome.kind, "simulated", show(outcome));
  return outcome.simulation;
}

/** Everything up to the click on Deploy. */
export async function readyToDeploy(chain: ProvenLocalChain, name = "Treasury", values = treasuryValues): Promise<Execution> {
  const plan = await planned(chain, contractNamed(name), values);
  const simulation = await simulated(chain, plan);
  const granted = grantClearance(plan, simulation);
  assert.equal(granted.kind, "cleared");
  return { plan, simulation, clearance: granted.clearance };
}

export function signerFor(chain: ProvenLocalChain): DevAccount {
  return new DevAccount(chain, sender);
}
