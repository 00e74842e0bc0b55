import { bringIntoView, element, showWhenChanged } from "./dom.ts";
import { factList, grouped } from "./facts.ts";
import { problemBox } from "./problemBox.ts";
import type { SimulationSummary, SimulationWarning } from "../../protocol/deployView.ts";
import type { Part, Send } from "./part.ts";

const warningTexts: Readonly<Record<SimulationWarning, string>> = {
  staleBuild: "A source was saved after the last build: the older code would be deployed.",
  unsavedFiles: "Some editors hold unsaved changes: they are not in this code.",
  beyondPublicLimits: "The code is beyond Ethereum's size limits; this chain takes it, public ones refuse it.",
  zeroAddress: "An argument is the zero address.",
};

/** What the simulation found. */
export function createSimulationPart(send: Send): Part {
  const node = element("section", { "aria-label": "Simulation", hidden: true });
  return {
    node,
    show({ simulation }) {
      const changed = showWhenChanged(node, simulation, () => {
        if (simulation.kind === "failed") return [problemBox(simulation.problem, send, "simulation-problem")];
        return simulation.kind === "ready" ? describe(simulation.summary, send) : [];
      });
      if (changed) bringIntoView(node);
    },
  };
}

function describe(summary: SimulationSummary, send: Send): readonly Node[] {
  const { address, gas, gasLimit, maxCost, value, nonce, initCodeBytes, runtimeBytes, warnings, args } = summary;
  const facts = [
    { name: "Address", text: address, copy: true },
    { name: "Gas", text: `${grouped(gas)}, at most ${grouped(gasLimit)}` },
    { name: "Costs at most", text: `${maxCost} ETH` },
    ...(value === "0" ? [] : [{ name: "Sends along", text: `${value} ETH` }]),
    { name: "Code", text: `${grouped(runtimeBytes)} bytes (${grouped(initCodeBytes)} to create it)` },
    { name: "Nonce", text: String(nonce) },
  ];
  const encoded = args.map(({ name, type, text }) => ({ name: `${name} (${type})`, text }));
  return [
    element("h2", {}, "Simulated"),
    factList(facts, send, "simulated"),
    ...(encoded.length === 0
      ? []
      : [element("details", {}, element("summary", {}, "Arguments as encoded"), factList(encoded, send, "argument"))]),
    ...(warnings.length === 0
      ? []
      : [element("ul", { class: "warnings" }, ...warnings.map((warning) => element("li", {}, warningTexts[warning])))]),
  ];
}
