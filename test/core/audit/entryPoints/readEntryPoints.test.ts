import { strict as assert } from "node:assert";
import { readEntryPoints } from "../../../../src/core/audit/entryPoints/readEntryPoints.ts";
import type { EntryPoint } from "../../../../src/core/audit/entryPoints/entryPoint.ts";
import { auditPorts, makeProject, never } from "../auditFolder.ts";

const base = `pragma solidity ^0.8.20;
abstract contract Owned {
  address public owner = msg.sender;
  modifier onlyOwner() { _check(); _; }
  modifier fresh() { require(block.timestamp > 1); _; }
  function _check() internal view virtual { require(msg.sender == owner); }
  function setOwner(address next) external onlyOwner { owner = next; }
  function open(uint256 amount) public virtual { amount; owner = owner; }
}
interface Other { function f() external; }
library Tools { function g() external {} }`;
const vault = `pragma solidity ^0.8.20;
import "./Owned.sol";
contract Vault is Owned {
  mapping(address => uint256) balances;
  constructor() {}
  receive() external payable { balances[msg.sender] += msg.value; }
  fallback() external {}
  function deposit(uint256[] calldata ids) external payable fresh { ids; balances[msg.sender] = 1; }
  function sweep() external { require(msg.sender == owner); balances[owner] = 0; }
  function open(uint256 amount) public override onlyOwner fresh { super.open(amount); }
  function total() external view returns (uint256) { return balances[owner]; }
  function inner() internal {}
}
contract Loose is Owned {
  function _check() internal view override {}
}`;

function told({ signature, access, isPayable, declaredIn, file, line }: EntryPoint): string {
  const who = access.kind === "anyone" ? "anyone" : `${access.kind} ${access.modifiers.join()}`.trim();
  return `${signature}${isPayable ? " payable" : ""}: ${who} (${declaredIn}, ${file}:${line + 1})`;
}

async function read(files: Readonly<Record<string, string>>): Promise<unknown> {
  const outcome = await readEntryPoints(await makeProject(files), await auditPorts(), { signal: never });
  if (outcome.kind !== "found") return outcome.kind === "failed" ? outcome.problem.name : outcome.kind;
  return Object.fromEntries(outcome.contracts.map(({ name, entries }) => [name, entries.map(told).toSorted()]));
}

describe("readEntryPoints", () => {
  it("lists what others can call and what may change state, inherited functions included, by who may call", async () => {
    const found = await read({ "src/Owned.sol": base, "src/Vault.sol": vault, "lib/L.sol": vault });
    assert.deepEqual(found, {
      Vault: [
        "deposit(uint256[]) payable: anyone (Vault, src/Vault.sol:8)",
        "fallback: anyone (Vault, src/Vault.sol:7)",
        "open(uint256): restricted onlyOwner (Vault, src/Vault.sol:10)",
        "receive payable: anyone (Vault, src/Vault.sol:6)",
        "setOwner(address): restricted onlyOwner (Owned, src/Owned.sol:7)",
        "sweep(): restricted (Vault, src/Vault.sol:9)",
      ],
      // The override takes the check away.
      Loose: ["open(uint256): anyone (Owned, src/Owned.sol:8)", "setOwner(address): anyone (Owned, src/Owned.sol:7)"],
    });
  });

  it("says why there is no list", async () => {
    assert.equal(await read({ "src/A.sol": "contract A {" }), "projectDoesNotCompile");
    assert.equal(await read({ "src/Owned.sol": base }), "noEntryPoints");
    const stopped = new AbortController();
    stopped.abort();
    const outcome = await readEntryPoints(await makeProject({ "src/A.sol": vault }), await auditPorts(), { signal: stopped.signal });
    assert.equal(outcome.kind, "cancelled");
  });
});
