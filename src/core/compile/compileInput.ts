import type { FoundryConfig } from "../foundry/foundryConfig.ts";
import type { Project } from "../foundry/project.ts";
import type { Log } from "../observe/log.ts";
import type { RunProcess } from "../process/processOutcome.ts";
import type { FoundTool, ToolLocator } from "../process/tool.ts";
import type { ForgeInvocation } from "../safety/forgeInvocation.ts";
import type { StorageRoots } from "../storage/storageRoots.ts";

/** What to compile. */
export interface CompileInput {
  readonly project: Project;
  readonly config: FoundryConfig;
  /** forge is ended after so long without a sign (seconds). It prints nothing while the compiler works: large projects need minutes. */
  readonly idleSeconds?: number;
}

/** What compiling needs of the world. */
export interface CompilePorts {
  readonly run: RunProcess;
  readonly tools: ToolLocator;
  readonly roots: StorageRoots;
  readonly log: Log;
}

/** One call of `forge build`. */
export interface ForgeCall extends CompileInput {
  readonly forge: FoundTool;
  readonly invocation: ForgeInvocation;
  /** A folder for the outputs of a build that neither reads nor writes the cache. */
  readonly scratch?: string;
  /** True: forge may not download a compiler. */
  readonly offline?: boolean;
}
