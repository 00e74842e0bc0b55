import { formatEther } from "../formatEther.ts";
import type { SimulationSummary, SimulationWarning } from "../../../protocol/deployView.ts";
import type { DeploymentPlan, Simulation } from "../deployment.ts";
import type { Session } from "./session.ts";

/** What the view shows of a simulation. */
export function describeSimulation(session: Session, plan: DeploymentPlan, simulation: Simulation): SimulationSummary {
  const { gas, gasLimit, maxCost, initCodeBytes, runtimeBytes } = simulation;
  return {
    id: plan.id,
    address: plan.address,
    gas: String(gas),
    gasLimit: String(gasLimit),
    maxCost: formatEther(maxCost),
    value: formatEther(plan.value),
    nonce: plan.nonce,
    initCodeBytes,
    runtimeBytes,
    warnings: warningsOf(session, simulation),
    args: plan.args,
  };
}

function warningsOf(session: Session, simulation: Simulation): readonly SimulationWarning[] {
  const { project } = session.facts;
  const fresh = project === undefined ? undefined : session.ports.freshness(project);
  const found: readonly (readonly [SimulationWarning, boolean])[] = [
    ["staleBuild", fresh?.stale ?? false],
    ["unsavedFiles", (fresh?.unsaved.length ?? 0) > 0],
    ["beyondPublicLimits", simulation.beyondPublicLimits],
    ["zeroAddress", session.state.form?.notes.some(({ kind }) => kind === "zeroAddress") ?? false],
  ];
  return found.filter(([, holds]) => holds).map(([warning]) => warning);
}
