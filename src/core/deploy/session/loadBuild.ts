import { problem } from "../../errors/problem.ts";
import { loadContract } from "./loadContract.ts";
import type { CompileOutcome } from "../../compile/compileOutcome.ts";
import type { ContractName } from "../../foundry/contract.ts";
import type { BuildState } from "../../../protocol/deployView.ts";
import type { Session } from "./session.ts";

/** As many contracts as a message to the view may hold. */
const mostContracts = 2000;

/** Takes over the last build of the chosen Project; there may be none yet. */
export async function loadBuild(session: Session): Promise<void> {
  const { project } = session.facts;
  if (project !== undefined) await takeBuild(session, session.ports.lastBuild(project));
}

/** Compiles the chosen Project and takes over what comes of it. */
export async function compile(session: Session): Promise<void> {
  const { project } = session.facts;
  if (project === undefined) return;
  const signal = session.begin("build");
  session.invalidate({ build: { kind: "building" }, trouble: null });
  const outcome = await session.ports.compile(project);
  if (!signal.aborted) await takeBuild(session, outcome);
}

/** What the chosen contract of a list is called in messages. */
export function contractId({ source, name }: Pick<ContractName, "source" | "name">): string {
  return `${source}:${name}`;
}

async function takeBuild(session: Session, outcome: CompileOutcome | undefined): Promise<void> {
  const build = buildState(session, outcome);
  // Nothing can be deployed now, but what was chosen and typed waits for the next good build.
  if (build.kind !== "ready") return session.invalidate({ build });
  const contracts = outcome?.kind === "compiled" ? outcome.contracts.filter(({ ownSource }) => ownSource).slice(0, mostContracts) : [];
  const kept = contracts.find((candidate) => contractId(candidate) === session.state.contract);
  session.update(
    { build, contracts: contracts.map((name) => ({ id: contractId(name), label: name.name, detail: name.source })) },
    { contracts },
  );
  await loadContract(session, kept ?? (contracts.length === 1 ? contracts[0] : undefined));
}

function buildState(session: Session, outcome: CompileOutcome | undefined): BuildState {
  const { project } = session.facts;
  if (project === undefined || outcome === undefined || outcome.kind === "cancelled") return { kind: "none" };
  if (outcome.kind === "failed") return { kind: "failed", problem: session.show(outcome.problem) };
  if (!outcome.succeeded) return { kind: "failed", problem: session.show(problem("buildBroken", { project: project.name })) };
  if (!outcome.contracts.some(({ ownSource }) => ownSource)) {
    return { kind: "failed", problem: session.show(problem("nothingDeployable", { project: project.name })) };
  }
  return { kind: "ready", ...session.ports.freshness(project) };
}
