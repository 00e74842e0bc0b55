import type { CompileOutcome } from "../../compile/compileOutcome.ts";
import type { FixAction } from "../../errors/defineProblems.ts";
import type { Problem } from "../../errors/problem.ts";
import type { Contract, ContractName } from "../../foundry/contract.ts";
import type { FoundryConfig } from "../../foundry/foundryConfig.ts";
import type { Project } from "../../foundry/project.ts";
import type { Log } from "../../observe/log.ts";
import type { NetworkSetting } from "../../settings/settings.ts";
import type { StorageRoots } from "../../storage/storageRoots.ts";
import type { AuditState } from "../../../protocol/deployView.ts";
import type { SettleLimits } from "../settleDeployment.ts";

/** What the Deploy view's session needs from the editor. */
export interface SessionPorts {
  /** Whether anything may be started or contacted at all. */
  isTrusted(): boolean;
  projects(): Promise<readonly Project[]>;
  lastBuild(project: Project): CompileOutcome | undefined;
  compile(project: Project): Promise<CompileOutcome>;
  /** Whether a source was saved after the last build, and which editors hold unsaved changes (root-relative). */
  freshness(project: Project): { readonly stale: boolean; readonly unsaved: readonly string[] };
  /** What the last audit of a Project says. */
  audit(project: Project): AuditState;
  /** Brings the Findings view forward. */
  showFindings(): Promise<void>;
  readContract(
    name: ContractName,
  ): Promise<{ readonly kind: "ok"; readonly contract: Contract } | { readonly kind: "failed"; readonly problem: Problem }>;
  /** Undefined when foundry.toml cannot be read; compiling says why. */
  readConfig(project: Project): Promise<Pick<FoundryConfig, "rpcEndpoints"> | undefined>;
  networkSettings(): readonly NetworkSetting[];
  copy(text: string): Promise<void>;
  act(action: FixAction, problem: Problem): Promise<void>;
  actionTitle(action: FixAction): string;
  readonly roots: Pick<StorageRoots, "state">;
  readonly log: Log;
  readonly limits?: SettleLimits;
}
