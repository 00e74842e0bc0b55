import assert from "node:assert/strict";
import { compareRuntimeCode } from "../../../src/core/deploy/compareRuntimeCode.ts";

describe("compareRuntimeCode", () => {
  const contract = { runtimeCode: "0x600100000000ff", immutables: [{ start: 2, length: 4 }] } as const;

  it("leaves out the immutables and nothing else", () => {
    assert.equal(compareRuntimeCode(contract, "0x6001deadbeefff"), true);
    assert.equal(compareRuntimeCode(contract, "0x6002deadbeefff"), false);
    assert.equal(compareRuntimeCode(contract, "0x6001deadbeeffe"), false);
    assert.equal(compareRuntimeCode(contract, "0x6001deadbeefff00"), false);
  });

  it("never matches without code", () => {
    assert.equal(compareRuntimeCode(contract, "0x"), false);
    assert.equal(compareRuntimeCode({ runtimeCode: "0x", immutables: [] }, "0x"), false);
  });

  it("leaves out a library's own address, and that of no contract", () => {
    const library = { runtimeCode: `0x73${"00".repeat(20)}3014ff`, immutables: [] } as const;
    assert.equal(compareRuntimeCode(library, `0x73${"ab".repeat(20)}3014ff`), true);
    const other = { runtimeCode: `0x73${"00".repeat(20)}3015ff`, immutables: [] } as const;
    assert.equal(compareRuntimeCode(other, `0x73${"ab".repeat(20)}3015ff`), false);
  });
});
