import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { z } from "zod/mini";
import type { Abi } from "../../src/core/foundry/abi.ts";
import type { Contract } from "../../src/core/foundry/contract.ts";
import { paths } from "../setup/paths.ts";

const source = `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
contract Token is ERC20 {
  uint256 public immutable cap;
  constructor(string memory name_, uint256 cap_) ERC20(name_, "TKN") { cap = cap_; _mint(msg.sender, cap_); }
}`;

const reference = z.object({ start: z.number(), length: z.number() });
const bytecode = z.object({ object: z.string() });
const compiled = z.object({
  contracts: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        abi: z.array(z.unknown()),
        evm: z.object({
          bytecode,
          deployedBytecode: z.object({ object: z.string(), immutableReferences: z.optional(z.record(z.string(), z.array(reference))) }),
        }),
      }),
    ),
  ),
});

/** A token of OpenZeppelin with an immutable, as both sides of the deploy row send it. */
export function compileToken(): Contract {
  // solc is CommonJS without types.
  const solc = createRequire(import.meta.url)("solc") as { version(): string; compile(input: string, callbacks: object): string };
  const outputSelection = { "*": { "*": ["abi", "evm.bytecode.object", "evm.deployedBytecode"] } };
  const input = { language: "Solidity", sources: { "src/Token.sol": { content: source } }, settings: { outputSelection } };
  const read = (path: string): object => ({ contents: readFileSync(join(paths.root, "node_modules", path), "utf8") });
  const output = compiled.parse(JSON.parse(solc.compile(JSON.stringify(input), { import: read })));
  const token = output.contracts["src/Token.sol"]?.["Token"];
  if (token === undefined) throw new Error("the token did not compile");
  const { deployedBytecode } = token.evm;
  return {
    source: "src/Token.sol",
    name: "Token",
    abi: token.abi as Abi, // what the compiler itself wrote
    creationCode: `0x${token.evm.bytecode.object}`,
    runtimeCode: `0x${deployedBytecode.object}`,
    immutables: Object.values(deployedBytecode.immutableReferences ?? {}).flat(),
    unlinked: [],
    compilerVersion: solc.version(),
  };
}
