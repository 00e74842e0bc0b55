import { strict as assert } from "node:assert";
import { isSourcePath, parseManualRecord, renderManualRecord } from "../../../../src/core/audit/manual/manualRecord.ts";
import { idOf, manualRecord } from "./manual.ts";

const parse = (changes: object): string => {
  const parsed = parseManualRecord(JSON.stringify({ ...manualRecord(), ...changes }));
  return parsed.kind === "invalid" ? `invalid ${parsed.field}` : parsed.kind;
};

describe("manualRecord", () => {
  it("is read as it was written, with and without what may be absent", () => {
    const { category: _, ...rest } = manualRecord();
    for (const record of [manualRecord({ sameAs: `v1:${idOf("0")}` }), rest]) {
      assert.deepEqual(parseManualRecord(renderManualRecord(record)), { kind: "record", record });
    }
  });

  it("is the same file whoever writes it", () => {
    const record = manualRecord();
    const turned = Object.fromEntries(Object.entries(record).toReversed());
    const parsed = parseManualRecord(JSON.stringify(turned));
    assert.ok(parsed.kind === "record");
    assert.equal(renderManualRecord(parsed.record), renderManualRecord(record));
  });

  it("is refused by its first field that does not fit", () => {
    assert.equal(parse({}), "record");
    assert.equal(parse({ id: "../../a" }), "invalid id");
    assert.equal(parse({ title: "two\nlines" }), "invalid title");
    assert.equal(parse({ title: "turned \u202E around" }), "invalid title");
    assert.equal(parse({ title: "x".repeat(201) }), "invalid title");
    assert.equal(parse({ severity: "critical" }), "invalid severity");
    assert.equal(parse({ description: "an \u001B[31mescape" }), "invalid description");
    assert.equal(parse({ description: "x".repeat(20_001) }), "invalid description");
    assert.equal(parse({ category: "<img>" }), "invalid category");
    assert.equal(parse({ author: "" }), "invalid author");
    assert.equal(parse({ createdAt: "yesterday" }), "invalid createdAt");
    assert.equal(parse({ file: "../secret.sol" }), "invalid file");
    assert.equal(parse({ code: { ...manualRecord().code, more: 1 } }), "invalid more");
    assert.equal(parse({ also: true }), "invalid also");
    assert.equal(parse({ sameAs: "everything" }), "invalid sameAs");
    assert.equal(parse({ version: 2 }), "unknownVersion");
    assert.deepEqual(parseManualRecord("<<<<<<< ours"), { kind: "invalid", field: "" });
    assert.deepEqual(parseManualRecord("[]"), { kind: "invalid", field: "" });
  });

  it("names a Solidity file below the root and nothing else", () => {
    for (const path of ["a.sol", "src/Vault.sol", "a b/ü.sol", "lib/..b/c.sol"]) assert.equal(isSourcePath(path), true, path);
    const others = [
      "",
      ".sol/..",
      "/etc/a.sol",
      "../a.sol",
      "src/../../a.sol",
      "src//a.sol",
      "C:/a.sol",
      "src\\a.sol",
      "src/key.pem",
      "a\n.sol",
    ];
    for (const path of others) assert.equal(isSourcePath(path), false, path);
  });
});
