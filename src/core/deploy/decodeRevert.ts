import { formatAbiValue, normaliseDecoded, withoutNames } from "./abiValue.ts";
import { parameterName } from "./parseArguments.ts";
import type { RpcFailure } from "../chain/jsonRpc.ts";
import type { Abi, AbiItem } from "../foundry/abi.ts";

/** solc's numbers of `Panic(uint256)`. */
const panics: Readonly<Record<string, string>> = {
  "1": "an assertion failed",
  "17": "arithmetic overflow or underflow",
  "18": "division by zero",
  "33": "an invalid enum value",
  "34": "a damaged storage array",
  "49": "pop of an empty array",
  "50": "an array index out of bounds",
  "65": "too much memory",
  "81": "a call of an uninitialised function",
};

/** Characters of a reason that are shown; a constructor may revert with megabytes. */
const longestReason = 300;

/** Finds the revert data in a node's error; nodes put it at different depths. Undefined when there is none. */
export function revertDataOf(failure: RpcFailure): `0x${string}` | undefined {
  let data = failure.data;
  for (let depth = 0; depth < 3 && typeof data === "object" && data !== null; depth += 1) data = "data" in data ? data.data : undefined;
  return typeof data === "string" && /^0x(?:[0-9a-f]{2})*$/i.test(data) ? `0x${data.slice(2)}` : undefined;
}

/**
 * The reason of a revert in one line: the message of `require`, the custom error of the contract with its named arguments, or
 * what the panic number means. Data that no error of the ABI explains is shown as it is.
 */
export async function decodeRevert(abi: Abi, data: `0x${string}`): Promise<string> {
  const reason = await explain(abi, data);
  return reason.length > longestReason ? `${reason.slice(0, longestReason)}...` : reason;
}

async function explain(abi: Abi, data: `0x${string}`): Promise<string> {
  if (data === "0x") return "no reason was given.";
  const { decodeErrorResult } = await import("../chain/viem.ts");
  const errors = abi.filter((item) => item.type === "error");
  try {
    const { errorName, args } = decodeErrorResult({ abi: errors.map(nameless), data });
    const values: readonly unknown[] = args ?? [];
    if (errorName === "Error") return String(values[0]);
    if (errorName === "Panic") return panics[String(values[0])] ?? `panic ${String(values[0])}`;
    const item = errors.find((candidate) => candidate.name === errorName && (candidate.inputs ?? []).length === values.length);
    return `${errorName}(${describe(item, values)})`;
  } catch {
    return `unknown error ${data}`;
  }
}

function nameless(item: AbiItem): { readonly type: "error"; readonly name: string; readonly inputs: ReturnType<typeof withoutNames>[] } {
  return { type: "error", name: item.name ?? "", inputs: (item.inputs ?? []).map(withoutNames) };
}

function describe(item: AbiItem | undefined, values: readonly unknown[]): string {
  return values
    .map((raw, index) => {
      const parameter = item?.inputs?.[index];
      const value = normaliseDecoded(raw);
      if (parameter === undefined || value === undefined) return String(raw);
      const text = formatAbiValue(parameter, value);
      return parameter.name === "" ? text : `${parameterName(parameter, index)}: ${text}`;
    })
    .join(", ");
}
