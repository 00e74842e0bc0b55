import assert from "node:assert/strict";
import { formatEther } from "../../../src/core/deploy/formatEther.ts";

describe("formatEther", () => {
  const cases: readonly (readonly [bigint, string])[] = [
    [0n, "0"],
    [1n, "0.000000000000000001"],
    [1_500_000_000_000_000_000n, "1.5"],
    [10n ** 18n, "1"],
    [-(10n ** 17n), "-0.1"],
    [2n ** 256n - 1n, "115792089237316195423570985008687907853269984665640564039457.584007913129639935"],
  ];
  for (const [wei, text] of cases) it(`writes ${wei} wei as ${text}`, () => assert.equal(formatEther(wei), text));
});
