import assert from "node:assert/strict";
import { problemOfProcess } from "../../../src/core/process/problemOfProcess.ts";
import type { FailedProcess } from "../../../src/core/process/problemOfProcess.ts";
import type { ProblemName } from "../../../src/core/errors/catalogue.ts";

const output = { stdout: "out", stderr: "err", durationMs: 1 };
const cases: readonly [FailedProcess, ProblemName][] = [
  [{ kind: "notFound", file: "/x/forge" }, "toolVanished"],
  [{ kind: "notExecutable", file: "/x/forge", reason: "permission denied" }, "toolNotExecutable"],
  [{ kind: "notExecutable", file: "/x/forge", reason: "no folder", missingFolder: "/y" }, "toolNoFolder"],
  [{ kind: "timedOut", limit: "idle", seconds: 5, ...output }, "toolTimedOut"],
  [{ kind: "timedOut", limit: "total", seconds: 5, ...output }, "toolTooSlow"],
  [{ kind: "signalled", signal: "SIGSEGV", ...output }, "toolCrashed"],
  [{ kind: "tooMuchOutput", megabytes: 64, ...output }, "toolOutputTooLarge"],
];

describe("problemOfProcess", () => {
  for (const [outcome, name] of cases) {
    it(`names ${name}, with what the tool printed as the detail`, () => {
      const problem = problemOfProcess({ kind: "found", tool: "forge", path: "/x/forge", source: "path" }, outcome);
      assert.equal(problem.name, name);
      assert.equal(problem.details, "stdout" in outcome ? "out\nerr" : undefined);
    });
  }
});
