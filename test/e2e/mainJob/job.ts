import type { Editor } from "../../../scripts/editor/driver/openEditor.ts";
import type { FixtureName } from "../../../scripts/editor/copyFixture.ts";
import type { Problem } from "../../../src/core/errors/problem.ts";
import type { Anvil } from "../../support/anvil.ts";
import type { EditorSession } from "../../../scripts/editor/startSession.ts";
import type { Toasts } from "../../support/toasts.ts";

/** One text field of the constructor's form. */
export interface Field {
  /** Its place in the constructor. */
  readonly index: number;
  readonly text: string;
}

/** The main job on a project of one shape. */
export interface Job {
  readonly fixture: FixtureName;
  /** The Foundry root below the opened folder; empty where it is the opened folder. */
  readonly root: string;
  /** The Project's name where the window has several, and so asks. */
  readonly projectToPick?: string;
  /** The folder of its sources. */
  readonly sources: string;
  /** Whether the Project has OpenZeppelin, or the person is asked to add it. */
  readonly library: "present" | "added";
  /** What `git status` shows afterwards: the person accepted exactly these. */
  readonly accepted: readonly string[];
  readonly deploy: {
    readonly contract: string;
    /** Root-relative. */
    readonly source: string;
    /** A value that does not fit, and what must be said of it. */
    readonly wrong: Field & { readonly problem: Problem };
    readonly right: readonly Field[];
    /** Each immutable by its getter, with the word it must answer: 64 hexadecimal digits. */
    readonly immutables: readonly { readonly getter: string; readonly word: string }[];
  };
}

/** A job under way: a fresh copy of its project, opened in a window. */
export interface JobWindow {
  readonly job: Job;
  readonly session: EditorSession;
  readonly anvil: Anvil;
  readonly editor: Editor;
  readonly toasts: Toasts;
  /** The opened folder. */
  readonly folder: string;
  /** The Foundry root; absolute path. */
  readonly root: string;
}

/** The path of one of the Project's sources below the opened folder. */
export function sourcePath({ root, sources }: Job, name: string): string {
  return [root, sources, name].filter((part) => part !== "").join("/");
}
