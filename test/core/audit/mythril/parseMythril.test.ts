import assert from "node:assert/strict";
import { createAnalysedFile } from "../../../../src/core/audit/analysedFile.ts";
import { parseMythril } from "../../../../src/core/audit/mythril/parseMythril.ts";
import { toFindings } from "../../../../src/core/audit/mythril/toFindings.ts";

const text = "// é\ncontract A {\n  function f() external {\n    g(); /* 🚀 */ g();\n  }\n}\n";
const file = createAnalysedFile("src/A.sol", Buffer.from(text));
const files = new Map([["/copy/s0.sol", file]]);
const target = { contract: "A", file, copy: "/copy/s0.sol", compiler: "0.8.30", compilers: "/copy/c" };

function issue(more: object): object {
  return { title: "Unchecked return value from external call.", description: "d", severity: "Medium", "swc-id": "104", ...more };
}

function parse(...issues: readonly object[]): ReturnType<typeof parseMythril> {
  return parseMythril(JSON.stringify({ success: true, error: null, issues }), target, files);
}

describe("parseMythril", () => {
  it("finds the place by the line and the text that mythril names", () => {
    const { issues, flaw } = parse(
      issue({ filename: "/copy/s0.sol", lineno: 4, code: "g();" }),
      issue({ filename: "/copy/s0.sol", lineno: 4, code: "🚀" }),
    );
    assert.equal(flaw, undefined);
    assert.deepEqual(
      issues.map(({ place }) => Buffer.from(text).subarray(place.start, place.end).toString("utf8")),
      ["g();", "🚀"],
    );
  });

  it("takes the line where the text is not on it, and the contract's name where there is no line", () => {
    const { issues } = parse(
      issue({ filename: "/copy/s0.sol", lineno: 3, code: "elsewhere" }),
      issue({ filename: "Internal File", code: "0x00" }),
      issue({ filename: "/copy/s0.sol", lineno: 400 }),
    );
    assert.deepEqual(
      issues.map(({ place }) => Buffer.from(text).subarray(place.start, place.end).toString("utf8")),
      ["function f() external {", "A", "A"],
    );
  });

  it("names the rule by number and title, and keeps one that no table knows", () => {
    const { issues } = parse(issue({}), issue({ title: "A new one", "swc-id": "999" }));
    assert.deepEqual(
      toFindings(issues).map(({ category, reports }) => [category, reports[0]?.rule]),
      [
        ["unchecked-call", "104-unchecked-return-value-from-external-call"],
        ["999-a-new-one", "999-a-new-one"],
      ],
    );
  });

  it("reports one place once for each rule", () => {
    const same = issue({ filename: "/copy/s0.sol", lineno: 4, code: "g();" });
    assert.equal(toFindings(parse(same, { ...same, address: 7 }, same).issues).length, 1);
  });

  it("says what is wrong with an answer, whatever it is cut to", () => {
    const whole = JSON.stringify({ success: true, error: null, issues: [issue({})] });
    for (let end = 0; end < whole.length; end += 1) assert.notEqual(parseMythril(whole.slice(0, end), target, files).flaw, undefined);
    assert.equal(parseMythril('{"success":false,"error":"a\\nlast\\n","issues":[]}', target, files).flaw, "last");
    assert.notEqual(parseMythril('{"success":false,"error":null,"issues":[]}', target, files).flaw, undefined);
    assert.notEqual(parseMythril('{"success":true,"error":"odd","issues":[]}', target, files).flaw, undefined);
  });
});
