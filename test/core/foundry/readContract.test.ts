import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CompileOutcome } from "../../../src/core/compile/compileOutcome.ts";
import type { Contract, ContractName } from "../../../src/core/foundry/contract.ts";
import { readContract } from "../../../src/core/foundry/readContract.ts";
import { makeBench } from "../compile/compileFolder.ts";
import { freshFolder } from "../../support/freshFolder.ts";

const source = `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;
library Linked { function f(uint256[] storage list) external view returns (uint256) { return list.length; } }
interface IThing { struct S { uint256 a; address[] b; } event E(S s); error Wrong(uint8 code); function f(S calldata s) external; }
abstract contract Base { function g() external virtual; }
contract Uses {
  uint256 public immutable cap;
  address immutable owner = msg.sender;
  uint256[] private list;
  constructor(uint256 cap_) payable { cap = cap_; }
  function length() external view returns (uint256) { return Linked.f(list) + cap + uint160(owner); }
  receive() external payable {}
  fallback() external {}
}
`;

describe("readContract", function () {
  this.timeout(60_000);
  let outcome: CompileOutcome;

  before(async () => {
    outcome = await (
      await makeBench({
        "src/Uses.sol": source,
        "src/nested/Uses.sol": "// SPDX-License-Identifier: MIT\npragma solidity ^0.8.20;\ncontract Uses {}\n",
      })
    ).compile();
  });

  const named = (name: string, file = "src/Uses.sol"): ContractName => {
    const found = outcome.kind === "compiled" ? outcome.contracts.find((one) => one.name === name && one.source === file) : undefined;
    assert.ok(found, `${name} is not listed: ${JSON.stringify(outcome)}`);
    return found;
  };
  const read = async (name: string, file?: string): Promise<Contract> => {
    const found = await readContract(named(name, file));
    assert.ok(found.kind === "ok", JSON.stringify(found));
    return found.contract;
  };

  it("reads code, immutables and what must be linked", async () => {
    const contract = await read("Uses");
    assert.deepEqual([contract.source, contract.name, contract.unlinked], ["src/Uses.sol", "Uses", ["src/Uses.sol:Linked"]]);
    assert.match(contract.creationCode, /^0x[0-9a-f]+__\$[0-9a-f]{34}\$__/);
    assert.match(contract.compilerVersion, /^0\.8\.\d+\+commit\.[0-9a-f]{8}$/);
    assert.equal(contract.immutables.length, 3);
    for (const { start, length } of contract.immutables) {
      assert.equal(length, 32);
      assert.match(contract.runtimeCode.slice(2 + start * 2, 2 + (start + length) * 2), /^0{64}$/);
    }
    assert.deepEqual(
      contract.abi.find(({ type }) => type === "constructor"),
      {
        type: "constructor",
        inputs: [{ name: "cap_", type: "uint256", internalType: "uint256" }],
        stateMutability: "payable",
      },
    );
  });

  it("reads libraries, interfaces and abstract contracts, which have no creation code", async () => {
    assert.equal((await read("Linked")).unlinked.length, 0);
    assert.deepEqual([(await read("IThing")).creationCode, (await read("Base")).runtimeCode], ["0x", "0x"]);
    const [event] = (await read("IThing")).abi.filter(({ type }) => type === "event");
    assert.deepEqual(
      event?.inputs?.[0]?.components?.map(({ name, type }) => [name, type]),
      [
        ["a", "uint256"],
        ["b", "address[]"],
      ],
    );
  });

  it("tells contracts of one name in two files apart", async () => {
    assert.deepEqual((await read("Uses", "src/nested/Uses.sol")).abi, []);
    assert.notEqual((await read("Uses")).abi.length, 0);
  });

  it("says why an artifact cannot be used", async () => {
    const folder = await freshFolder();
    const good: unknown = JSON.parse(await readFile(named("Uses").artifactPath, "utf8"));
    assert.ok(typeof good === "object");
    const artifactPath = join(folder, "A.json");
    const name = { source: "src/Uses.sol", name: "Uses", artifactPath, ownSource: true };
    for (const [text, reason] of [
      [undefined, /gone/],
      ["", /not JSON/],
      ["{", /not JSON/],
      ["[]", /not an object/],
      ["{}", /bytecode/],
      [JSON.stringify({ ...good, abi: { a: 1 } }), /abi/],
      [JSON.stringify({ ...good, abi: [{ type: "surprise" }] }), /abi/],
      [JSON.stringify({ ...good, abi: [{ type: "function", inputs: [{ name: "a" }] }] }), /abi/],
      [JSON.stringify({ ...good, abi: [{ type: "function", inputs: [{ name: "a", type: "tuple", components: [5] }] }] }), /abi/],
      [JSON.stringify({ ...good, bytecode: { object: "0x123" } }), /bytecode\.object/],
      [JSON.stringify({ ...good, bytecode: { object: "0xzz" } }), /bytecode\.object/],
      [JSON.stringify({ ...good, bytecode: { object: 5 } }), /bytecode\.object/],
      [
        JSON.stringify({ ...good, deployedBytecode: { object: "0x", immutableReferences: { 1: [{ start: -1, length: 32 }] } } }),
        /immutableReferences/,
      ],
      [JSON.stringify({ ...good, bytecode: { object: "0x", linkReferences: { a: 5 } } }), /linkReferences/],
      [JSON.stringify({ ...good, metadata: {} }), /version/],
    ] as const) {
      if (text !== undefined) await writeFile(artifactPath, text);
      const found = await readContract(name);
      assert.ok(found.kind === "failed" && found.problem.name === "artifactUnreadable", String(text).slice(0, 80));
      assert.match(String(found.problem.args["reason"]), reason);
    }
  });
});
