import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import type { OutlineSymbol } from "../../../src/core/solidity/outlineSymbol.ts";
import { readOutline } from "../../../src/core/solidity/readOutline.ts";
import { root } from "../../../scripts/setup/paths.ts";
import { compilerOutline } from "./compilerOutline.ts";
import type { Declared } from "./compilerOutline.ts";
import { solidityLike } from "./solidityLike.ts";

/** The names of an outline, one line each, indented by depth. */
function names(source: string): readonly string[] {
  const lines = (symbols: readonly OutlineSymbol[], depth: string): readonly string[] =>
    symbols.flatMap(({ kind, name, children }) => [`${depth}${kind} ${name}`, ...lines(children, `${depth}  `)]);
  return lines(readOutline(source), "");
}

function flat(source: string): readonly Declared[] {
  const list = (symbols: readonly OutlineSymbol[]): readonly Declared[] =>
    symbols.flatMap(({ kind, name, whole: { start, end }, children }) => [
      { kind, name, start, end: source[end - 1] === ";" ? end - 1 : end },
      ...list(children),
    ]);
  return list(readOutline(source));
}

/** Every declaration that Solidity has, with traps in comments, strings and assembly. */
const everything = `// contract NotThis { }
pragma solidity ^0.8.24;
import {A, B} from "./contract C {.sol";
using {plus} for Amount global;
type Amount is uint256;
error Free(address who);
event Shouted(string what);
uint256 constant LIMIT = 10 ** 18;
enum Side { Left, Right }
struct Pair { Side side; mapping(uint256 => address) owners; function (uint256) external returns (bool) test; }
function plus(Amount a, Amount b) pure returns (Amount) { return a; }
abstract contract Base is Other(Settings({cap: 1, name: "}"})) {
  string private text = "function fake() { ' // \\" /*";
  bytes b = hex"7b" unicode"😀 }"; /* } contract Nor This { */
  function (uint256) external returns (uint256) callback;
  uint256[] public immutable list;
  mapping(address owner => mapping(address => uint256)) public allowances;
  A.Inner internal inner = A.Inner({x: 1, y: 2});
  constructor(uint256 cap) Other(Settings({cap: cap})) payable { assembly ("memory-safe") { function f() -> r { r := 1 } let contract_ := f() } }
  receive() external payable {}
  fallback(bytes calldata) external returns (bytes memory) { unchecked { } }
  modifier only(uint256 id) virtual { if (id == 0) { revert Free(msg.sender); } _; }
  modifier later() virtual;
  error Inner_(uint256);
  event Happened(address indexed who) anonymous;
  function open() external virtual returns (uint256);
  function error() public pure { uint256 local = 1; }
}
interface I { function i() external; }
library L { struct Inside { uint256 x; } }
`;

describe("the outline of Solidity", () => {
  it("names every declaration of the language, and nothing that is in a comment, a string or assembly", () => {
    assert.deepEqual(names(everything), [
      "type Amount",
      "error Free",
      "event Shouted",
      "constant LIMIT",
      "enum Side",
      "  enumMember Left",
      "  enumMember Right",
      "struct Pair",
      "  member side",
      "  member owners",
      "  member test",
      "function plus",
      "contract Base",
      "  variable text",
      "  variable b",
      "  variable callback",
      "  constant list",
      "  variable allowances",
      "  variable inner",
      "  constructor constructor",
      "  function receive",
      "  function fallback",
      "  modifier only",
      "  modifier later",
      "  error Inner_",
      "  event Happened",
      "  function open",
      "  function error",
      "interface I",
      "  function i",
      "library L",
      "  struct Inside",
      "    member x",
    ]);
  });

  it("says the parameters, the bases and the types on one line", () => {
    const [first] = readOutline(
      "contract A\n  is B, C\n{ function f(\n    uint256 a, // first\n    bool b\n  ) external returns (bool) {}\n  uint8 public x = 1; }",
    );
    assert.equal(first?.detail, "is B, C");
    assert.deepEqual(
      first?.children.map(({ detail }) => detail),
      ["( uint256 a, bool b ) external returns (bool)", "uint8 public"],
    );
  });

  it("finds the fallback function of old code", () => {
    assert.deepEqual(names("contract A { function() external payable { x(); } uint256 y; }"), [
      "contract A",
      "  function fallback",
      "  variable y",
    ]);
  });

  it("finds what the compiler's own parser finds, at the same places, in the whole of OpenZeppelin Contracts", async function () {
    this.timeout(120_000);
    const folder = join(root, "node_modules", "@openzeppelin", "contracts");
    const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".sol")).toSorted();
    assert.ok(paths.length > 200);
    for (let index = 0; index < paths.length; index += 50) {
      const batch = paths.slice(index, index + 50);
      const texts = await Promise.all(batch.map(async (path) => [path, await readFile(join(folder, path), "utf8")] as const));
      const expected = compilerOutline(Object.fromEntries(texts));
      for (const [path, text] of texts) assert.deepEqual(flat(text), expected.get(path), path);
    }
  });
});

