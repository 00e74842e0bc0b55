import { bringIntoView, createButton, element, enable, showWhenChanged } from "./dom.ts";
import { factList, grouped } from "./facts.ts";
import { problemBox } from "./problemBox.ts";
import type { RunState, ViewReceipt } from "../../protocol/deployView.ts";
import type { Part, Send } from "./part.ts";

/** How the last deployment ended. */
export function createRunPart(send: Send): Part {
  const node = element("section", { "aria-label": "Result", hidden: true });
  return {
    node,
    show({ run }) {
      const changed = showWhenChanged(node, run.kind === "running" ? "" : run, () => describe(run, send));
      if (changed) bringIntoView(node);
    },
  };
}

function describe(run: RunState, send: Send): readonly Node[] {
  switch (run.kind) {
    case "idle":
    case "running":
      return [];
    case "failed":
      return [problemBox(run.problem, send, "run-problem")];
    case "deployed":
      return [receiptBox(run.receipt, send)];
    case "cancelled":
      return [element("p", { class: "line", role: "status" }, cancelledText(run.txHash))];
    case "unconfirmed": {
      const again = createButton("Check Again", { id: "run-check-again" }, () => {
        enable(again, false);
        send({ kind: "checkAgain", id: run.id });
      });
      return [problemBox(run.problem, send, "run-problem"), element("div", { class: "buttons" }, again)];
    }
  }
}

function cancelledText(txHash: string): string {
  return txHash === ""
    ? "Cancelled: nothing was signed or sent."
    : `Cancelled after the signature: ${txHash} was not sent and will not be.`;
}

function receiptBox(receipt: ViewReceipt, send: Send): HTMLElement {
  const { contract, network, address, txHash, gasUsed, blockNumber, codeMatches } = receipt;
  const facts = [
    { name: "Address", text: address, copy: true },
    { name: "Transaction", text: txHash, copy: true },
    { name: "Block", text: grouped(blockNumber) },
    { name: "Gas used", text: grouped(gasUsed) },
    { name: "Code", text: codeMatches ? "is the compiler's, byte for byte (immutables aside)" : "DIFFERS from the compiler's" },
  ];
  return element(
    "div",
    { class: codeMatches ? "receipt" : "receipt problem", role: codeMatches ? "status" : "alert" },
    element("h2", {}, `${contract} is deployed on ${network}`),
    factList(facts, send, "receipt"),
  );
}
