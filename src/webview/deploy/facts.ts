import { createButton, element } from "./dom.ts";
import type { Send } from "./part.ts";

/** One line of a list of facts. */
export interface Fact {
  readonly name: string;
  readonly text: string;
  /** An address or hash: shown in fixed width, with a button that copies it. */
  readonly copy?: boolean;
}

/** A list of names and values. `place` makes the buttons' ids unique on the page. */
export function factList(facts: readonly Fact[], send: Send, place: string): HTMLElement {
  return element(
    "dl",
    {},
    ...facts.flatMap(({ name, text, copy }) => {
      if (copy !== true) return [element("dt", {}, name), element("dd", {}, text)];
      const id = `${place}-${name.toLowerCase().replaceAll(" ", "-")}`;
      const label = `Copy ${name.toLowerCase()}`;
      const button = createButton("Copy", { id, class: "link", "aria-label": label }, () => send({ kind: "copy", text }));
      return [element("dt", {}, name), element("dd", {}, element("code", {}, text), " ", button)];
    }),
  );
}

/** A whole number in groups of three digits. */
export function grouped(digits: string | number): string {
  return String(digits).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}
