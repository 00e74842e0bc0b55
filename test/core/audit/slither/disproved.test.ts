import { strict as assert } from "node:assert";
import { isDisproved } from "../../../../src/core/audit/slither/disproved.ts";
import { runSlither } from "../../../../src/core/audit/slither/runSlither.ts";
import { auditPorts, makeProject, never } from "../auditFolder.ts";

describe("isDisproved", () => {
  it("is a push alone, in any spelling, and of one rule", () => {
    for (const statement of ["list.push(who)", "lists[msg.sender].push(Entry(1, who))", "all.of[3] .push (x)"])
      assert.ok(isDisproved("controlled-array-length", statement), statement);
    for (const statement of [
      "list.length--",
      "list.length = n",
      "f(list.push(1))",
      "list.push(other.length--)",
      "list.push(a.length = n)",
      "push(1)",
      "",
    ])
      assert.ok(!isDisproved("controlled-array-length", statement), statement);
    assert.ok(!isDisproved("suicidal", "list.push(who)"));
  });

  it("makes the real slither's report on a push informational, and leaves the one on a length high", async () => {
    const body = "uint[] list; function add(uint x) public { list.push(x); } function cut(uint n) public { list.length = n; }";
    const input = await makeProject({ "src/List.sol": `pragma solidity ^0.5.10;\ncontract List { ${body} }\n` });
    const result = await runSlither(input, await auditPorts(), { signal: never });
    assert.ok(!("kind" in result) && result.outcome.kind === "analysed", JSON.stringify(result));
    const reports = result.findings.filter(({ category }) => category === "arbitrary-storage-write");
    assert.deepEqual(reports.map(({ severity }) => severity).toSorted(), ["high", "informational"]);
  });
});
