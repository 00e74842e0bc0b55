import assert from "node:assert/strict";
import fc from "fast-check";
import { parseInteger } from "../../../src/core/deploy/parseInteger.ts";

describe("parseInteger", () => {
  const integers: Readonly<Record<string, bigint>> = {
    "0": 0n,
    "007": 7n,
    "-12": -12n,
    " 1_000 ": 1000n,
    "1e18": 10n ** 18n,
    "1.5e1": 15n,
    "1.5 ether": 15n * 10n ** 17n,
    "1.5ether": 15n * 10n ** 17n,
    ".5 gwei": 500_000_000n,
    "30 days": 2_592_000n,
    "0xff": 255n,
    "0XFF": 255n,
    "9007199254740993": 9007199254740993n,
    "100e-2": 1n,
  };
  for (const [text, value] of Object.entries(integers)) {
    it(`reads ${JSON.stringify(text)} exactly`, () => assert.deepEqual(parseInteger(text), { kind: "integer", value }));
  }

  const others: Readonly<Record<string, "fraction" | "notNumber">> = {
    "1.5": "fraction",
    "1e-1": "fraction",
    "0.1 wei": "fraction",
    "1,000": "notNumber",
    "1.000,5": "notNumber",
    "": "notNumber",
    "-": "notNumber",
    ".": "notNumber",
    "1__0": "notNumber",
    _1: "notNumber",
    "1e": "notNumber",
    "1e100": "notNumber",
    "0x": "notNumber",
    "0xg": "notNumber",
    "1 ETH2": "notNumber",
    "1 toString": "notNumber",
    "1 constructor": "notNumber",
    NaN: "notNumber",
    Infinity: "notNumber",
    "１": "notNumber", // a full-width digit
    [`1${"0".repeat(300)}`]: "notNumber",
  };
  for (const [text, kind] of Object.entries(others)) {
    it(`takes ${JSON.stringify(text).slice(0, 30)} for ${kind}`, () => assert.equal(parseInteger(text).kind, kind));
  }

  it("reads every integer back from each way of writing it", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 256n), max: 2n ** 256n }), (value) => {
        const digits = String(value < 0n ? -value : value).replaceAll(/\B(?=(\d{3})+$)/g, "_");
        const forms = [String(value), `${value < 0n ? "-" : ""}${digits}`, `${value}e0`, `${value} wei`];
        if (value >= 0n) forms.push(`0x${value.toString(16)}`);
        for (const form of forms) assert.deepEqual(parseInteger(form), { kind: "integer", value }, form);
        assert.deepEqual(parseInteger(`${value} gwei`), { kind: "integer", value: value * 10n ** 9n });
      }),
    );
  });
});
