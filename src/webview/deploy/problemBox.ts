import { createButton, element } from "./dom.ts";
import type { ViewProblem } from "../../protocol/deployView.ts";
import type { Send } from "./part.ts";

/** A problem with its fix and its buttons; read out at once. */
export function problemBox(problem: ViewProblem, send: Send, place: string): HTMLElement {
  const buttons = problem.actions.map(({ action, title }) =>
    createButton(title, { class: "secondary", id: `${place}-${action}` }, () => send({ kind: "act", problem: problem.id, action })),
  );
  return element(
    "div",
    { class: "problem", role: "alert" },
    element("p", {}, element("strong", {}, problem.what)),
    element("p", {}, problem.fix, " ", element("span", { class: "quiet" }, problem.id)),
    ...(buttons.length === 0 ? [] : [element("div", { class: "buttons" }, ...buttons)]),
  );
}
