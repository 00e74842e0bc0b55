import type { AbiParameter } from "../foundry/abi.ts";

/**
 * A checked value of an ABI type. Integers are bigint whatever their size, addresses carry their checksum, bytes are lower-case
 * hex, lists and structs are positional arrays.
 */
export type AbiValue = bigint | boolean | string | readonly AbiValue[];

/** The item type of `T[]` and `T[k]`, with `k` where the type fixes it; undefined for a type that is no list. */
export function listType(parameter: AbiParameter): { readonly item: AbiParameter; readonly length: number | undefined } | undefined {
  const match = /^(.*)\[(\d*)\]$/.exec(parameter.type);
  if (match === null) return undefined;
  const [, type = "", length = ""] = match;
  const internalType = parameter.internalType?.replace(/\[\d*\]$/, "");
  const item: AbiParameter = { ...parameter, type, ...(internalType === undefined ? {} : { internalType }) };
  return { item, length: length === "" ? undefined : Number(length) };
}

/** The type without names, at any depth: a decoder that sees no names answers with positional arrays. */
export function withoutNames(parameter: AbiParameter): AbiParameter {
  const { type, components } = parameter;
  return { name: "", type, ...(components === undefined ? {} : { components: components.map(withoutNames) }) };
}

/** Brings a decoder's answer into the one form of `AbiValue`; undefined when it is no such value. */
export function normaliseDecoded(value: unknown): AbiValue | undefined {
  if (typeof value === "bigint" || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return BigInt(value);
  if (!Array.isArray(value)) return undefined;
  const items = value.map(normaliseDecoded);
  return items.every((item) => item !== undefined) ? items : undefined;
}

/** Deep equality of two values in the one form of `AbiValue`. */
export function sameAbiValue(one: AbiValue, other: AbiValue): boolean {
  if (isList(one)) {
    if (!isList(other) || one.length !== other.length) return false;
    return one.every((item, index) => {
      const counterpart = other[index];
      return counterpart !== undefined && sameAbiValue(item, counterpart);
    });
  }
  return one === other;
}

/** One line for people: lists in brackets, text in quotes, numbers in full. */
export function formatAbiValue(parameter: AbiParameter, value: AbiValue): string {
  const list = listType(parameter);
  if (isList(value)) {
    const parts = value.map((item, index) => formatAbiValue(list?.item ?? parameter.components?.[index] ?? parameter, item));
    return list === undefined ? `(${parts.join(", ")})` : `[${parts.join(", ")}]`;
  }
  return parameter.type === "string" ? JSON.stringify(value) : String(value);
}

function isList(value: AbiValue): value is readonly AbiValue[] {
  return Array.isArray(value);
}
