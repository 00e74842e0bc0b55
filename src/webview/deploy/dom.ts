/** Attributes of an element; `undefined` and `false` leave one out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Builds an element. Children that are text stay text: nothing here parses markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  setAttributes(node, attributes);
  node.append(...children);
  return node;
}

/** Sets or removes attributes. */
export function setAttributes(node: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) node.removeAttribute(name);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
}

/**
 * Rebuilds the content of a node, but only when what it shows has changed; a control that had the focus gets it back by its id.
 * Returns whether there is new content to look at.
 */
export function showWhenChanged(node: HTMLElement, shown: unknown, build: () => readonly (Node | string)[]): boolean {
  const key = JSON.stringify(shown);
  if (node.dataset["shown"] === key) return false;
  node.dataset["shown"] = key;
  const focused = node.contains(document.activeElement) ? document.activeElement?.id : undefined;
  node.replaceChildren(...build());
  node.hidden = node.childNodes.length === 0;
  if (focused !== undefined && focused !== "") document.getElementById(focused)?.focus();
  return !node.hidden;
}

/** Scrolls a node into view, its top at the most. `scrollIntoView` would also move the place from which Tab goes on. */
export function bringIntoView(node: HTMLElement): void {
  const { top, bottom } = node.getBoundingClientRect();
  if (bottom > window.innerHeight) window.scrollBy(0, Math.min(bottom - window.innerHeight, top));
}

/** A button that stays in the tab order while it cannot be used, so that the focus is never lost. */
export function createButton(text: string, attributes: Attributes, onClick: () => void): HTMLButtonElement {
  const button = element("button", { type: "button", ...attributes }, text);
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled") !== "true") onClick();
  });
  return button;
}

/** Greys a button out or makes it usable. */
export function enable(button: HTMLButtonElement, usable: boolean): void {
  setAttributes(button, { "aria-disabled": usable ? undefined : "true" });
}
