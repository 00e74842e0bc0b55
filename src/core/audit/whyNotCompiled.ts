import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import type { FoundryConfig } from "../foundry/foundryConfig.ts";

/** Why a Project could not be analysed when forge ended with an error. An audit builds what `skip` leaves out of a usual build. */
export function whyNotCompiled(analyzer: string, config: FoundryConfig, details: string): Problem {
  if (!("skip" in config.compiler)) return problem("projectDoesNotCompile", { analyzer }, { details });
  const reason = "foundry.toml leaves files out of the build (skip), and with them it does not compile.";
  return problem("analyzerSkipped", { analyzer, reason }, { details });
}
