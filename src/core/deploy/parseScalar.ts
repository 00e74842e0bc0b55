import { problem } from "../errors/problem.ts";
import { parseInteger } from "./parseInteger.ts";
import type { Problem } from "../errors/problem.ts";
import type { AbiValue } from "./abiValue.ts";

/** Gives an address its checksum (EIP-55). */
export type Checksum = (address: `0x${string}`) => string;

/** A checked value; `canonical` where what is encoded does not look like what was typed. */
export type ScalarOutcome =
  | { readonly kind: "valid"; readonly value: AbiValue; readonly canonical?: string }
  | { readonly kind: "failed"; readonly problem: Problem };

/** What a scalar is read with. */
export interface ScalarContext {
  /** The value's name in errors. */
  readonly path: string;
  readonly checksum: Checksum;
}

/** Reads one value that is neither a list nor a struct. */
export function parseScalar(type: string, text: string, context: ScalarContext): ScalarOutcome {
  const { path } = context;
  if (type === "string") return parseText(text, path);
  const trimmed = text.trim();
  if (trimmed === "") return failed(problem("argumentMissing", { path, type }));
  if (type === "bool") return parseBool(trimmed, path);
  if (type === "address") return parseAddress(trimmed, context);
  const integer = /^(u?)int(\d+)$/.exec(type);
  if (integer !== null) return parseRange(trimmed, { path, type, signed: integer[1] === "", bits: Number(integer[2]) });
  const bytes = /^bytes(\d*)$/.exec(type);
  if (bytes !== null) return parseBytes(trimmed, { path, type, length: bytes[1] === "" ? undefined : Number(bytes[1]) });
  return failed(problem("argumentTypeUnknown", { path, type }));
}

function parseText(text: string, path: string): ScalarOutcome {
  return text.isWellFormed() ? { kind: "valid", value: text } : failed(problem("textNotUnicode", { path }));
}

function parseBool(text: string, path: string): ScalarOutcome {
  const lower = text.toLowerCase();
  if (lower !== "true" && lower !== "false") return failed(problem("argumentNotBool", { path }));
  return { kind: "valid", value: lower === "true" };
}

/** One letter case alone carries no checksum and is accepted; mixed case must be the checksum. */
function parseAddress(text: string, { path, checksum }: ScalarContext): ScalarOutcome {
  const match = /^0x([0-9a-f]{40})$/i.exec(text);
  const digits = match?.[1];
  if (digits === undefined) return failed(problem("argumentNotAddress", { path }));
  const value = checksum(`0x${digits.toLowerCase()}`);
  if (value === text) return { kind: "valid", value };
  const oneCase = digits === digits.toLowerCase() || digits === digits.toUpperCase();
  return oneCase ? { kind: "valid", value, canonical: value } : failed(problem("addressChecksumWrong", { path }));
}

function parseRange(
  text: string,
  { path, type, signed, bits }: { readonly path: string; readonly type: string; readonly signed: boolean; readonly bits: number },
): ScalarOutcome {
  const parsed = parseInteger(text);
  if (parsed.kind !== "integer") return failed(problem("argumentNotInteger", { path, value: text.slice(0, 80) }));
  const min = signed ? -(2n ** BigInt(bits - 1)) : 0n;
  const max = 2n ** BigInt(signed ? bits - 1 : bits) - 1n;
  if (parsed.value < min || parsed.value > max) {
    return failed(problem("argumentOutOfRange", { path, type, min: String(min), max: String(max) }));
  }
  const canonical = String(parsed.value);
  return { kind: "valid", value: parsed.value, ...(canonical === text ? {} : { canonical }) };
}

function parseBytes(
  text: string,
  { path, type, length }: { readonly path: string; readonly type: string; readonly length: number | undefined },
): ScalarOutcome {
  if (!/^0x(?:[0-9a-f]{2})*$/i.test(text)) return failed(problem("bytesNotHex", { path }));
  const actual = (text.length - 2) / 2;
  if (length !== undefined && actual !== length) return failed(problem("bytesWrongLength", { path, type, expected: length, actual }));
  return { kind: "valid", value: text.toLowerCase() };
}

function failed(found: Problem): ScalarOutcome {
  return { kind: "failed", problem: found };
}
