import { strict as assert } from "node:assert";
import { createAnalysedFile } from "../../../src/core/audit/analysedFile.ts";
import { fingerprint } from "../../../src/core/audit/fingerprint.ts";

const source = `// SPDX
pragma solidity ^0.8.20;
contract Bank {
    mapping(address => uint256) balances;
    function deposit() external payable { balances[msg.sender] += msg.value; }
    function withdraw() external {
        a.call(""); // first
        a.call("");
    }
}
`;

function idOf(text: string, part: string, { category = "c", path = "src/Bank.sol", from = 0 } = {}): string {
  const start = Buffer.from(text.slice(0, text.indexOf(part, from))).length;
  const place = { start, end: start + Buffer.from(part).length };
  return fingerprint([{ category, file: createAnalysedFile(path, Buffer.from(text)), place }])[0] ?? "";
}

describe("fingerprint", () => {
  const call = 'a.call("");';

  it("has a version and is the same for the same code", () => {
    assert.match(idOf(source, call), /^v1:[0-9a-f]{32}$/);
    assert.equal(idOf(source, call), idOf(source, call));
  });

  it("survives comments, white space, line ends and everything outside of the declaration", () => {
    const changed = [
      source.replace("// first", "/* \u00e9\ud83d\ude80 another comment */"),
      source.replaceAll("    ", "\t"),
      source.replaceAll("\n", "\r\n"),
      source.replace("// SPDX", "// SPDX\n\n// more"),
      source.replace("+= msg.value", "+= 2 * msg.value"),
      source.replace("^0.8.20", "0.8.30"),
      source.replace("withdraw()", "withdraw(\n    )\n   "),
    ];
    for (const text of changed) assert.equal(idOf(text, call), idOf(source, call), text);
  });

  it("changes with the code of its declaration, its signature, its contract, its file and its category", () => {
    const different = [
      idOf(source.replace("{\n        a", "{\n        require(open);\n        a"), call),
      idOf(source.replace("withdraw()", "withdraw(uint256 amount)"), call),
      idOf(source.replace("contract Bank", "contract Vault"), call),
      idOf(source, call, { path: "src/Other.sol" }),
      idOf(source, call, { category: "d" }),
      idOf(source, "balances[msg.sender]"),
    ];
    assert.equal(new Set([...different, idOf(source, call)]).size, different.length + 1);
  });

  it("tells equal statements of one declaration apart by their order in the text, not in the report", () => {
    const file = createAnalysedFile("src/Bank.sol", Buffer.from(source));
    const places = [source.indexOf(call), source.lastIndexOf(call)].map((start) => ({ start, end: start + call.length }));
    const [first, second] = places.map((place) => ({ category: "c", file, place }));
    assert.ok(first !== undefined && second !== undefined);
    const [one, two] = fingerprint([first, second]);
    assert.notEqual(one, two);
    assert.deepEqual(fingerprint([second, first]), [two, one]);
  });

  it("hangs a finding of a whole contract on its header", () => {
    const whole = (text: string): string => idOf(text, text.slice(text.indexOf("contract Bank"), text.lastIndexOf("}") + 1));
    assert.equal(whole(source.replace("+= msg.value", "+= 1")), whole(source));
    assert.notEqual(whole(source.replace("contract Bank", "contract Bank is Base")), whole(source));
  });

  it("makes the best of text that is no Solidity", () => {
    assert.match(idOf("} { function (", "function"), /^v1:/);
  });
});
