import { rpcFailureIn } from "../chain/jsonRpc.ts";
import { problem } from "../errors/problem.ts";
import { askChain } from "./askChain.ts";
import { compareRuntimeCode } from "./compareRuntimeCode.ts";
import { decodeRevert, revertDataOf } from "./decodeRevert.ts";
import { formatEther } from "./formatEther.ts";
import type { Client } from "viem";
import type { ProvenLocalChain } from "../chain/identifyChain.ts";
import type { RpcFailure } from "../chain/jsonRpc.ts";
import type { Problem } from "../errors/problem.ts";
import type { CallOptions } from "../lib/callOptions.ts";
import type { DeploymentPlan, Simulation } from "./deployment.ts";

/** What trying the plan came to. */
export type SimulationOutcome =
  | { readonly kind: "simulated"; readonly simulation: Simulation }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "cancelled" };

/** Ethereum's limits (EIP-170, EIP-3860). A chain may have others, so its own answer decides. */
const publicLimits = { runtime: 24_576, init: 49_152 };

/** Runs the constructor on the chain's present state without sending, and measures its gas. */
export async function simulateDeployment(
  plan: DeploymentPlan,
  ports: { readonly chain: ProvenLocalChain; readonly now?: () => number },
  options: CallOptions,
): Promise<SimulationOutcome> {
  return askChain(ports.chain, options.signal, async (client) => {
    try {
      return await simulate(client, plan, (ports.now ?? Date.now)());
    } catch (error) {
      const failure = rpcFailureIn(error);
      if (failure?.kind !== "rpcError") throw error;
      return { kind: "failed" as const, problem: await problemOfCall(plan, failure) };
    }
  });
}

async function simulate(client: Client, plan: DeploymentPlan, at: number): Promise<SimulationOutcome> {
  const { call, estimateGas, getBalance, getBlock } = await import("../chain/viem.ts");
  const { sender, value, initCode, contract } = plan;
  const request = { account: sender, data: initCode, value };
  const balance = await getBalance(client, { address: sender });
  if (balance < value) return failed(fundsProblem(sender, balance, value));
  const result = await call(client, request);
  const code = result.data ?? "0x";
  if (!compareRuntimeCode(contract, code)) {
    return failed(problem("simulationFailed", { contract: contract.name, reason: "the chain returned other code than the compiler's." }));
  }
  const [gas, block] = await Promise.all([estimateGas(client, request), getBlock(client, { blockTag: "latest" })]);
  const wished = (gas * 6n) / 5n;
  const gasLimit = wished < block.gasLimit ? wished : block.gasLimit;
  const maxCost = gasLimit * (plan.fees.kind === "legacy" ? plan.fees.gasPrice : plan.fees.maxFeePerGas) + value;
  if (balance < maxCost) return failed(fundsProblem(sender, balance, maxCost));
  const initCodeBytes = byteLength(initCode);
  const runtimeBytes = byteLength(code);
  const beyondPublicLimits = runtimeBytes > publicLimits.runtime || initCodeBytes > publicLimits.init;
  const { id: planId, initCodeHash } = plan;
  return {
    kind: "simulated",
    simulation: { planId, initCodeHash, gas, gasLimit, maxCost, initCodeBytes, runtimeBytes, beyondPublicLimits, at },
  };
}

async function problemOfCall(plan: DeploymentPlan, failure: RpcFailure): Promise<Problem> {
  const { name, abi, runtimeCode } = plan.contract;
  const details = `${failure.method} ${failure.code ?? ""} ${failure.message}`;
  const data = revertDataOf(failure);
  if (data !== undefined && (data !== "0x" || /revert/i.test(failure.message))) {
    return problem("simulationReverted", { contract: name, reason: await decodeRevert(abi, data) }, { details });
  }
  const init = byteLength(plan.initCode);
  if (init > publicLimits.init) {
    return problem("codeTooLarge", { contract: name, what: "creation code with arguments", size: init, limit: publicLimits.init });
  }
  const runtime = byteLength(runtimeCode);
  if (runtime > publicLimits.runtime) {
    return problem("codeTooLarge", { contract: name, what: "runtime code", size: runtime, limit: publicLimits.runtime });
  }
  if (/revert/i.test(failure.message))
    return problem("simulationReverted", { contract: name, reason: "no reason was given." }, { details });
  return problem("simulationFailed", { contract: name, reason: failure.message.slice(0, 200) || "the chain gave no reason." }, { details });
}

function fundsProblem(sender: string, balance: bigint, needed: bigint): Problem {
  return problem("insufficientFunds", { sender, balance: formatEther(balance), needed: formatEther(needed) });
}

function byteLength(hex: `0x${string}`): number {
  return (hex.length - 2) / 2;
}

function failed(found: Problem): SimulationOutcome {
  return { kind: "failed", problem: found };
}
