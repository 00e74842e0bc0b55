import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createPublicClient, createWalletClient, http } from "viem";
import { mnemonicToAccount } from "viem/accounts";
import { foundry } from "viem/chains";
import { identifyChain } from "../../src/core/chain/identifyChain.ts";
import { DevAccount, devAddresses } from "../../src/core/chain/signers/devAccount.ts";
import { grantClearance } from "../../src/core/deploy/clearance.ts";
import { encodeArguments } from "../../src/core/deploy/encodeArguments.ts";
import { executeDeployment } from "../../src/core/deploy/executeDeployment.ts";
import { planDeployment } from "../../src/core/deploy/planDeployment.ts";
import { simulateDeployment } from "../../src/core/deploy/simulateDeployment.ts";
import type { Contract } from "../../src/core/foundry/contract.ts";
import { paths } from "../setup/paths.ts";
import type { BenchRow, Comparison } from "./benchRow.ts";
import { compileToken } from "./compileToken.ts";
import { startAnvil } from "./startAnvil.ts";

const what = "identify, plan, simulate, journal, deploy and check the code, beside viem's deployContract and waitForTransactionReceipt";

/**
 * From the typed arguments to a confirmed contract, on a chain that mines at once: nothing hides what proving the chain, the
 * simulation and the synced journal cost. A ratio to a script that does none of it would say little; the goal is the time added.
 */
export const deploy: BenchRow = { name: "deploy", what, kind: "time", goal: { ratio: 4, extra: 40 }, prepare: async () => prepare() };

/** The same on a chain with a block each second, where the wait for the block is part of every deployment: here the ratio counts. */
export const deployBlocks: BenchRow = {
  name: "deployBlocks",
  what: `${what}; one block per second`,
  kind: "time",
  goal: { ratio: 1.1 },
  prepare: async () => prepare("--block-time", "1"),
};

const cap = 1_000_000n;

async function prepare(...anvilArguments: readonly string[]): Promise<Comparison> {
  const contract = compileToken();
  const anvil = await startAnvil(...anvilArguments);
  await mkdir(paths.tmp, { recursive: true });
  const state = await mkdtemp(join(paths.tmp, "deploy-"));
  const client = createPublicClient({ chain: foundry, transport: http(anvil.url), cacheTime: 0 });
  // Both sides start just after a block, so that neither gains from how late in a second the other ended.
  const before = async (): Promise<void> => {
    if (anvilArguments.length === 0) return;
    const number = await client.getBlockNumber();
    while ((await client.getBlockNumber()) === number) await sleep(5);
  };
  return {
    ours: { before, run: async () => deployOurs(contract, anvil.url, state) },
    raw: { before, run: async () => deployRaw(contract, anvil.url) },
    end: async () => {
      await anvil.stop();
      await rm(state, { recursive: true, force: true });
    },
  };
}

async function deployOurs(contract: Contract, url: string, state: string): Promise<void> {
  const options = { signal: new AbortController().signal };
  const network = { id: "bench", name: "bench", chainId: 31337, rpcUrl: url, source: "settings" as const };
  const identified = expect(await identifyChain(network, options), "local");
  const inputs = contract.abi.find((entry) => entry.type === "constructor")?.inputs ?? [];
  const args = expect(await encodeArguments(inputs, ["Token", String(cap)]), "encoded");
  const { chain } = identified;
  const sender = devAddresses[0] ?? "0x";
  const { plan } = expect(await planDeployment({ contract, args, chain, sender, value: 0n }, options), "planned");
  const { simulation } = expect(await simulateDeployment(plan, { chain }, options), "simulated");
  const { clearance } = expect(grantClearance(plan, simulation), "cleared");
  const ports = { chain, signer: new DevAccount(chain, sender), roots: { state } };
  const { receipt } = expect(await executeDeployment({ plan, simulation, clearance }, ports, options), "deployed");
  if (!receipt.codeMatches) throw new Error("the chain has other code");
}

async function deployRaw({ abi, creationCode }: Contract, url: string): Promise<void> {
  const account = mnemonicToAccount("test test test test test test test test test test test junk", { addressIndex: 1 });
  const wallet = createWalletClient({ account, chain: foundry, transport: http(url) });
  const client = createPublicClient({ chain: foundry, transport: http(url), pollingInterval: 25 });
  const hash = await wallet.deployContract({ abi, bytecode: creationCode, args: ["Token", cap] });
  const receipt = await client.waitForTransactionReceipt({ hash });
  if (receipt.status !== "success") throw new Error("the bare script's deployment was reverted");
}

/** The outcome, when it is of the expected kind. */
function expect<Outcome extends { readonly kind: string }, Kind extends Outcome["kind"]>(
  outcome: Outcome,
  kind: Kind,
): Extract<Outcome, { readonly kind: Kind }> {
  const isExpected = (one: Outcome): one is Extract<Outcome, { readonly kind: Kind }> => one.kind === kind;
  if (!isExpected(outcome)) throw new Error(`expected ${kind}: ${JSON.stringify(outcome)}`);
  return outcome;
}
