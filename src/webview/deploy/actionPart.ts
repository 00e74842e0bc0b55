import { createButton, element, enable, setAttributes } from "./dom.ts";
import type { DeployViewState, NextStep, RunPhase } from "../../protocol/deployView.ts";
import type { FormPart } from "./formPart.ts";
import type { Part, Send } from "./part.ts";

const hints: Readonly<Record<NextStep, string>> = {
  compile: "Compile the project first.",
  chooseContract: "Choose a contract.",
  chooseNetwork: "Choose a local chain that answers.",
  chooseSender: "Choose an account.",
  simulate: "Deploying waits for a simulation of exactly these inputs.",
  wait: "",
  deploy: "Ready: exactly what was simulated is sent.",
};

const phases: Readonly<Record<RunPhase, string>> = {
  checking: "Checking chain and nonce once more...",
  signing: "Signing...",
  signed: "Signed and written to the journal...",
  sent: "Sent. Waiting for the block...",
  waiting: "Sent. Waiting for the block...",
  reconciling: "Looking for the transaction on the chain...",
};

/** Simulate, Deploy and Cancel, and one line that says what is going on. */
export interface ActionPart extends Part {
  /** Makes Deploy unusable at once, when something was typed. */
  onEdit(): void;
}

/** Builds the part. */
export function createActionPart(send: Send, form: FormPart): ActionPart {
  let simulationId = "";
  const simulate = createButton("Simulate", { id: "simulate" }, () => {
    if (!form.reveal()) send({ kind: "simulate" });
  });
  const deploy = createButton("Deploy", { id: "deploy", "aria-describedby": "hint" }, () => {
    // Until the host answers, a second click finds the button unusable; the host refuses it as well.
    enable(deploy, false);
    send({ kind: "deploy", simulation: simulationId, edit: form.edit() });
  });
  const cancel = createButton("Cancel", { id: "cancel", class: "secondary", hidden: true }, () => send({ kind: "cancel" }));
  const hint = element("p", { id: "hint", class: "line", role: "status" });
  return {
    node: element("section", { "aria-label": "Deploy" }, element("div", { class: "buttons" }, simulate, deploy, cancel), hint),
    show(state) {
      const { next, simulation, run } = state;
      simulationId = simulation.kind === "ready" ? simulation.summary.id : "";
      enable(simulate, next === "simulate" || next === "deploy");
      enable(deploy, next === "deploy" && state.form?.edit === form.edit());
      setAttributes(simulate, { class: next === "deploy" ? "secondary" : undefined });
      setAttributes(deploy, { class: next === "deploy" ? undefined : "secondary" });
      const busy = run.kind === "running" || simulation.kind === "running";
      if (!busy && document.activeElement === cancel) simulate.focus();
      cancel.hidden = !busy;
      enable(cancel, run.kind !== "running" || !run.cancelling);
      const text = progressOf(state);
      if (hint.textContent !== text) hint.textContent = text;
    },
    onEdit() {
      enable(deploy, false);
    },
  };
}

function progressOf({ run, simulation, next }: DeployViewState): string {
  if (run.kind === "running") return run.cancelling ? "Cancelling..." : phases[run.phase];
  if (simulation.kind === "running") return "Simulating...";
  return hints[next];
}
