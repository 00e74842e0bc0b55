import type { DeployIntent } from "../../protocol/deployMessages.ts";
import type { DeployViewState } from "../../protocol/deployView.ts";

/** One section of the page: built once, then brought up to date in place, so that focus and caret stay where they are. */
export interface Part {
  readonly node: HTMLElement;
  show(state: DeployViewState): void;
}

/** Hands an intent to the host. */
export type Send = (intent: DeployIntent) => void;
