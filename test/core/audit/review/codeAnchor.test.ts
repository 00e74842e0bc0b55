import { strict as assert } from "node:assert";
import fc from "fast-check";
import { anchorCode, findAnchored } from "../../../../src/core/audit/review/codeAnchor.ts";
import type { CodeAnchor } from "../../../../src/core/audit/review/codeAnchor.ts";
import type { SourceRange } from "../../../../src/protocol/sourceRange.ts";

const source = `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

contract Vault is Base {
    uint256 public total;

    /// Pays out.
    function withdraw(uint256 amount) external {
        total -= amount;
        payable(msg.sender).transfer(amount);
    }

    function deposit() external payable {
        total += msg.value;
    }
}
`;

const lines = (from: number, to = from): SourceRange => ({ startLine: from, startCharacter: 0, endLine: to, endCharacter: 1000 });

function anchored(range: SourceRange, text = source): CodeAnchor {
  const anchor = anchorCode(text, range);
  assert.ok(anchor !== undefined);
  return anchor;
}

function textAt(text: string, { startLine, startCharacter, endLine, endCharacter }: SourceRange): string {
  const all = text.split("\n").slice(startLine, endLine + 1);
  const last = all.length - 1;
  return all.map((line, index) => line.slice(index === 0 ? startCharacter : 0, index === last ? endCharacter : undefined)).join("\n");
}

describe("codeAnchor", () => {
  it("binds to the tokens in the range, not to the white space around them", () => {
    const { from, to, range } = anchored(lines(8));
    assert.equal(from.unit, "contract Vault > function withdraw");
    assert.equal(to.fingerprint, from.fingerprint);
    assert.equal(textAt(source, range), "total -= amount;");
  });

  it("takes the code that follows where the range holds none, and that before at the end", () => {
    assert.equal(anchored(lines(6)).from.unit, "contract Vault > function withdraw");
    assert.equal(anchored(lines(17)).from.unit, "contract Vault");
    assert.equal(anchorCode("// nothing\n", lines(0)), undefined);
  });

  it("follows its code through 50 inserted lines, comments, another layout and edits of other functions", () => {
    const anchor = anchored(lines(8, 9));
    const moved = source
      .replace("contract Vault", `${"// a line\n".repeat(50)}function free() pure {}\ncontract Vault`)
      .replace("total -= amount;", "total    -= /* all of it */\n            amount;")
      .replace("total += msg.value", "total += msg.value * 2");
    const { edited, range } = findAnchored(moved, anchor);
    assert.equal(edited, false);
    assert.match(textAt(moved, range), /^total {4}-= [^]*amount;\n.*transfer\(amount\);$/);
  });

  it("is edited when its function was, and then lies on the function's first line", () => {
    const { edited, range } = findAnchored(source.replace("total -= amount", "total -= amount + 1"), anchored(lines(9)));
    assert.equal(edited, true);
    assert.equal(textAt(source, range).trim(), "function withdraw(uint256 amount) external {");
  });

  it("is edited when its function is gone, and never leaves the text", () => {
    const { edited, range } = findAnchored("contract Other {}", anchored(lines(9)));
    assert.deepEqual([edited, range.startLine, range.endLine], [true, 0, 0]);
    assert.equal(findAnchored("", anchored(lines(9))).edited, true);
  });

  it("of a whole contract hangs on what stands beside its members alone", () => {
    const anchor = anchored(lines(3, 15));
    assert.equal(findAnchored(source.replace("total += msg.value", "total += 1"), anchor).edited, false);
    assert.equal(findAnchored(source.replace("Vault is Base", "Vault is Base, Pausable"), anchor).edited, true);
  });

  it("tells overloaded functions and equal ones apart", () => {
    const twice =
      "contract A { function f(uint a) external {} function f(int a) external {} }\ncontract B { function f(uint a) external {} }";
    const at = (from: number, to: number): SourceRange => ({ startLine: 0, startCharacter: from, endLine: 0, endCharacter: to });
    const second = anchored(at(44, 73), twice);
    assert.deepEqual(findAnchored(twice, second), { edited: false, range: second.range });
    assert.equal(textAt(twice, second.range), "function f(int a) external {}");
  });

  it("gives back what it bound, of any range of any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'{};() afn\n"/*uint contract function'.split("")) }),
        fc.nat(20),
        fc.nat(20),
        (text, a, b) => {
          const anchor = anchorCode(text, { startLine: a, startCharacter: b, endLine: a + 1, endCharacter: b });
          if (anchor !== undefined) assert.deepEqual(findAnchored(text, anchor), { edited: false, range: anchor.range });
        },
      ),
    );
  });
});
