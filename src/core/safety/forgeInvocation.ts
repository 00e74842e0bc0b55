import type { Problem } from "../errors/problem.ts";
import type { FoundryConfig } from "../foundry/foundryConfig.ts";
import type { Project } from "../foundry/project.ts";
import type { FoundTool } from "../process/tool.ts";
import type { StorageRoots } from "../storage/storageRoots.ts";

/** Everything a safe call of forge needs; see `prepareForge`. */
export interface ForgeInvocation {
  /** Absolute path of forge. */
  readonly file: string;
  /** Outside the Project, so that forge reads no `.env` and no foundry.toml of the repository. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** HyperKit's own folders for this Project and purpose; the user's `out/` and `cache/` are never touched. */
  readonly outFolder: string;
  readonly cacheFolder: string;
  readonly buildInfoFolder: string;
}

/** What `prepareForge` is given. */
export interface ForgeRequest {
  readonly project: Project;
  readonly config: FoundryConfig;
  readonly forge: FoundTool;
  readonly roots: StorageRoots;
  /** Each purpose has folders of its own, so that an audit cannot disturb a build. */
  readonly purpose: "compile" | "audit" | "part" | "lint" | "hyperkit" | "aderyn" | "mythril" | "isolate" | "proof";
}

/** The port type of `prepareForge`: a Project that asks beyond the allow-list for a build is refused with the exact line. */
export type PrepareForge = (
  request: ForgeRequest,
) => Promise<{ readonly kind: "ready"; readonly invocation: ForgeInvocation } | { readonly kind: "refused"; readonly problem: Problem }>;
