import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { paths } from "../setup/paths.ts";
import { placeSolc } from "../setup/solc.ts";

/** A Foundry project of ten own files in a fresh folder, with a HOME in which forge finds its compiler. */
export interface AuditProject {
  readonly root: string;
  readonly home: string;
  /** A folder for whatever else the benchmark writes. */
  readonly scratch: string;
  /** The file of the ten that is edited: it holds `return 0;`. */
  readonly edited: string;
  readonly remove: () => Promise<void>;
}

const oz = "@openzeppelin/contracts";

/** As projects are: some over a library, some over each other, some alone. */
const sources: Readonly<Record<string, string>> = {
  Token: `import {ERC20Permit, ERC20} from "${oz}/token/ERC20/extensions/ERC20Permit.sol";
contract Token is ERC20Permit { constructor() ERC20("Token", "TKN") ERC20Permit("Token") { _mint(msg.sender, 1 ether); } }`,
  Collection: `import {ERC721Enumerable, ERC721} from "${oz}/token/ERC721/extensions/ERC721Enumerable.sol";
import {Ownable} from "${oz}/access/Ownable.sol";
contract Collection is ERC721Enumerable, Ownable {
  constructor(address owner) ERC721("Collection", "COL") Ownable(owner) {}
  function mint(address to, uint256 id) external onlyOwner { _safeMint(to, id); }
}`,
  Vault: `import {ERC4626, ERC20, IERC20} from "${oz}/token/ERC20/extensions/ERC4626.sol";
contract Vault is ERC4626 { constructor(IERC20 asset) ERC20("Vault", "VLT") ERC4626(asset) {} }`,
  Vesting: `import {VestingWallet} from "${oz}/finance/VestingWallet.sol";
contract Vesting is VestingWallet {
  constructor(address beneficiary, uint64 start, uint64 duration) VestingWallet(beneficiary, start, duration) {}
}`,
  Types: `struct Order { address maker; uint256 amount; uint64 until; }
interface IOrders { event Placed(address indexed maker, uint256 amount); error Late(uint64 until); }`,
  Fees: `library Fees { function due(uint256 amount) internal pure returns (uint256) { return amount / 1000 * 3; } }`,
  Orders: `import {Order, IOrders} from "./Types.sol";
import {Fees} from "./Fees.sol";
contract Orders is IOrders {
  mapping(uint256 => Order) public orders;
  uint256 public count;
  function place(uint256 amount, uint64 until) external {
    if (until < block.timestamp) revert Late(until);
    orders[count++] = Order(msg.sender, amount - Fees.due(amount), until);
    emit Placed(msg.sender, amount);
  }
}`,
  Bank: `contract Bank {
  mapping(address => uint256) public balances;
  function deposit() external payable { balances[msg.sender] += msg.value; }
  function withdraw() external {
    uint256 amount = balances[msg.sender];
    (bool ok, ) = msg.sender.call{value: amount}("");
    require(ok);
    balances[msg.sender] = 0;
  }
}`,
  Lottery: `import {Order} from "./Types.sol";
contract Lottery {
  address[] public players;
  Order public last;
  function enter() external payable { require(msg.value == 1 ether); players.push(msg.sender); }
  function draw() external { payable(players[uint256(blockhash(block.number - 1)) % players.length]).transfer(address(this).balance); }
  function round() external pure returns (uint256) { return 0; }
}`,
  Wallet: `contract Wallet {
  address owner = msg.sender;
  function pay(address payable to, uint256 amount) external { require(tx.origin == owner); to.transfer(amount); }
  receive() external payable {}
}`,
};

const foundryToml = `[profile.default]
src = "src"
libs = ["lib"]
remappings = ["${oz}/=lib/openzeppelin-contracts/contracts/"]
`;

/** Writes the project; nothing of it is compiled or analysed yet. */
export async function makeAuditProject(): Promise<AuditProject> {
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
  for (const [name, body] of Object.entries(sources)) {
    await writeFile(join(root, "src", `${name}.sol`), `// SPDX-License-Identifier: MIT\npragma solidity ^0.8.24;\n${body}\n`);
  }
  const remove = async (): Promise<void> => rm(folder, { recursive: true, force: true });
  return { root, home, scratch, edited: join(root, "src", "Lottery.sol"), remove };
}
