import assert from "node:assert/strict";
import { describeProblem, problem } from "../../../src/core/errors/problem.ts";

describe("the sentences of a problem", () => {
  it("hold the arguments, and end with one full stop whether or not the reason had one", () => {
    for (const reason of ["unexpected character", "unexpected character.", "unexpected character.\n"]) {
      const { what, fix } = describeProblem(problem("foundryTomlSyntax", { reason, line: 3 }));
      assert.equal(what, "foundry.toml cannot be read: unexpected character.");
      assert.equal(fix, "Correct line 3.");
    }
  });
});
