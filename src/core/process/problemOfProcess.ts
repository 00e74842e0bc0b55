import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import type { ProcessOutcome } from "./processOutcome.ts";
import { settingOfTool } from "./toolSettings.ts";
import type { FoundTool } from "./tool.ts";

/** The outcomes that are a failure whatever the tool means by its exit codes. */
export type FailedProcess = Exclude<ProcessOutcome, { readonly kind: "exited" | "cancelled" }>;

/** Turns a run that did not come to an exit code into the catalogued problem; what the tool printed is in the details. */
export function problemOfProcess(tool: FoundTool, outcome: FailedProcess): Problem {
  const { tool: name, path } = tool;
  const details = "stdout" in outcome ? { details: lastLines(`${outcome.stdout}\n${outcome.stderr}`) } : {};
  switch (outcome.kind) {
    case "notFound":
      return problem("toolVanished", { tool: name, path: outcome.file, key: settingOfTool(name) });
    case "notExecutable":
      return outcome.missingFolder === undefined
        ? problem("toolNotExecutable", { tool: name, path, reason: outcome.reason })
        : problem("toolNoFolder", { tool: name, folder: outcome.missingFolder });
    case "timedOut":
      return outcome.limit === "idle"
        ? problem("toolTimedOut", { tool: name, seconds: outcome.seconds }, details)
        : problem("toolTooSlow", { tool: name, seconds: outcome.seconds }, details);
    case "signalled":
      return problem("toolCrashed", { tool: name, signal: outcome.signal }, details);
    case "tooMuchOutput":
      return problem("toolOutputTooLarge", { tool: name, megabytes: outcome.megabytes }, details);
  }
}

const mostDetails = 4000;

/** The end of a text: tools say what went wrong last. */
function lastLines(text: string): string {
  const trimmed = text.trim();
  return trimmed.length <= mostDetails ? trimmed : `…${trimmed.slice(-mostDetails)}`;
}
