import { DevAccount } from "../../chain/signers/devAccount.ts";
import { problem } from "../../errors/problem.ts";
import { grantClearance } from "../clearance.ts";
import { executeDeployment } from "../executeDeployment.ts";
import { loadSenders } from "./loadSenders.ts";
import { loadUnfinished } from "./loadUnfinished.ts";
import { showEvent, showOutcome } from "./showOutcome.ts";
import type { DeploymentOutcome } from "../deployment.ts";
import type { DeployIntent } from "../../../protocol/deployMessages.ts";
import type { Session, SessionFacts } from "./session.ts";

/** Deploys exactly the simulation that the person saw. A second click finds it taken; a click after an edit is refused. */
export async function runDeployment(session: Session, intent: Extract<DeployIntent, { readonly kind: "deploy" }>): Promise<void> {
  const { simulated } = session.facts;
  const { next, form, run } = session.state;
  if (run.kind === "running") return;
  if (next !== "deploy" || simulated === undefined || simulated.plan.id !== intent.simulation || form?.edit !== intent.edit) {
    return session.invalidate({ trouble: session.show(problem("simulationNotCurrent", {})) });
  }
  const signal = session.begin("run");
  // Before the first wait: from here on a second click meets `running`, and the simulation is used up.
  session.invalidate({ trouble: null, run: { kind: "running", phase: "checking", cancelling: false } });
  const outcome = await execute(session, simulated, signal);
  const { plan } = simulated;
  session.update({ run: showOutcome(session, outcome, { contract: plan.contract.name, network: plan.networkName }) });
  await Promise.all([loadSenders(session), loadUnfinished(session)]);
}

async function execute(
  session: Session,
  { plan, simulation, chain }: NonNullable<SessionFacts["simulated"]>,
  signal: AbortSignal,
): Promise<DeploymentOutcome> {
  const granted = grantClearance(plan, simulation);
  if (granted.kind === "failed") return granted;
  const { roots, limits, log } = session.ports;
  const signer = new DevAccount(chain, plan.sender);
  const outcome = await executeDeployment(
    { plan, simulation, clearance: granted.clearance },
    { chain, signer, roots, ...(limits === undefined ? {} : { limits }) },
    { signal, onEvent: (event) => showEvent(session, event) },
  );
  log.info("deployment ended", { outcome: outcome.kind, contract: plan.contract.name, network: plan.networkName, address: plan.address });
  return outcome;
}
