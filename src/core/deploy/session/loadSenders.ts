import { formatEther } from "../formatEther.ts";
import { readBalances } from "../readBalances.ts";
import { showNetwork } from "./showNetwork.ts";
import type { Session } from "./session.ts";

/** Reads the balances of the accounts that can sign on the chosen chain; the chosen account stays, the first is taken otherwise. */
export async function loadSenders(session: Session): Promise<void> {
  const { chain } = session.facts;
  if (chain === undefined) return;
  const signal = session.begin("senders");
  const outcome = await readBalances(chain, { signal });
  if (signal.aborted || outcome.kind === "cancelled") return;
  if (outcome.kind === "failed") {
    return showNetwork(session, chain.network.id, { kind: "refused", problem: session.show(outcome.problem) });
  }
  const senders = outcome.balances.map(({ address, wei }) => ({ address, balance: formatEther(wei) }));
  const kept = senders.find(({ address }) => address === session.state.sender) ?? senders[0];
  session.update({ senders, sender: kept?.address ?? "" });
}

/** Makes one of the listed accounts the sender. */
export function takeSender(session: Session, address: string): void {
  if (session.state.senders.some((sender) => sender.address === address)) session.invalidate({ sender: address, trouble: null });
}
