import type { FoundryConfig } from "../../foundry/foundryConfig.ts";
import { readFoundryConfig } from "../../foundry/readFoundryConfig.ts";
import type { FoundryConfigOutcome } from "../../foundry/readFoundryConfig.ts";
import type { Project } from "../../foundry/project.ts";

/** One thing to audit: a Project, a part of one, or Solidity that belongs to no Project. */
export interface AuditTarget {
  readonly project: Project;
  /** Root-relative POSIX path of the file or folder whose findings are wanted; without it, all are. */
  readonly scope?: string;
  /** Root-relative POSIX paths of the files of a folder that has no foundry.toml. */
  readonly bare?: readonly string[];
}

/** Everything of the folder is source: no folder of it is known to hold tests or scripts. */
const bareToml = '[profile.default]\nsrc = "."\ntest = "."\nscript = "."\n';

/** The configuration of a target: its foundry.toml, or Foundry's defaults where it has none. */
export async function configOf({ project, bare }: AuditTarget, profile: string): Promise<FoundryConfigOutcome> {
  if (bare === undefined) return readFoundryConfig({ project, profile });
  const outcome = await readFoundryConfig({ project, profile: "default", stated: bareToml });
  return outcome.kind === "ok" ? { kind: "ok", config: { ...outcome.config, sources: bare } } : outcome;
}

/** The same configuration for fewer files. */
export function withSources(config: FoundryConfig, sources: readonly string[]): FoundryConfig {
  return { ...config, sources };
}

/** True for a root-relative path that the scope holds. */
export function isInScope(path: string, scope: string | undefined): boolean {
  return scope === undefined || path === scope || path.startsWith(`${scope}/`);
}
