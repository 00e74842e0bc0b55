import type { Editor } from "../driver/openEditor.ts";

/** What each step of the tour is given. */
export interface Tour {
  readonly editor: Editor;
  /** The root of the demo project. */
  readonly project: string;
  /** The address of the local chain. */
  readonly chain: string;
}
