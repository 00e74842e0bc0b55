import assert from "node:assert/strict";
import { isOlder, isUsable, newestKnown } from "../../../src/core/audit/compatibleVersions.ts";

describe("the versions of the analyzers' programs", () => {
  it("are compared as numbers", () => {
    assert.equal(isOlder("0.9.6", "0.10.0"), true);
    assert.equal(isOlder("0.10.0", "0.10.0"), false);
    assert.equal(isOlder("1.0.0-nightly", "1.0.0"), false);
    assert.equal(isOlder("10.0.0", "9.9.9"), false);
  });

  it("are used when they are old, where their output can be judged", () => {
    assert.deepEqual([isUsable("slither", "0.8.0"), isUsable("forge", "0.2.0")], [true, true]);
    assert.deepEqual([isUsable("aderyn", "0.4.2"), isUsable("aderyn", "0.5.0")], [false, true]);
  });

  it("are named when they are newer than what is known", () => {
    assert.equal(newestKnown("aderyn", "0.7.0"), "0.6.8");
    assert.equal(newestKnown("forgeLint", "1.8.0-nightly"), "1.7.1");
    assert.equal(newestKnown("slither", "0.11.6"), undefined);
    assert.equal(newestKnown("aderyn", ""), undefined);
  });
});
