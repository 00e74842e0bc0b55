/** Numbers from a seed, the same each time: 0 <= n < below. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const head = "// SPDX-License-Identifier: MIT\npragma solidity ^0.8.20;\n";

/** Files that stand alone, hang together, share a base, a library or types, and one that has the functions of an interface it does not import. */
export const editedProject: Readonly<Record<string, string>> = {
  "src/Types.sol": `${head}struct Order { address maker; uint256 amount; }\ninterface IOrders { event Placed(address maker, uint256 amount); error Late(); }\n`,
  "src/Fees.sol": `${head}library Fees { function due(uint256 amount) internal pure returns (uint256) { return amount / 1000 * 3; } }\n`,
  "src/Orders.sol": `${head}import {Order, IOrders} from "./Types.sol";\nimport {Fees} from "./Fees.sol";\ncontract Orders is IOrders {\n  mapping(uint256 => Order) public orders;\n  uint256 public count;\n  function place(uint256 amount) external { orders[count++] = Order(msg.sender, amount - Fees.due(amount)); emit Placed(msg.sender, amount); }\n}\n`,
  "src/Lottery.sol": `${head}import {Order} from "./Types.sol";\ncontract Lottery {\n  address[] public players;\n  Order public last;\n  function enter() external payable { players.push(msg.sender); }\n  function draw() external { payable(players[uint256(blockhash(block.number - 1)) % players.length]).transfer(address(this).balance); }\n}\n`,
  "src/Bank.sol": `${head}contract Bank {\n  mapping(address => uint256) public balances;\n  function deposit() external payable { balances[msg.sender] += msg.value; }\n  function withdraw() external { uint256 amount = balances[msg.sender]; (bool ok, ) = msg.sender.call{value: amount}(""); require(ok); balances[msg.sender] = 0; }\n}\n`,
  "src/Base.sol": `${head}abstract contract Base {\n  uint256 internal limit;\n  function _limit() internal view virtual returns (uint256) { return limit; }\n  function _unused() internal pure returns (uint256) { return 1; }\n}\n`,
  "src/One.sol": `${head}import {Base} from "./Base.sol";\ncontract One is Base {\n  function take(uint256 x) external { require(x < _limit()); limit = x; }\n}\n`,
  "src/Two.sol": `${head}import {Base} from "./Base.sol";\nimport {Owned} from "../lib/owned/Owned.sol";\ncontract Two is Base, Owned {\n  function seize(address payable to) external onlyOwner { to.transfer(address(this).balance); }\n}\n`,
  "src/ITicker.sol": `${head}interface ITicker { function tick() external; function tock(uint256 x) external; }\n`,
  "src/Safe.sol": `${head}import {Owned} from "../lib/owned/Owned.sol";\ncontract Safe is Owned {\n  function give(address payable to) external { require(tx.origin == owner); to.transfer(1); }\n}\n`,
  "lib/owned/Owned.sol": `${head}abstract contract Owned {\n  address public owner = msg.sender;\n  modifier onlyOwner() { require(msg.sender == owner); _; }\n  function change(address next) external onlyOwner { owner = next; }\n}\n`,
};

type Edit = (text: string, number: number) => string;

/** Adds a member in front of the last closing brace. */
const member =
  (make: (number: number) => string): Edit =>
  (text, number) =>
    text.replace(/\}\s*$/, `  ${make(number)}\n}\n`);

const inContracts: readonly Edit[] = [
  member((n) => `function f${n}(address payable to) external { to.transfer(${n}); }`),
  member((n) => `function f${n}() internal pure returns (uint256) { return ${n}; }`),
  member((n) => `function f${n}(uint256 x) external pure returns (uint256) { return x / 7 * ${n}; }`),
  member((n) => `uint256 v${n};`),
  member((n) => `uint256 constant C${n} = ${n}000000000000;`),
  member((n) => `function tick() external { emit E${n}(msg.sender); } event E${n}(address who); function tock(uint256) external {}`),
];

const anywhere: readonly Edit[] = [
  (text, n) => text.replace(/\n$/, `\n// note ${n}\n`),
  (text, n) => text.replace(/(pragma [^;]*;\n)/, `$1${"\n".repeat(1 + (n % 4))}`),
  (text, n) => `// file ${n}\n${text}`,
  (text, n) => text.replace(/ \{ /, ` { /* \u00e9${n} */ `),
];

/** One step: which file becomes what. A member that is there already is taken back instead. */
export function nextEdit(
  random: (below: number) => number,
  files: Readonly<Record<string, string>>,
): readonly [path: string, text: string] {
  const paths = Object.keys(editedProject);
  const path = paths[random(paths.length)] ?? "";
  const text = files[path] ?? "";
  const takesMembers = /\bcontract\b/.test(text);
  const edits = [...anywhere, ...(takesMembers ? [...inContracts, ...inContracts] : [])];
  const edit = edits[random(edits.length)];
  const next = edit === undefined ? text : edit(text, random(1000));
  const tickers = next.match(/function tick\(\)/g)?.length ?? 0;
  return [path, random(6) === 0 || (takesMembers && tickers > 1) ? (editedProject[path] ?? "") : next];
}
