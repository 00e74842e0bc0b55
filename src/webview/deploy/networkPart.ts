import { createChoice } from "./choice.ts";
import { createButton, element, enable, showWhenChanged } from "./dom.ts";
import { problemBox } from "./problemBox.ts";
import type { DeployViewState, NetworkChoice, ViewProblem } from "../../protocol/deployView.ts";
import type { Part, Send } from "./part.ts";

/** Network with what is known of it, and the account that signs. */
export function createNetworkPart(send: Send): Part {
  const network = createChoice({ id: "network", label: "Network", placeholder: "Choose a network" }, (id) =>
    send({ kind: "choose", what: "network", id }),
  );
  const check = createButton("Check Again", { id: "check-network", class: "secondary" }, () => send({ kind: "checkNetworks" }));
  const known = element("div", { class: "line", hidden: true });
  const problem = element("div", { hidden: true });
  const sender = createChoice({ id: "sender", label: "Account", placeholder: "Choose an account" }, (id) =>
    send({ kind: "choose", what: "sender", id }),
  );
  return {
    node: element("section", { "aria-label": "Where to deploy" }, network.node, known, problem, check, sender.node),
    show(state) {
      const chosen = state.networks.find(({ id }) => id === state.network);
      network.show(
        state.networks.map((choice) => ({ id: choice.id, text: `${choice.name} (${word(choice)})` })),
        state.network,
      );
      showWhenChanged(known, chosen, () => (chosen === undefined ? [] : describe(chosen)));
      const refused = chosen?.state.kind === "refused" && !isResult(state, chosen.state.problem) ? chosen.state.problem : null;
      showWhenChanged(problem, refused, () => (refused === null ? [] : [problemBox(refused, send, "network-problem")]));
      check.hidden = chosen === undefined || chosen.state.kind === "local";
      enable(check, chosen?.state.kind !== "checking" && state.run.kind !== "running");
      sender.node.hidden = state.senders.length === 0;
      sender.show(
        state.senders.map(({ address, balance }) => ({ id: address, text: `${short(address)} - ${rounded(balance)} ETH` })),
        state.sender,
      );
    },
  };
}

/** What ended a simulation or a deployment stands below them and is read out there; said once is enough. */
function isResult({ simulation, run }: DeployViewState, { id, what }: ViewProblem): boolean {
  return [simulation, run].some((part) => part.kind === "failed" && part.problem.id === id && part.problem.what === what);
}

function word({ state }: NetworkChoice): string {
  if (state.kind === "local") return `local, chain ${state.chainId}`;
  return { unknown: "not checked", checking: "checking...", refused: "cannot be used" }[state.kind];
}

function describe({ state, rpcUrl, source }: NetworkChoice): readonly (Node | string)[] {
  const origin = source === "project" ? ", named by foundry.toml" : "";
  if (state.kind !== "local") return [element("span", { class: "quiet" }, `${rpcUrl}${origin}`)];
  return [
    element("span", { class: "badge local" }, "Local"),
    " ",
    element("span", { class: "quiet" }, `${state.client.split("/").slice(0, 2).join(" ")} at ${rpcUrl}${origin}`),
  ];
}

function short(address: string): string {
  return `${address.slice(0, 6)}...${address.slice(-4)}`;
}

/** Four places are enough to choose by; the exact figures stand in the simulation. */
function rounded(balance: string): string {
  const [whole = "0", fraction = ""] = balance.split(".");
  return fraction.length > 4 ? `${whole}.${fraction.slice(0, 4)}...` : balance;
}
