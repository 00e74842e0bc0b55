import { forgetDeployment } from "../forgetDeployment.ts";
import { listUnfinished } from "../listUnfinished.ts";
import { reconcileDeployment } from "../reconcileDeployment.ts";
import { loadSenders } from "./loadSenders.ts";
import { showEvent, showOutcome } from "./showOutcome.ts";
import type { Session } from "./session.ts";

/** Lists the deployments of the journal that have no end. Reads files only. */
export async function loadUnfinished(session: Session): Promise<void> {
  const signal = session.begin("unfinished");
  const { deployments, problems } = await listUnfinished(session.ports.roots);
  if (signal.aborted) return;
  session.update(
    {
      unfinished: deployments.map(({ journalFile: _file, ...shown }) => shown),
      journalProblems: problems.map((found) => session.show(found)),
    },
    { unfinished: deployments },
  );
}

/** Finds out how one of them ended. */
export async function checkAgain(session: Session, id: string): Promise<void> {
  const found = session.facts.unfinished.find((candidate) => candidate.id === id);
  if (found === undefined || session.state.run.kind === "running") return;
  const signal = session.begin("run");
  session.invalidate({ trouble: null, run: { kind: "running", phase: "reconciling", cancelling: false } });
  const { limits } = session.ports;
  const outcome = await reconcileDeployment(found.journalFile, limits === undefined ? {} : { limits }, {
    signal,
    onEvent: (event) => showEvent(session, event),
  });
  session.ports.log.info("deployment checked again", { outcome: outcome.kind, contract: found.contract, network: found.network });
  session.update({ run: showOutcome(session, outcome, found) });
  await Promise.all([loadSenders(session), loadUnfinished(session)]);
}

/** Takes one of them off the list by the person's word. */
export async function forget(session: Session, id: string): Promise<void> {
  const found = session.facts.unfinished.find((candidate) => candidate.id === id);
  if (found === undefined || session.state.run.kind === "running") return;
  const outcome = await forgetDeployment(found.journalFile);
  const { run } = session.state;
  const settled = run.kind === "unconfirmed" && run.id === id ? ({ kind: "idle" } as const) : run;
  session.update({ trouble: outcome.kind === "failed" ? session.show(outcome.problem) : null, run: settled });
  await loadUnfinished(session);
}
