import { createButton, element, showWhenChanged } from "./dom.ts";
import { problemBox } from "./problemBox.ts";
import type { UnfinishedDeployment } from "../../protocol/deployView.ts";
import type { Part, Send } from "./part.ts";

/** Deployments that were signed and have no end, and journals that cannot be read. */
export function createUnfinishedPart(send: Send): Part {
  const node = element("section", { "aria-label": "Unfinished deployments", hidden: true });
  return {
    node,
    show({ unfinished, journalProblems, run }) {
      // The one that has just ended unconfirmed is shown with its problem below.
      const others = run.kind === "unconfirmed" ? unfinished.filter(({ id }) => id !== run.id) : unfinished;
      showWhenChanged(node, [others, journalProblems, run.kind === "running"], () => {
        if (others.length + journalProblems.length === 0) return [];
        return [
          element("h2", {}, others.length === 1 ? "1 unfinished deployment" : `${others.length} unfinished deployments`),
          ...others.map((deployment) => describe(deployment, send)),
          ...journalProblems.map((problem, index) => problemBox(problem, send, `journal-problem-${index}`)),
        ];
      });
    },
  };
}

function describe({ id, contract, network, txHash, at }: UnfinishedDeployment, send: Send): HTMLElement {
  const title = `${contract} on ${network}`;
  const again = createButton("Check Again", { id: `again-${id}`, "aria-label": `Check Again: ${title}` }, () =>
    send({ kind: "checkAgain", id }),
  );
  const forget = createButton("Forget", { id: `forget-${id}`, class: "secondary", "aria-label": `Forget: ${title}` }, () =>
    send({ kind: "forget", id }),
  );
  return element(
    "div",
    { class: "card" },
    element("p", {}, element("strong", {}, title)),
    element("p", { class: "quiet" }, `Signed ${new Date(at).toLocaleString()}; the chain has not confirmed it.`),
    element("p", {}, element("code", {}, txHash)),
    element("div", { class: "buttons" }, again, forget),
  );
}
