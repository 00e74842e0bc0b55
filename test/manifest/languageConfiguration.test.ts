import assert from "node:assert/strict";
import { objectAt, parseJsonObject } from "../../scripts/manifest/json.ts";
import type { Json } from "../../scripts/manifest/json.ts";
import { contributes, objectsOf, readText } from "./manifestFiles.ts";

const configuration = parseJsonObject(readText("media/solidity-language-configuration.json"));

function pattern(value: Json | undefined): RegExp {
  assert.equal(typeof value, "string");
  return new RegExp(String(value));
}

describe("the language configuration", () => {
  it("is that of the language that the manifest brings, with its grammar", () => {
    const [language] = objectsOf(contributes["languages"]);
    assert.deepEqual(language, {
      id: "solidity",
      aliases: ["Solidity"],
      extensions: [".sol"],
      configuration: "./media/solidity-language-configuration.json",
    });
    assert.deepEqual(
      objectsOf(contributes["grammars"]).map(({ language: id, scopeName }) => [id, scopeName]),
      [["solidity", "source.solidity"]],
    );
  });

  it("takes whole identifiers and numbers as words", () => {
    const words = "IERC20(token_$1).transfer(to, 0x1f + 1_000.5e3)".match(new RegExp(String(configuration["wordPattern"]), "g"));
    assert.deepEqual(words, ["IERC20", "token_$1", "transfer", "to", "0x1f", "1_000.5e3"]);
  });

  it("indents after an open bracket and not after a closed one", () => {
    const { increaseIndentPattern, decreaseIndentPattern } = objectAt(configuration, "indentationRules");
    const [more, less] = [pattern(increaseIndentPattern), pattern(decreaseIndentPattern)];
    for (const line of ["contract A {", "  function f(", "  uint256[] memory x = [", "  if (a) { // why"]) assert.match(line, more);
    for (const line of ["contract A {}", "  f(a, b);", "  // contract A {", "  uint256 x;"]) assert.doesNotMatch(line, more);
    for (const line of ["}", "  ) external {", "];"]) assert.match(line, less);
    for (const line of ["  return x;", "{"]) assert.doesNotMatch(line, less);
  });

  it("continues a documentation comment, and ends it", () => {
    const rules = objectsOf(configuration["onEnterRules"]);
    const appended = (line: string, previous = ""): Json | undefined => {
      const rule = rules.find(
        ({ beforeText, previousLineText, afterText }) =>
          pattern(beforeText).test(line) &&
          (previousLineText === undefined || pattern(previousLineText).test(previous)) &&
          afterText === undefined,
      );
      return rule === undefined ? undefined : objectAt(rule, "action")["appendText"];
    };
    assert.equal(appended("  /**"), " * ");
    assert.equal(appended("   * @notice A", "  /**"), "* ");
    assert.equal(appended("  /// @notice A"), "/// ");
    assert.equal(appended("   */", "   * @notice A"), undefined);
    assert.equal(appended("  uint256 x = y", "  * 2"), undefined);
  });

  it("marks regions", () => {
    const markers = objectAt(objectAt(configuration, "folding"), "markers");
    assert.match("  // #region a", pattern(markers["start"]));
    assert.match("// #endregion", pattern(markers["end"]));
    assert.doesNotMatch("// regional", pattern(markers["start"]));
  });
});
