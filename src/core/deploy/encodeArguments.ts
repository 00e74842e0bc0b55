import { problem } from "../errors/problem.ts";
import { formatAbiValue, normaliseDecoded, sameAbiValue, withoutNames } from "./abiValue.ts";
import { parameterName, parseArguments } from "./parseArguments.ts";
import type { FormValue } from "../../protocol/deployForm.ts";
import type { AbiParameter } from "../foundry/abi.ts";
import type { AbiValue } from "./abiValue.ts";
import type { ArgumentNote } from "./parseArguments.ts";

/** One argument as it was decoded again from the encoded bytes. */
export interface DecodedArgument {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** Constructor arguments, ready to be appended to the creation code; or every error. */
export type EncodedArguments =
  | {
      readonly kind: "encoded";
      readonly bytes: `0x${string}`;
      readonly decoded: readonly DecodedArgument[];
      readonly notes: readonly ArgumentNote[];
    }
  | { readonly kind: "invalid"; readonly notes: readonly ArgumentNote[] };

/**
 * Checks and encodes what a person typed. viem encodes some wrong values without a word (odd hex, extra struct fields, numbers
 * beyond 2^53), so values are checked before, decoded after, and both must be equal.
 */
export async function encodeArguments(parameters: readonly AbiParameter[], values: readonly FormValue[]): Promise<EncodedArguments> {
  const { checksumAddress, decodeAbiParameters, encodeAbiParameters } = await import("../chain/viem.ts");
  const parsed = parseArguments(parameters, values, checksumAddress);
  if (parsed.kind === "invalid") return parsed;
  const nameless = parameters.map(withoutNames);
  try {
    const bytes = encodeAbiParameters(nameless, parsed.values);
    const decoded = bytes === "0x" ? [] : normaliseDecoded(decodeAbiParameters(nameless, bytes));
    if (!Array.isArray(decoded) || !sameAbiValue(decoded, parsed.values))
      return notEncodable(parameters, parsed.notes, "round trip differs");
    return { kind: "encoded", bytes, decoded: describe(parameters, parsed.values), notes: parsed.notes };
  } catch (error) {
    return notEncodable(parameters, parsed.notes, error instanceof Error ? error.message : String(error));
  }
}

function describe(parameters: readonly AbiParameter[], values: readonly AbiValue[]): readonly DecodedArgument[] {
  return parameters.map((parameter, index) => ({
    name: parameterName(parameter, index),
    type: parameter.type,
    text: formatAbiValue(parameter, values[index] ?? ""),
  }));
}

function notEncodable(parameters: readonly AbiParameter[], notes: readonly ArgumentNote[], details: string): EncodedArguments {
  const path = parameters.map(parameterName).join(", ");
  return {
    kind: "invalid",
    notes: [...notes, { kind: "error", field: "0", problem: problem("argumentsNotEncodable", { path }, { details }) }],
  };
}
