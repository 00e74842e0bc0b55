import assert from "node:assert/strict";
import fc from "fast-check";
import { amountLiteral, checkAmount, parseAmount } from "../../../../src/core/generate/templates/amount.ts";

const positive = { example: "1", positive: true };

describe("amounts of tokens", () => {
  it("refuse what is no amount, too large, too fine, or zero where that makes no sense", () => {
    const cases: Readonly<Record<string, string | undefined>> = {
      "1000000": undefined,
      "0.5": undefined,
      "0": "amountZero",
      "0.0": "amountZero",
      "": "amountInvalid",
      "-1": "amountInvalid",
      "1e18": "amountInvalid",
      "1,000": "amountInvalid",
      "1.": "amountInvalid",
      ".5": "amountInvalid",
      "0.1234567890123456789": "amountInvalid",
      "115792089237316195423570985008687907853269984665640564039457.584007913129639935": undefined,
      "115792089237316195423570985008687907853269984665640564039457.584007913129639936": "amountTooLarge",
    };
    for (const [text, problem] of Object.entries(cases)) assert.equal(checkAmount(text, positive)?.name, problem, text);
    assert.equal(checkAmount("0", { ...positive, positive: false }), undefined);
  });

  it("are written as numbers of the same value", () => {
    assert.equal(amountLiteral("1000000"), "1_000_000e18");
    assert.equal(amountLiteral("0001234.50"), "1_234.5e18");
    const wei = (literal: string): bigint => {
      const [whole = "", places = ""] = literal.replace(/e18$/, "").replaceAll("_", "").split(".");
      return BigInt(whole + places.padEnd(18, "0"));
    };
    fc.assert(fc.property(fc.stringMatching(/^\d{1,40}(\.\d{1,18})?$/), (text) => wei(amountLiteral(text)) === parseAmount(text)));
  });
});
