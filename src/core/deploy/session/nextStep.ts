import type { DeployViewState, NextStep } from "../../../protocol/deployView.ts";

/** What the person has to do next; `deploy` only with a simulation, and nothing while something is under way. */
export function nextStep(state: Omit<DeployViewState, "next">): NextStep {
  if (state.run.kind === "running" || state.simulation.kind === "running" || state.build.kind === "building") return "wait";
  if (state.build.kind !== "ready") return "compile";
  if (state.contract === "" || state.form === null) return "chooseContract";
  const network = state.networks.find(({ id }) => id === state.network);
  if (network?.state.kind === "checking") return "wait";
  if (network?.state.kind !== "local") return "chooseNetwork";
  if (state.sender === "") return "chooseSender";
  return state.simulation.kind === "ready" ? "deploy" : "simulate";
}
