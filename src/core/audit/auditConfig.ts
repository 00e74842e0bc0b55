import type { FoundryConfig } from "../foundry/foundryConfig.ts";

/** Keys that end a build with an error where there is only a warning, or leave sources out of it: forge lint then says nothing of them. */
const withheld = new Set(["deny", "deny_warnings", "skip"]);

/** The configuration an audit builds with: the Project's own, except that a warning must not stop the analysis and no source is left out. */
export function auditConfig(config: FoundryConfig): FoundryConfig {
  return { ...config, compiler: Object.fromEntries(Object.entries(config.compiler).filter(([key]) => !withheld.has(key))) };
}
