import { element } from "./dom.ts";

/** One line to choose. */
export interface ChoiceLine {
  readonly id: string;
  readonly text: string;
}

/** A labelled list to choose one line from. */
export interface Choice {
  readonly node: HTMLElement;
  readonly select: HTMLSelectElement;
  /** An empty `chosen` shows the placeholder. */
  show(lines: readonly ChoiceLine[], chosen: string): void;
}

/** Builds the list; `placeholder` stands there while nothing is chosen. */
export function createChoice(
  { id, label, placeholder }: { readonly id: string; readonly label: string; readonly placeholder: string },
  onChoose: (id: string) => void,
): Choice {
  const select = element("select", { id });
  select.addEventListener("change", () => {
    if (select.value !== "") onChoose(select.value);
  });
  const node = element("div", { class: "field" }, element("label", { for: id }, label), select);
  let shown = "";
  return {
    node,
    select,
    show(lines, chosen) {
      const key = JSON.stringify([lines, chosen === ""]);
      if (key !== shown) {
        shown = key;
        const first = chosen === "" ? [element("option", { value: "" }, placeholder)] : [];
        select.replaceChildren(...first, ...lines.map((line) => element("option", { value: line.id }, line.text)));
      }
      if (select.value !== chosen) select.value = chosen;
    },
  };
}
