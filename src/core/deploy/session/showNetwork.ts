import type { NetworkChoice } from "../../../protocol/deployView.ts";
import type { Session } from "./session.ts";

/** Shows what is known of one network now. A chosen one that cannot be used loses its chain, its accounts and the simulation. */
export function showNetwork(session: Session, id: string, state: NetworkChoice["state"]): void {
  const networks = session.state.networks.map((network) => (network.id === id ? { ...network, state } : network));
  if (state.kind !== "refused" || id !== session.state.network) return session.update({ networks });
  session.stop("senders");
  session.forget("chain");
  session.invalidate({ networks, senders: [], sender: "" });
}
