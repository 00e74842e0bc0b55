import { identifyChain, sameChain } from "../../chain/identifyChain.ts";
import { isLoopbackUrl } from "../../chain/loopback.ts";
import { listNetworks, localAnvil } from "../../chain/networks.ts";
import { loadSenders } from "./loadSenders.ts";
import { showNetwork } from "./showNetwork.ts";
import type { IdentifyOutcome } from "../../chain/identifyChain.ts";
import type { Network } from "../../chain/networks.ts";
import type { NetworkChoice } from "../../../protocol/deployView.ts";
import type { Session } from "./session.ts";

/** Lists the networks; contacts none. */
export async function loadNetworks(session: Session): Promise<void> {
  const { project } = session.facts;
  if (project === undefined) return;
  const signal = session.begin("networks");
  const config = await session.ports.readConfig(project);
  if (signal.aborted) return;
  const networks = listNetworks(session.ports.networkSettings(), config);
  const chosen = networks.find(({ id }) => id === session.state.network) ?? localAnvil;
  const known = new Map(session.state.networks.map((network) => [network.id, network.state]));
  session.update(
    { network: chosen.id, networks: networks.map((network) => choiceOf(network, known.get(network.id) ?? { kind: "unknown" })) },
    { networks },
  );
}

/** Asks the networks only once there is a build to deploy: opening the view alone contacts nothing. */
export async function checkWhenBuilt(session: Session): Promise<void> {
  if (session.state.build.kind === "ready") await checkNetworks(session);
}

/** Makes a network the chosen one. That is also the person's word to contact one that the repository names. */
export async function takeNetwork(session: Session, id: string): Promise<void> {
  if (!session.facts.networks.some((network) => network.id === id)) return;
  session.stop("senders");
  session.forget("chain");
  session.invalidate({ network: id, senders: [], sender: "", trouble: null });
  await checkNetworks(session);
}

/** Asks the chosen network and the others that the person's own settings name who they are; the refused are not contacted. */
export async function checkNetworks(session: Session): Promise<void> {
  // Work of its own: it must not end a listing that is under way, and so leave the view without networks.
  const signal = session.begin("identities");
  const { networks } = session.facts;
  const chosen = networks.find(({ id }) => id === session.state.network);
  const others = networks.filter((network) => network !== chosen && (network.source !== "project" || !isLoopbackUrl(network.rpcUrl)));
  if (chosen !== undefined) showNetwork(session, chosen.id, { kind: "checking" });
  const asked = chosen === undefined ? others : [chosen, ...others];
  await Promise.all(asked.map(async (network) => takeIdentity(session, network, signal)));
}

async function takeIdentity(session: Session, network: Network, signal: AbortSignal): Promise<void> {
  const outcome = await identifyChain(network, { signal });
  if (signal.aborted || outcome.kind === "cancelled") return;
  showNetwork(session, network.id, stateOf(session, outcome));
  if (network.id !== session.state.network || outcome.kind === "failed") return;
  const { simulated } = session.facts;
  const restarted = simulated !== undefined && !sameChain(simulated.plan.chain, outcome.chain.identity);
  if (restarted) session.invalidate();
  session.update({}, { chain: outcome.chain });
  await loadSenders(session);
}

function stateOf(session: Session, outcome: Exclude<IdentifyOutcome, { readonly kind: "cancelled" }>): NetworkChoice["state"] {
  if (outcome.kind === "failed") return { kind: "refused", problem: session.show(outcome.problem) };
  const { chainId, client } = outcome.chain.identity;
  return { kind: "local", chainId, client };
}

function choiceOf({ id, name, rpcUrl, source }: Network, state: NetworkChoice["state"]): NetworkChoice {
  return { id, name, rpcUrl, source, state };
}
