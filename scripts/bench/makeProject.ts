import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { paths } from "../setup/paths.ts";
import { placeSolc } from "../setup/solc.ts";

/** A Foundry project over OpenZeppelin in a fresh folder, with a HOME in which forge finds its compiler. */
export interface BenchProject {
  readonly root: string;
  readonly home: string;
  /** A folder for whatever else the benchmark writes. */
  readonly scratch: string;
  readonly remove: () => Promise<void>;
}

const contracts: Readonly<Record<string, string>> = {
  Token: `import {ERC20Permit, ERC20} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
contract Token is ERC20Permit {
  constructor() ERC20("Token", "TKN") ERC20Permit("Token") { _mint(msg.sender, 1 ether); }
}`,
  Collection: `import {ERC721Enumerable, ERC721} from "@openzeppelin/contracts/token/ERC721/extensions/ERC721Enumerable.sol";
import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
contract Collection is ERC721Enumerable, Ownable {
  constructor(address owner) ERC721("Collection", "COL") Ownable(owner) {}
  function mint(address to, uint256 id) external onlyOwner { _safeMint(to, id); }
}`,
  Vault: `import {ERC4626, ERC20, IERC20} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
contract Vault is ERC4626 {
  constructor(IERC20 asset) ERC20("Vault", "VLT") ERC4626(asset) {}
}`,
  Vesting: `import {VestingWallet} from "@openzeppelin/contracts/finance/VestingWallet.sol";
contract Vesting is VestingWallet {
  constructor(address beneficiary, uint64 start, uint64 duration) VestingWallet(beneficiary, start, duration) {}
}`,
};

const foundryToml = `[profile.default]
src = "src"
libs = ["lib"]
remappings = ["@openzeppelin/contracts/=lib/openzeppelin-contracts/contracts/"]
`;

/** Writes the project; nothing of it is compiled yet. */
export async function makeProject(): Promise<BenchProject> {
  await mkdir(paths.tmp, { recursive: true });
  const folder = await realpath(await mkdtemp(join(paths.tmp, "bench-")));
  const [root, home, scratch] = [join(folder, "project"), join(folder, "home"), join(folder, "scratch")];
  await Promise.all([join(root, "src"), home, scratch].map(async (path) => mkdir(path, { recursive: true })));
  await placeSolc(home);
  const library = join(paths.root, "node_modules", "@openzeppelin", "contracts");
  await cp(library, join(root, "lib", "openzeppelin-contracts", "contracts"), {
    recursive: true,
    filter: (path) => !path.includes(join(library, "build")),
  });
  await writeFile(join(root, "foundry.toml"), foundryToml);
  for (const [name, body] of Object.entries(contracts)) {
    await writeFile(join(root, "src", `${name}.sol`), `// SPDX-License-Identifier: MIT\npragma solidity ^0.8.24;\n${body}\n`);
  }
  return { root, home, scratch, remove: async () => rm(folder, { recursive: true, force: true }) };
}
