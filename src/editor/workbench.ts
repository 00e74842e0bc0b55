import type * as vscode from "vscode";
import type { CompileEvent, CompileOutcome } from "../core/compile/compileOutcome.ts";
import type { Project } from "../core/foundry/project.ts";
import type { Log } from "../core/observe/log.ts";
import type { ProcessOutcome, ProcessRequest } from "../core/process/processOutcome.ts";
import type { ToolLocator } from "../core/process/tool.ts";
import type { Settings } from "../core/settings/settings.ts";
import type { StorageRoots } from "../core/storage/storageRoots.ts";
import type { Notify } from "./notify.ts";

/** What every feature of the editor is given: built once by `createWorkbench`, handed on by hand. */
export interface Workbench {
  readonly context: vscode.ExtensionContext;
  readonly log: Log;
  readonly logChannel: vscode.LogOutputChannel;
  readonly notify: Notify;
  readonly roots: StorageRoots;
  readonly tools: ToolLocator;
  /** The only way to start a program; execa is loaded at the first call. */
  readonly run: (request: ProcessRequest) => Promise<ProcessOutcome>;
  /** The last good settings; `scope` matters for the few resource-scoped ones. */
  settings(scope?: vscode.Uri): Settings;
  /** The person's own settings alone: what counts before trust. */
  ownSettings(): Settings;
  readonly projects: Projects;
  readonly contracts: Contracts;
}

/** The Foundry projects of the workspace. */
export interface Projects {
  /** All Projects of the open folders; discovered on first use, kept until folders or foundry.toml files change. */
  all(): Promise<readonly Project[]>;
  /** The Project that owns a file: the deepest root above it. */
  owning(file: vscode.Uri): Promise<Project | undefined>;
  /** The Project a command means: that of the active editor, the only one, or the one picked. Undefined: nothing to do, the person was told. */
  choose(placeHolder: string): Promise<Project | undefined>;
  readonly onDidChange: vscode.Event<void>;
}

/** Who wants a compilation, and what it may show. */
export interface CompileHow {
  /** `command` (the default) saves the Project's editors first and shows a notification; `save` shows the window's status; `task` has a terminal. */
  readonly reason: "command" | "save" | "task";
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: CompileEvent) => void;
}

/** The last compilation of each Project, shared by the diagnostics, the audit and the deploy panel. */
export interface Contracts {
  last(project: Project): CompileOutcome | undefined;
  /**
   * Compiles with progress and cancel, publishes the diagnostics, tells the person of a failure, returns the outcome. A second
   * call for the same Project replaces the first; both get the outcome of the second. Refused without trust.
   */
  compile(project: Project, how?: CompileHow): Promise<CompileOutcome>;
  /** Ends every compilation that is under way. */
  cancel(): void;
  readonly onDidCompile: vscode.Event<{ readonly project: Project; readonly outcome: CompileOutcome }>;
}
