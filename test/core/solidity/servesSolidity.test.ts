import assert from "node:assert/strict";
import { servesSolidity } from "../../../src/core/solidity/servesSolidity.ts";

describe("an extension serves Solidity", () => {
  it("when it is known to, whatever its manifest says and however its id is spelt", () => {
    for (const id of [
      "JuanBlanco.solidity",
      "nomicfoundation.hardhat-solidity",
      "tintinweb.solidity-visual-auditor",
      "AckeeBlockchain.tools-for-solidity",
    ]) {
      assert.equal(servesSolidity({ id, manifest: {} }), true, id);
    }
  });

  it("when its manifest brings the language", () => {
    assert.equal(servesSolidity({ id: "some.one", manifest: { contributes: { languages: [{ id: "yul" }, { id: "solidity" }] } } }), true);
  });

  it("not when it brings something else, or its manifest is broken", () => {
    const manifests: readonly unknown[] = [
      undefined,
      null,
      "solidity",
      {},
      { contributes: null },
      { contributes: { languages: "solidity" } },
      { contributes: { languages: [null, "solidity", { id: 1 }, { id: "rust" }] } },
      { contributes: { grammars: [{ language: "solidity" }] } },
    ];
    for (const manifest of manifests) assert.equal(servesSolidity({ id: "some.one", manifest }), false, JSON.stringify(manifest));
  });
});
