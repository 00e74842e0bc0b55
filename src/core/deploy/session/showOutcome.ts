import { basename } from "node:path";
import type { RunState } from "../../../protocol/deployView.ts";
import type { DeploymentEvent, DeploymentOutcome } from "../deployment.ts";
import type { Session } from "./session.ts";

/** Shows how far a deployment is. */
export function showEvent(session: Session, { kind: phase }: DeploymentEvent): void {
  const { run } = session.state;
  if (run.kind === "running" && run.phase !== phase) session.update({ run: { ...run, phase } });
}

/** How a deployment ended, for the view. */
export function showOutcome(
  session: Session,
  outcome: DeploymentOutcome,
  names: { readonly contract: string; readonly network: string },
): RunState {
  switch (outcome.kind) {
    case "deployed": {
      const { address, txHash, gasUsed, blockNumber, codeMatches } = outcome.receipt;
      const receipt = { ...names, address, txHash, gasUsed: String(gasUsed), blockNumber: String(blockNumber), codeMatches };
      return { kind: "deployed", receipt };
    }
    case "failed":
      return { kind: "failed", problem: session.show(outcome.problem) };
    case "unconfirmed": {
      const { txHash, journalFile } = outcome.signed;
      return { kind: "unconfirmed", problem: session.show(outcome.problem), id: basename(journalFile, ".jsonl"), txHash };
    }
    case "cancelled":
      return { kind: "cancelled", txHash: outcome.signed?.txHash ?? "" };
  }
}
