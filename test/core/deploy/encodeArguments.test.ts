import assert from "node:assert/strict";
import fc from "fast-check";
import { checksumAddress, decodeAbiParameters } from "viem";
import { normaliseDecoded, sameAbiValue } from "../../../src/core/deploy/abiValue.ts";
import type { AbiValue } from "../../../src/core/deploy/abiValue.ts";
import { constructorOf } from "../../../src/core/deploy/constructorForm.ts";
import { encodeArguments } from "../../../src/core/deploy/encodeArguments.ts";
import type { AbiParameter } from "../../../src/core/foundry/abi.ts";
import { contractNamed, encoded } from "./life.ts";
import { show } from "./show.ts";

/** A type with a value of it, and that value as a person would type it into JSON. */
interface Sample {
  readonly parameter: AbiParameter;
  readonly value: AbiValue;
  readonly json: unknown;
}

const hex = (bytes: number): fc.Arbitrary<`0x${string}`> =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((data) => `0x${Buffer.from(data).toString("hex")}` as const);

const integer = fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 32 })).chain(([signed, size]) => {
  const bits = BigInt(size * 8);
  const range = signed ? { min: -(2n ** (bits - 1n)), max: 2n ** (bits - 1n) - 1n } : { min: 0n, max: 2n ** bits - 1n };
  return fc
    .bigInt(range)
    .map((value): Sample => ({ parameter: { name: "", type: `${signed ? "" : "u"}int${size * 8}` }, value, json: String(value) }));
});
const scalar: fc.Arbitrary<Sample> = fc.oneof(
  integer,
  fc.boolean().map((value) => ({ parameter: { name: "", type: "bool" }, value, json: value })),
  hex(20).map((value) => ({ parameter: { name: "", type: "address" }, value: checksumAddress(value), json: value })),
  fc.string({ unit: "grapheme" }).map((value) => ({ parameter: { name: "", type: "string" }, value, json: value })),
  fc
    .integer({ min: 1, max: 32 })
    .chain((size) => hex(size).map((value) => ({ parameter: { name: "", type: `bytes${size}` }, value, json: value }))),
  fc
    .integer({ min: 0, max: 70 })
    .chain((size) => hex(size).map((value) => ({ parameter: { name: "", type: "bytes" }, value, json: value }))),
);

const { sample } = fc.letrec<{ sample: Sample; list: Sample; struct: Sample }>((tie) => ({
  sample: fc.oneof({ maxDepth: 3 }, scalar, tie("list"), tie("struct")),
  // A list of one value repeated: its items are then surely of one type.
  list: fc.tuple(tie("sample"), fc.integer({ min: 0, max: 3 }), fc.boolean()).map(([item, length, fixed]) => ({
    parameter: { ...item.parameter, type: `${item.parameter.type}[${fixed && length > 0 ? length : ""}]` },
    value: Array.from({ length }, () => item.value),
    json: Array.from({ length }, () => item.json),
  })),
  struct: fc.array(tie("sample"), { minLength: 1, maxLength: 4 }).map((fields) => ({
    parameter: { name: "", type: "tuple", components: fields.map(({ parameter }, index) => ({ ...parameter, name: `f${index}` })) },
    value: fields.map(({ value }) => value),
    json: Object.fromEntries(fields.map(({ json }, index) => [`f${index}`, json])),
  })),
}));

describe("encodeArguments", () => {
  it("encodes what was typed, so that decoding gives it back, for every type", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sample, { maxLength: 4 }), async (samples) => {
        const parameters = samples.map(({ parameter }, index) => ({ ...parameter, name: `p${index}` }));
        const typed = samples.map(({ json }) => (typeof json === "string" ? json : JSON.stringify(json)));
        const outcome = await encodeArguments(parameters, typed);
        assert.equal(outcome.kind, "encoded", show(outcome));
        const decoded = outcome.bytes === "0x" ? [] : normaliseDecoded(decodeAbiParameters(parameters.map(nameless), outcome.bytes));
        assert.ok(
          Array.isArray(decoded) &&
            sameAbiValue(
              decoded,
              samples.map(({ value }) => value),
            ),
          show(outcome),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("encodes whole numbers beyond 2^53 exactly, in text and in JSON", async () => {
    const [text, json] = await Promise.all([
      encodeArguments([{ name: "x", type: "uint256" }], ["9007199254740993"]),
      encodeArguments([{ name: "x", type: "uint256[]" }], ["[9007199254740993]"]),
    ]);
    assert.equal(text.kind === "encoded" && BigInt(text.bytes), 9007199254740993n);
    assert.equal(json.kind === "encoded" && BigInt(`0x${json.bytes.slice(-64)}`), 9007199254740993n);
  });

  it("describes each argument as it was decoded", async () => {
    const { decoded } = await encoded(contractNamed("Shapes"), [[["1\n2", "true"], "0xab", '["a", "b"]'], "-5", "", "[[1],[]]"]);
    assert.deepEqual(
      decoded.map(({ name, text }) => [name, text]),
      [
        ["outer", '(([1, 2], true), 0xab, ["a", "b"])'],
        ["small", "-5"],
        ["roots", "[]"],
        ["grid", "[[1], []]"],
      ],
    );
  });

  it("gives every error and no bytes", async () => {
    const outcome = await encodeArguments(constructorOf(contractNamed("Treasury").abi).inputs, ["", "-1", "0x", "", "[1]"]);
    assert.equal(outcome.kind, "invalid");
    assert.deepEqual(
      outcome.notes.map((note) => (note.kind === "error" ? note.problem.name : note.kind)),
      ["argumentMissing", "argumentOutOfRange", "bytesWrongLength", "tupleNotReadable"],
    );
  });

  it("encodes nothing for a constructor without arguments", async () => {
    assert.deepEqual(await encodeArguments([], []), { kind: "encoded", bytes: "0x", decoded: [], notes: [] });
  });
});

function nameless({ type, components }: AbiParameter): AbiParameter {
  return { name: "", type, ...(components === undefined ? {} : { components: components.map(nameless) }) };
}
