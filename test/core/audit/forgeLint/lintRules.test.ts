import { strict as assert } from "node:assert";
import { severityOfLint } from "../../../../src/core/audit/forgeLint/lintRules.ts";

describe("severityOfLint", () => {
  it("takes a shift of one for the bit of a number, and every other literal for exchanged operands", () => {
    const severities = ["1 << n", "(1 << n)", "uint256(1) << n", "1<<(n & 0xff)", "10 << n", "2 << n", "n << 1"].map((statement) =>
      severityOfLint("incorrect-shift", "warning", statement),
    );
    const [bit, fault] = ["informational", "high"];
    assert.deepEqual(severities, [bit, bit, bit, bit, fault, fault, fault]);
  });

  it("takes a warning of a lint it does not know for medium, and all else for informational", () => {
    assert.deepEqual(
      ["warning", "note"].map((level) => severityOfLint("some-new-lint", level, "1 << n")),
      ["medium", "informational"],
    );
  });
});
