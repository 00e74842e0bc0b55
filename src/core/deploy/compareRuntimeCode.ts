import type { Contract } from "../foundry/contract.ts";

/**
 * True when `code` is the artifact's runtime code in every byte that the compiler fixed. Left out are the immutables, which
 * construction fills in, and the own address at the start of a library.
 */
export function compareRuntimeCode(contract: Pick<Contract, "runtimeCode" | "immutables">, code: `0x${string}`): boolean {
  const expected = bytesOf(contract.runtimeCode);
  const actual = bytesOf(code);
  if (expected.length === 0 || expected.length !== actual.length) return false;
  for (const { start, length } of [...contract.immutables, ...ownAddress(expected)]) {
    expected.fill(0, start, start + length);
    actual.fill(0, start, start + length);
  }
  return expected.equals(actual);
}

/** A library begins with PUSH20 of its own address, which the compiler leaves as zeros, and ADDRESS EQ after it. */
function ownAddress(code: Buffer): readonly { readonly start: number; readonly length: number }[] {
  const isLibrary = code[0] === 0x73 && code.subarray(1, 21).every((byte) => byte === 0) && code[21] === 0x30 && code[22] === 0x14;
  return isLibrary ? [{ start: 1, length: 20 }] : [];
}

function bytesOf(hex: `0x${string}`): Buffer {
  return Buffer.from(hex.slice(2), "hex");
}
