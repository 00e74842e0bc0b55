import { identifyChain } from "../../chain/identifyChain.ts";
import { constructorOf } from "../constructorForm.ts";
import { encodeArguments } from "../encodeArguments.ts";
import { planDeployment } from "../planDeployment.ts";
import { simulateDeployment } from "../simulateDeployment.ts";
import { formNote, parseValue } from "./checkForm.ts";
import { describeSimulation } from "./describeSimulation.ts";
import { contractId } from "./loadBuild.ts";
import { loadContract } from "./loadContract.ts";
import type { ProvenLocalChain } from "../../chain/identifyChain.ts";
import type { Problem } from "../../errors/problem.ts";
import type { FormNote } from "../../../protocol/deployForm.ts";
import type { DeploymentPlan, Simulation } from "../deployment.ts";
import type { DeploymentRequest } from "../planDeployment.ts";
import type { Session } from "./session.ts";

type Outcome =
  | { readonly kind: "simulated"; readonly plan: DeploymentPlan; readonly simulation: Simulation; readonly chain: ProvenLocalChain }
  | { readonly kind: "invalid"; readonly notes: readonly FormNote[] }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "cancelled" };

/** Simulates what is shown: the artifact as it is on disk now, on the chain as it is now. */
export async function runSimulation(session: Session): Promise<void> {
  if (session.state.next !== "simulate" && session.state.next !== "deploy") return;
  session.invalidate({ trouble: null, run: { kind: "idle" } });
  const clicked = inputsOf(session);
  const name = session.facts.contracts.find((candidate) => contractId(candidate) === session.state.contract);
  // A build may have replaced the artifact. Where its constructor is another one, the person has to see the new form first.
  await loadContract(session, name);
  if (inputsOf(session) !== clicked) return;
  const signal = session.begin("simulate");
  session.update({ simulation: { kind: "running" } });
  settle(session, await simulate(session, signal), signal);
}

function inputsOf({ state }: Session): string {
  const { form, contract, network, sender } = state;
  return JSON.stringify([form?.id, form?.edit, contract, network, sender]);
}

async function simulate(session: Session, signal: AbortSignal): Promise<Outcome> {
  const { contract, networks } = session.facts;
  const { form, sender } = session.state;
  const network = networks.find(({ id }) => id === session.state.network);
  if (contract === undefined || form === null || network === undefined) return { kind: "cancelled" };
  const identified = await identifyChain(network, { signal });
  if (identified.kind !== "local") return identified;
  const { chain } = identified;
  const { checksumAddress } = await import("../../chain/viem.ts");
  const args = await encodeArguments(constructorOf(contract.abi).inputs, form.values);
  const { wei, notes } = parseValue(form.value, checksumAddress);
  if (args.kind === "invalid" || wei === undefined) return { kind: "invalid", notes: [...args.notes.map(formNote), ...notes] };
  const request: DeploymentRequest = { contract, args, chain, sender: asAddress(sender), value: wei };
  const planned = await planDeployment(request, { signal });
  if (planned.kind !== "planned") return planned;
  const { plan } = planned;
  const simulated = await simulateDeployment(plan, { chain }, { signal });
  return simulated.kind === "simulated" ? { ...simulated, plan, chain } : simulated;
}

function settle(session: Session, outcome: Outcome, signal: AbortSignal): void {
  // Whoever stopped it has set the state that holds now, except for the person's own cancel.
  if (signal.aborted || outcome.kind === "cancelled") {
    if (session.state.simulation.kind === "running") session.update({ simulation: { kind: "none" } });
    return;
  }
  const { form } = session.state;
  if (outcome.kind === "invalid") {
    session.update({ simulation: { kind: "none" }, form: form === null ? null : { ...form, notes: outcome.notes, valid: false } });
  } else if (outcome.kind === "failed") {
    session.update({ simulation: { kind: "failed", problem: session.show(outcome.problem) } });
  } else {
    const { plan, simulation, chain } = outcome;
    session.update(
      { simulation: { kind: "ready", summary: describeSimulation(session, plan, simulation) } },
      { simulated: { plan, simulation, chain } },
    );
  }
}

/** `planDeployment` refuses what is not a development account; this only gives the text its type. */
function asAddress(text: string): `0x${string}` {
  return `0x${text.slice(2)}`;
}
