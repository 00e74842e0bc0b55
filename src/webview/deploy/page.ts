import { createActionPart } from "./actionPart.ts";
import { createAuditPart } from "./auditPart.ts";
import { createContractPart } from "./contractPart.ts";
import { element, showWhenChanged } from "./dom.ts";
import { createFormPart } from "./formPart.ts";
import { createNetworkPart } from "./networkPart.ts";
import { problemBox } from "./problemBox.ts";
import { createRunPart } from "./runPart.ts";
import { createSimulationPart } from "./simulationPart.ts";
import { createUnfinishedPart } from "./unfinishedPart.ts";
import type { DeployViewState } from "../../protocol/deployView.ts";
import type { Part, Send } from "./part.ts";

/** Builds the whole page. */
export function createPage(send: Send): Part {
  const blocked = element("div", { class: "waiting", hidden: true });
  const trouble = element("div", { hidden: true });
  const unfinished = createUnfinishedPart(send);
  const contract = createContractPart(send);
  const network = createNetworkPart(send);
  const form = createFormPart(send, () => actions.onEdit());
  const actions = createActionPart(send, form);
  const audit = createAuditPart(send);
  const simulation = createSimulationPart(send);
  const run = createRunPart(send);
  const choices = element("fieldset", { class: "plain", "aria-label": "Choices" }, contract.node, network.node);
  const bringIntoView = resultFollower(actions.node);
  const main = element("div", {}, unfinished.node, choices, form.node, audit.node, actions.node, trouble, simulation.node, run.node);
  return {
    node: element("main", {}, element("h1", { class: "unseen" }, "Deploy a contract"), blocked, main),
    show(state) {
      showWhenChanged(blocked, state.blocked, () => (state.blocked === null ? [] : [problemBox(state.blocked, send, "blocked")]));
      showWhenChanged(trouble, state.trouble, () => (state.trouble === null ? [] : [problemBox(state.trouble, send, "trouble")]));
      main.hidden = state.blocked !== null;
      choices.disabled = state.run.kind === "running";
      for (const part of [unfinished, contract, network, form, audit, actions, simulation, run]) part.show(state);
      bringIntoView(state);
    },
  };
}

const underWay: readonly string[] = ["none", "idle", "running"];

/** What came out stands below the buttons: each new result brings them to the top, so that both are in view in a low side bar. */
function resultFollower(buttons: HTMLElement): (state: DeployViewState) => void {
  let shown: readonly string[] | undefined;
  return ({ simulation, run }) => {
    const results = [simulation, run].map((part) => (underWay.includes(part.kind) ? "" : JSON.stringify(part)));
    const isNew = shown !== undefined && results.some((result, index) => result !== "" && result !== shown?.[index]);
    shown = results;
    if (isNew) buttons.scrollIntoView({ block: "start" });
  };
}
