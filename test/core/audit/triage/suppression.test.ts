import { strict as assert } from "node:assert";
import { runForgeLint } from "../../../../src/core/audit/forgeLint/runForgeLint.ts";
import { suppress } from "../../../../src/core/audit/triage/suppression.ts";
import type { SourceRange } from "../../../../src/protocol/sourceRange.ts";
import { auditPorts, makeProject, never } from "../auditFolder.ts";

const slither = { analyzer: "slither", rule: "reentrancy-eth" } as const;
const on = (line: number, endLine = line) => ({ startLine: line, startCharacter: 0, endLine, endCharacter: 1 });
const forgeLint = { analyzer: "forgeLint", rule: "unchecked-call" } as const;

describe("suppress", () => {
  it("writes the analyzer's own comment above the line, as far in as the line", () => {
    assert.deepEqual(suppress(slither, ["{", "\t  a.call();"], on(1)), {
      kind: "insert",
      line: 1,
      text: "\t  // slither-disable-next-line reentrancy-eth",
    });
    assert.deepEqual(suppress(forgeLint, ["a.call();"], on(0)), {
      kind: "insert",
      line: 0,
      text: "// forge-lint: disable-next-line(unchecked-call)",
    });
  });

  it("adds the rule to a comment that is there, once, so that both hold", () => {
    const lines = ["  // slither-disable-next-line timestamp, weak-prng", "  a.call();"];
    const text = "  // slither-disable-next-line timestamp,weak-prng,reentrancy-eth";
    assert.deepEqual(suppress(slither, lines, on(1)), { kind: "replace", line: 0, text });
    assert.deepEqual(suppress(slither, [text, "  a.call();"], on(1)), { kind: "replace", line: 0, text });
    assert.deepEqual(suppress(forgeLint, ["// forge-lint: disable-next-line(a)", "b();"], on(1)), {
      kind: "replace",
      line: 0,
      text: "// forge-lint: disable-next-line(a, unchecked-call)",
    });
  });

  it("leaves the comment of another analyzer alone", () => {
    assert.equal(suppress(forgeLint, ["// slither-disable-next-line all", "b();"], on(1))?.kind, "insert");
  });

  it("offers none for an analyzer that reads none on a line", () => {
    assert.equal(suppress({ analyzer: "aderyn", rule: "x" }, ["b();"], on(0)), undefined);
  });
});

describe("a comment of forge lint, as the real forge reads it", () => {
  const source = `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract A {
    address public immutable guardian = address(1);
    uint256 public immutable other = 2;

    function f(uint256 x, uint256 y) external pure returns (uint256) {
        return 2 << ((x / 3) *
            y);
    }
}
`;

  const lines = source.split("\n");

  async function lint(text: string): Promise<readonly Lint[]> {
    const result = await runForgeLint(await makeProject({ "src/A.sol": text }), await auditPorts(), { signal: never });
    assert.ok(!("kind" in result) && result.outcome.kind === "analysed");
    return result.findings.map(({ reports, range }) => ({ rule: reports[0]?.rule ?? "", range }));
  }

  /** The lints by rule and line, the lines from `line` on counted as one less. */
  const listed = (lints: readonly Lint[], line = Infinity): readonly string[] =>
    lints.map(({ rule, range: { startLine } }) => `${rule}:${startLine > line ? startLine - 1 : startLine}`).toSorted();

  it("silences what it names on the line below it, and nothing else; none is offered for more than one line", async () => {
    const before = await lint(source);
    const offered = before.flatMap((one) => {
      const suppression = suppress({ analyzer: "forgeLint", rule: one.rule }, lines, one.range);
      return suppression === undefined ? [] : [{ one, suppression }];
    });
    assert.deepEqual(listed(before.filter((one) => !offered.some((other) => other.one === one))), listed(before.filter(isLong)));
    assert.ok(before.some(isLong) && offered.length >= 2, listed(before).join());
    for (const { one, suppression } of offered) {
      assert.equal(suppression.kind, "insert");
      const after = await lint(lines.toSpliced(suppression.line, 0, suppression.text).join("\n"));
      assert.deepEqual(listed(after, suppression.line), listed(before.filter((other) => other !== one)));
    }
  });
});

interface Lint {
  readonly rule: string;
  readonly range: SourceRange;
}

function isLong({ range }: Lint): boolean {
  return range.endLine > range.startLine;
}
