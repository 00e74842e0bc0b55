import type { FoundryConfig } from "../foundry/foundryConfig.ts";

/** Keys that would make forge end with an error where there is only a warning. */
const verdicts = new Set(["deny", "deny_warnings"]);

/** The configuration an audit builds with: the Project's own, except that a warning must not stop the analysis. */
export function auditConfig(config: FoundryConfig): FoundryConfig {
  return { ...config, compiler: Object.fromEntries(Object.entries(config.compiler).filter(([key]) => !verdicts.has(key))) };
}
