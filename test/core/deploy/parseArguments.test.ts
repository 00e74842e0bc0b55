import assert from "node:assert/strict";
import { checksumAddress } from "viem";
import { parseArguments } from "../../../src/core/deploy/parseArguments.ts";
import type { ParsedArguments } from "../../../src/core/deploy/parseArguments.ts";
import type { AbiParameter } from "../../../src/core/foundry/abi.ts";
import type { FormValue } from "../../../src/protocol/deployForm.ts";
import { show } from "./show.ts";

const parse = (parameters: readonly AbiParameter[], values: readonly FormValue[]): ParsedArguments =>
  parseArguments(parameters, values, checksumAddress);
const one = (type: string, value: FormValue, components?: readonly AbiParameter[]): ParsedArguments =>
  parse([{ name: "x", type, ...(components === undefined ? {} : { components }) }], [value]);

function errorsOf(parsed: ParsedArguments): readonly string[] {
  return parsed.notes.flatMap((note) => (note.kind === "error" ? [`${note.field} ${note.problem.name}`] : []));
}

const owner = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const share: readonly AbiParameter[] = [
  { name: "account", type: "address" },
  { name: "weight", type: "uint96" },
];

describe("parseArguments", () => {
  const good: readonly (readonly [string, string, unknown])[] = [
    ["uint8", "255", 255n],
    ["int8", "-128", -128n],
    ["uint256", String(2n ** 256n - 1n), 2n ** 256n - 1n],
    ["int256", String(-(2n ** 255n)), -(2n ** 255n)],
    ["bool", " TRUE ", true],
    ["address", owner, owner],
    ["address", owner.toLowerCase(), owner],
    ["address", `0x${owner.slice(2).toUpperCase()}`, owner],
    ["bytes4", "0xDEADBEEF", "0xdeadbeef"],
    ["bytes", "0x", "0x"],
    ["string", "", ""],
    ["string", "  kept as it is\n", "  kept as it is\n"],
    ["uint256[]", "", []],
    ["uint256[]", "1, 2\n3", [1n, 2n, 3n]],
    ["uint256[]", '[1, "2", 9007199254740993]', [1n, 2n, 9007199254740993n]],
    ["uint256[2]", "1\n2", [1n, 2n]],
    ["string[]", "a, b\nc", ["a, b", "c"]],
    ["string[]", '["a\\nb"]', ["a\nb"]],
    ["bool[]", "[true, false]", [true, false]],
    ["uint8[][]", "[[1],[2,3]]", [[1n], [2n, 3n]]],
  ];
  for (const [type, value, expected] of good) {
    it(`reads ${JSON.stringify(value).slice(0, 40)} as ${type}`, () => {
      const parsed = one(type, value);
      assert.equal(parsed.kind, "valid", show(parsed));
      assert.deepEqual(parsed.values, [expected]);
    });
  }

  const bad: readonly (readonly [string, string, string])[] = [
    ["uint8", "256", "argumentOutOfRange"],
    ["uint8", "-1", "argumentOutOfRange"],
    ["int8", "128", "argumentOutOfRange"],
    ["int8", "-129", "argumentOutOfRange"],
    ["uint256", String(2n ** 256n), "argumentOutOfRange"],
    ["uint256", "1.5", "argumentNotInteger"],
    ["uint256", "ten", "argumentNotInteger"],
    ["uint256", "", "argumentMissing"],
    ["bool", "1", "argumentNotBool"],
    ["bool", "", "argumentMissing"],
    ["address", owner.slice(0, -1), "argumentNotAddress"],
    ["address", owner.slice(2), "argumentNotAddress"],
    ["address", owner.replace("C5", "c5"), "addressChecksumWrong"],
    ["address", "vitalik.eth", "argumentNotAddress"],
    ["bytes", "0x1", "bytesNotHex"],
    ["bytes", "hello", "bytesNotHex"],
    ["bytes4", "0xdeadbe", "bytesWrongLength"],
    ["string", "\uD83D", "textNotUnicode"],
    ["uint256[]", "[1", "listNotReadable"],
    ["uint256[]", "[1.5]", "argumentNotInteger"],
    ["uint256[]", "[true]", "argumentNotText"],
    ["uint256[]", "[null]", "argumentNotText"],
    ["uint256[2]", "1", "listWrongLength"],
    ["uint8[][]", "1,2", "listNotReadable"],
    ["string[]", "[1]", "argumentNotText"],
    ["address[]", "[1]", "argumentNotText"],
    ["fixed128x18", "1", "argumentTypeUnknown"],
    ["function", "0x", "argumentTypeUnknown"],
  ];
  for (const [type, value, name] of bad) {
    it(`refuses ${JSON.stringify(value).slice(0, 40)} as ${type}: ${name}`, () => {
      const parsed = one(type, value);
      assert.equal(parsed.kind, "invalid");
      assert.deepEqual(errorsOf(parsed), [`0 ${name}`]);
    });
  }

  it("finds all errors, each at its field", () => {
    const parsed = parse(
      [
        { name: "a", type: "uint8" },
        { name: "b", type: "tuple", components: [...share, { name: "inner", type: "tuple", components: share }] },
        { name: "c", type: "bool" },
      ],
      ["300", ["0x", "1", [owner, "-1"]], ""],
    );
    assert.deepEqual(errorsOf(parsed), ["0 argumentOutOfRange", "1.0 argumentNotAddress", "1.2.1 argumentOutOfRange", "2 argumentMissing"]);
  });

  it("names the place inside a list, and notes it at the field that holds the list", () => {
    for (const text of [`[["${owner}", 1], ["bad", 1]]`, `[{"account":"${owner}","weight":1},{"account":"bad","weight":1}]`]) {
      const parsed = one("tuple[]", text, share);
      assert.deepEqual(errorsOf(parsed), ["0 argumentNotAddress"]);
      const [note] = parsed.notes.filter(({ kind }) => kind === "error");
      assert.equal(note?.kind === "error" && note.problem.args["path"], "x[1].account");
    }
  });

  it("notes errors of a list inside a struct at the list's field", () => {
    const parsed = one(
      "tuple",
      ["1", "[300]"],
      [
        { name: "n", type: "uint8" },
        { name: "list", type: "uint8[]" },
      ],
    );
    assert.deepEqual(errorsOf(parsed), ["0.1 argumentOutOfRange"]);
  });

  const structs: readonly (readonly [string, string])[] = [
    [`{"account":"${owner}"}`, "tupleFieldMissing"],
    [`{"account":"${owner}","weight":1,"extra":2}`, "tupleFieldUnknown"],
    [`{"account":"${owner}","weight":1,"__proto__":2}`, "tupleFieldUnknown"],
    [`["${owner}"]`, "listWrongLength"],
    ["7", "tupleNotReadable"],
    ["null", "tupleNotReadable"],
    ["{", "tupleNotReadable"],
  ];
  for (const [text, name] of structs) {
    it(`refuses the struct ${text.slice(0, 60)}: ${name}`, () => assert.deepEqual(errorsOf(one("tuple", text, share)), [`0 ${name}`]));
  }

  it("says how a value will be encoded where that is not how it was typed, and warns of the zero address", () => {
    const parsed = parse(
      [
        { name: "a", type: "uint256" },
        { name: "b", type: "address" },
        { name: "c", type: "uint8" },
      ],
      ["1.5 ether", `0x${"0".repeat(40)}`, "7"],
    );
    assert.deepEqual(parsed.notes, [
      { kind: "canonical", field: "0", text: "1500000000000000000" },
      { kind: "zeroAddress", field: "1" },
    ]);
  });
});
