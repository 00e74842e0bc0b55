import type { Problem } from "../errors/problem.ts";

/** The programs HyperKit calls; all of them are the user's own. */
export type ToolName = "forge" | "anvil" | "slither" | "aderyn" | "mythril";

/** Where a tool was found, and who said so. A workspace can never choose an executable. */
export interface FoundTool {
  readonly kind: "found";
  readonly tool: ToolName;
  /** Absolute path. */
  readonly path: string;
  readonly source: "setting" | "path" | "knownFolder";
}

/** A tool that cannot be used, with the reason. */
export interface MissingTool {
  readonly kind: "missing";
  readonly tool: ToolName;
  readonly problem: Problem;
  /** Every file that was looked for; watched so that an installation is noticed. */
  readonly searched: readonly string[];
}

/** The port through which core finds programs. */
export interface ToolLocator {
  find(tool: ToolName): Promise<FoundTool | MissingTool>;
}
