import type { AbiParameter } from "../../foundry/abi.ts";
import type { SubjectFunction } from "./subject.ts";

/** An expression of the test for one parameter, and what a person should know of it. */
export interface Value {
  readonly expression: string;
  readonly assumption?: string;
  readonly missing?: string;
}

/** The account and the amount that stand for every address and number of a call. */
export interface Roles {
  /** An expression of type address. */
  readonly account: string;
  /** An expression of type uint256. */
  readonly amount: string;
}

/** Narrower numbers cannot hold amounts of ether. */
const narrowest = 96;

/** The value of a parameter of a call. Dynamic and static parts are encoded as the ABI says, so a contract is an address here. */
export function callValue({ name, type }: AbiParameter, { account, amount }: Roles): Value {
  const label = name === "" ? type : `${name} (${type})`;
  if (type === "address") return { expression: account };
  const bits = /^u?int(\d+)$/.exec(type)?.[1];
  if (bits !== undefined) {
    const isSigned = type.startsWith("int");
    if (Number(bits) >= narrowest) return { expression: isSigned ? `int256(${amount})` : amount };
    return { expression: `${isSigned ? "int256" : "uint256"}(1)`, assumption: `argument ${label} is 1` };
  }
  if (type === "bool") return { expression: "true", assumption: `argument ${label} is true` };
  if (type === "bytes" || type === "string") return { expression: 'string("")', assumption: `argument ${label} is empty` };
  if (/^bytes\d+$/.test(type)) return { expression: `${type}(0)`, assumption: `argument ${label} is zero` };
  if (/^(address|bool|u?int\d+|bytes\d+)\[\]$/.test(type)) {
    return { expression: `new ${type}(0)`, assumption: `argument ${label} is empty` };
  }
  return { expression: fillIn(label), missing: `argument ${label}` };
}

/** The value of a parameter of the constructor. */
export function constructorValue({ name, type, internalType = type }: AbiParameter): Value {
  const label = `${name === "" ? "without a name" : name} (${internalType})`;
  const assumed = (expression: string, what: string): Value => ({
    expression,
    assumption: `constructor argument ${label} is ${what}`,
  });
  if (isToken({ name, type, internalType })) return assumed("address(token)", "a plain ERC-20 token of this test");
  if (type === "address" && internalType.startsWith("address")) return assumed("payable(OWNER)", "OWNER, an account of this test");
  const bits = /^u?int(\d+)$/.exec(type)?.[1];
  if (bits !== undefined && internalType === type) {
    return Number(bits) >= narrowest ? assumed("1 ether", "10^18") : assumed("1", "1");
  }
  if (internalType === "bool") return assumed("true", "true");
  if (internalType === "string") return assumed('"HyperKit"', "a text");
  return { expression: fillIn(label), missing: `constructor argument ${label}` };
}

/** True for a parameter that takes a token: by its type, or by the name of an address. */
export function isToken({ name, type, internalType = type }: AbiParameter): boolean {
  if (type !== "address") return false;
  return /^contract I?ERC20/.test(internalType) || (internalType.startsWith("address") && /^_*(asset|token|underlying)_*$/i.test(name));
}

/** Does not compile: what is missing cannot be overlooked. */
function fillIn(label: string): string {
  return `/* FILL IN: ${label} */`;
}

/** A call of a function as the bytes that `call` takes. Without an overload the compiler checks that the function is still there. */
export function encodeCall(
  { name, signature, inputs, overloaded }: SubjectFunction,
  roles: Roles,
): { readonly expression: string; readonly assumptions: readonly string[]; readonly missing: readonly string[] } {
  const values = inputs.map((input) => callValue(input, roles));
  const expressions = values.map(({ expression }) => expression);
  const first = overloaded ? `abi.encodeWithSignature("${signature}"` : `abi.encodeWithSelector(target.${name}.selector`;
  const note = (text: string | undefined): readonly string[] => (text === undefined ? [] : [`${signature}: ${text}`]);
  return {
    expression: `${[first, ...expressions].join(", ")})`,
    assumptions: values.flatMap(({ assumption }) => note(assumption)),
    missing: values.flatMap(({ missing }) => note(missing)),
  };
}
