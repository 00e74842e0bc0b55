import assert from "node:assert/strict";
import fc from "fast-check";
import { checkBaseUri, checkContractName, checkDisplayName, checkSymbol } from "../../../../src/core/generate/templates/checkText.ts";

describe("the checks of a template's texts", () => {
  it("take identifiers and refuse words of the language and of the library", () => {
    const cases: Readonly<Record<string, string | undefined>> = {
      MyToken: undefined,
      _x1: undefined,
      "1Token": "identifierInvalid",
      "My Token": "identifierInvalid",
      "../../evil": "identifierInvalid",
      Münze: "identifierInvalid",
      "": "identifierInvalid",
      contract: "identifierReserved",
      uint256: "identifierReserved",
      bytes32: "identifierReserved",
      ERC20: "identifierTaken",
      Pausable: "identifierTaken",
      ["A".repeat(65)]: "textTooLong",
    };
    for (const [name, problem] of Object.entries(cases)) assert.equal(checkContractName(name, "X")?.name, problem, name);
  });

  it("take no contract name that could leave its folder or its declaration", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => checkContractName(name, "X") !== undefined || /^[A-Za-z_]\w*$/.test(name)),
      { numRuns: 2000 },
    );
  });

  it("take names that people can read and nothing hidden in them", () => {
    assert.equal(checkDisplayName("Zürich Coin", "X"), undefined);
    assert.equal(checkDisplayName("  ", "X")?.name, "textEmpty");
    assert.equal(checkDisplayName("a\nb", "X")?.name, "textHidden");
    assert.equal(checkDisplayName("a\u202Eb", "X")?.name, "textHidden");
    assert.equal(checkDisplayName("x".repeat(65), "X")?.name, "textTooLong");
  });

  it("take short symbols and URIs with a scheme", () => {
    for (const good of ["MTK", "st.ETH", "$X", "a"]) assert.equal(checkSymbol(good, "X"), undefined, good);
    for (const bad of ["", "A B", "TOOLONGSYMBOL", 'A"', "Ä"]) assert.equal(checkSymbol(bad, "X")?.name, "symbolInvalid", bad);
    for (const good of ["", "ipfs://x/", "https://example.com/{id}?a=1"]) assert.equal(checkBaseUri(good, "X"), undefined, good);
    for (const bad of ["example.com/", "https://a b/", "https://ä/"]) assert.equal(checkBaseUri(bad, "X")?.name, "uriInvalid", bad);
  });
});