describe("the outline of half-written Solidity", () => {
  const cases: readonly (readonly [what: string, source: string, expected: readonly string[]])[] = [
    [
      "a body without its end",
      "contract A { function f() { if (x) { y(; function g() {} } contract B {}",
      ["contract A", "  function f", "  function g", "contract B"],
    ],
    [
      "a contract without its end",
      "contract A { uint256 x;\ncontract B { uint256 y; }",
      ["contract A", "  variable x", "contract B", "  variable y"],
    ],
    [
      "a header without its end",
      "contract A { function f(uint256 a, function g() external {} }",
      ["contract A", "  function f", "  function g"],
    ],
    ["a name alone", "contract", []],
    ["a contract without a body", "contract A is B\ncontract C { }", ["contract A", "contract C"]],
    ["a variable without its name", "contract A { uint256 public\nfunction f() {} }", ["contract A", "  function f"]],
    ["a variable without its semicolon", "contract A { uint256 x\n function f() {} }", ["contract A", "  variable x", "  function f"]],
    ["a brace too many", "contract A { function f() {} } } contract B {}", ["contract A", "  function f", "contract B"]],
    ["a statement among declarations", "contract A { return x; foo(1); x = 2; emit B(a); uint256 y; }", ["contract A", "  variable y"]],
    ["an import without its end", "import {A\ncontract B {}", ["contract B"]],
    ["a struct without its end", "struct A { uint256 x;\nfunction f() {}", ["struct A", "  member x", "function f"]],
    ["an enum without its end", "enum A { B, C\ncontract D {}", ["enum A", "  enumMember B", "  enumMember C", "contract D"]],
    ["a string without its end", 'contract A { string s = "abc;\n uint256 x; }', ["contract A", "  variable s"]],
    ["a comment without its end", "contract A { uint256 x; /* contract B {", ["contract A", "  variable x"]],
    [
      "assembly without its end",
      "contract A { function f() { assembly { let x := 1\n  }\n function g() {} }",
      ["contract A", "  function f", "  function g"],
    ],
  ];
  for (const [what, source, expected] of cases) it(`survives ${what}`, () => assert.deepEqual(names(source), expected));
});

describe("the outline of anything", () => {
  it("never throws, nests, keeps its order and stays in the text", () => {
    const check = (symbols: readonly OutlineSymbol[], from: number, to: number): void => {
      let start = from;
      for (const { name, whole, nameAt, body, children } of symbols) {
        assert.notEqual(name, "");
        assert.ok(start <= whole.start && whole.start < whole.end && whole.end <= to);
        assert.ok(whole.start <= nameAt.start && nameAt.start < nameAt.end && nameAt.end <= whole.end);
        assert.ok(body === undefined || (whole.start < body.start && body.start <= body.end && body.end <= whole.end));
        check(children, whole.start, whole.end);
        start = whole.end;
      }
    };
    fc.assert(
      fc.property(solidityLike, (source) => check(readOutline(source), 0, source.length)),
      { numRuns: 3000 },
    );
  });

  it("takes time in proportion to the length", function () {
    this.timeout(60_000);
    const hostile = [
      "(",
      "{",
      "/*",
      '"',
      "function f(",
      "contract A {",
      "a = {",
      "(}",
      "assembly {",
      "\\",
      "x ",
      "struct S { {",
      "enum E { (",
      "import {",
    ];
    for (const piece of hostile) {
      const [small, large] = [100_000, 1_000_000].map((length) => {
        const source = piece.repeat(Math.ceil(length / piece.length));
        const started = performance.now();
        readOutline(source);
        return performance.now() - started;
      });
      // Ten times the text: ten times the time if it is linear, a hundred if it is quadratic. Short times are noise.
      assert.ok((large ?? 0) < Math.max(40 * (small ?? 0), 1500), `${piece}: ${small} ms, then ${large} ms`);
    }
  });
});
