import assert from "node:assert/strict";
import { readSilences, silencingFiles } from "../../../../../src/core/audit/triage/foreign/readSilences.ts";
import { finding } from "../../finding.ts";

const slither = finding({ reports: [{ analyzer: "slither", rule: "reentrancy-eth" }] });
const lint = finding({ reports: [{ analyzer: "forgeLint", rule: "unsafe-typecast" }], file: "src/vendor/B.sol" });
const aderyn = finding({ reports: [{ analyzer: "aderyn", rule: "dead-code" }], file: "src/old/C.sol" });
const all = { slither, lint, aderyn };

/** What each silence of a file names, and the findings it would hide. */
function hidden(file: string, text: string): readonly (readonly [string, ...string[]])[] {
  return readSilences(file, text).map((silence) => [
    silence.text,
    ...Object.entries(all).flatMap(([name, one]) => (silence.hides(one) ? [name] : [])),
  ]);
}

describe("readSilences", () => {
  it("finds a result of slither's database again by rule, file and line", () => {
    const result = (check: string, file: string, line: number): object => ({
      check,
      id: "a1",
      elements: [{ source_mapping: { filename_relative: file, lines: [line, line + 1] } }],
    });
    const database = [
      result("reentrancy-eth", "src/A.sol", 4),
      result("reentrancy-eth", "src/A.sol", 5),
      result("reentrancy-eth", "src/B.sol", 4),
      result("tx-origin", "src/A.sol", 4),
      { check: 3 },
    ];
    assert.deepEqual(hidden("slither.db.json", JSON.stringify(database)), [
      ["reentrancy-eth at src/A.sol:4", "slither"],
      ["reentrancy-eth at src/A.sol:5"],
      ["reentrancy-eth at src/B.sol:4"],
      ["tx-origin at src/A.sol:4"],
    ]);
  });

  it("reads the rules that slither.config.json leaves out, in both notations", () => {
    assert.deepEqual(hidden("slither.config.json", '{"detectors_to_exclude": "reentrancy-eth, dead-code,"}'), [
      ["reentrancy-eth", "slither"],
      ["dead-code"],
    ]);
    assert.deepEqual(hidden("slither.config.json", '{"detectors_to_exclude": ["unsafe-typecast"]}'), [["unsafe-typecast"]]);
  });

  it("reads rules and paths of aderyn.toml and of [lint]", () => {
    assert.deepEqual(hidden("aderyn.toml", 'version = 1\nexclude = ["./src/old/", "src/o"]\n[detectors]\nexclude = ["dead-code"]\n'), [
      ["./src/old/", "aderyn"],
      ["src/o"],
      ["dead-code", "aderyn"],
    ]);
    const toml = '[lint]\nexclude_lints = ["unsafe-typecast"]\n[profile.ci.lint]\nignore = ["src/**/B.sol", "src/*.sol", "test"]\n';
    assert.deepEqual(hidden("foundry.toml", toml), [["unsafe-typecast", "lint"], ["src/**/B.sol", "lint"], ["src/*.sol"], ["test"]]);
  });

  it("takes what is not understood for nothing, and never throws", () => {
    for (const file of silencingFiles) {
      for (const text of ["", "{", "[]", "[[", "null", '{"lint": 3}', "lint = 3", "exclude = 1", "profile = 1", "[lint]\nignore = [1]"]) {
        assert.deepEqual(readSilences(file, text), [], `${file}: ${text}`);
      }
    }
    assert.deepEqual(readSilences("other.json", "[]"), []);
  });

  it("is not held up by a pattern, and shows what cannot be seen", () => {
    const pattern = `src/${"**a".repeat(40)}`;
    const [silence] = readSilences("foundry.toml", `[lint]\nignore = ["${pattern}", "src/(a+)+$"]\n`);
    assert.equal(silence?.hides(finding({ file: `src/${"a".repeat(4000)}b`, reports: lint.reports })), false);
    assert.ok(!readSilences("slither.config.json", '{"detectors_to_exclude": "a\u202Eb"}')[0]?.text.includes("\u202E"));
  });
});
