import { child, childList, count, flag, slots, text, typeIdentifierOf, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import { signatureOf } from "./program.ts";
import type { Contract, Program, SolidityFunction } from "./program.ts";

/** What a function call of the source does. */
export type Call =
  | { readonly kind: "internal"; readonly declaration: AstNode }
  | OutsideCall
  /** A part of the language, by the compiler's word: `require`, `keccak256`, `selfdestruct`, `ecrecover`, `blockhash`, `arraypush` ... */
  | { readonly kind: "builtin"; readonly name: string }
  | { readonly kind: "conversion" | "creation" | "event" | "struct" | "unknown" };

/** A call of another account's code. */
export interface OutsideCall {
  readonly kind: "outside";
  /** `call`, `delegatecall`, `staticcall`, `callcode`, `send`, `transfer` for the low level; else `method`. */
  readonly how: "call" | "delegatecall" | "staticcall" | "callcode" | "send" | "transfer" | "method";
  /** Name of the called function; of a low-level call `how`. */
  readonly name: string;
  /** The address or contract that is called. */
  readonly target: AstNode | undefined;
  /** The Ether that goes along. */
  readonly value: AstNode | undefined;
  /** What is called, where the source says so. */
  readonly declaration: AstNode | undefined;
  readonly arguments: readonly AstNode[];
  /** True where the compiler makes sure that the callee changes nothing, or says so of itself. */
  readonly isStatic: boolean;
}

const lowLevel = new Map<string, OutsideCall["how"]>([
  ["barecall", "call"],
  ["baredelegatecall", "delegatecall"],
  ["barestaticcall", "staticcall"],
  ["barecallcode", "callcode"],
  ["send", "send"],
  ["transfer", "transfer"],
]);

/** Says what a `FunctionCall` does, by the type of what is called: the compiler's words for it hardly changed since 0.4. */
export function classifyCall(node: AstNode, program: Program): Call {
  const kind = text(node, "kind");
  if (kind === "typeConversion") return { kind: "conversion" };
  if (kind === "structConstructorCall") return { kind: "struct" };
  const { callee, value } = stripOptions(child(node, "expression"));
  const [, word = ""] = /^t_function_([a-z0-9]+)_/.exec(typeIdentifierOf(callee)) ?? [];
  const how = lowLevel.get(word);
  const declaration = program.declaration(count(callee, "referencedDeclaration"));
  const rest = { target: child(callee, "expression"), value, arguments: childList(node, "arguments") };
  if (how !== undefined) return { kind: "outside", how, name: how, declaration: undefined, isStatic: how === "staticcall", ...rest };
  if (word === "external" || (word === "internal" && isContractMember(callee, declaration))) {
    return { kind: "outside", how: "method", name: text(callee, "memberName"), declaration, isStatic: isStatic(declaration), ...rest };
  }
  if ((word === "internal" || word === "delegatecall" || word === "declaration") && declaration?.nodeType === "FunctionDefinition") {
    return { kind: "internal", declaration };
  }
  if (word === "event" || word === "creation") return { kind: word };
  // The options themselves, as in `target.call.value(1)`, are parts of another call.
  return word === "" || word === "setvalue" || word === "setgas" ? { kind: "unknown" } : { kind: "builtin", name: word };
}

/** Old compilers give a function of a contract-typed value an internal type where it is only named. */
function isContractMember(callee: AstNode | undefined, declaration: AstNode | undefined): boolean {
  const target = callee?.nodeType === "MemberAccess" ? child(callee, "expression") : undefined;
  return typeOf(target).startsWith("contract ") && declaration?.nodeType === "FunctionDefinition" && text(target, "name") !== "super";
}

function isStatic(declaration: AstNode | undefined): boolean {
  if (declaration?.nodeType === "VariableDeclaration") return true;
  const mutability = text(declaration, "stateMutability");
  return mutability === "view" || mutability === "pure" || flag(declaration, "isDeclaredConst");
}

/** What is called, without `{value: x}` and `.value(x)`, and the value. */
function stripOptions(expression: AstNode | undefined): { readonly callee: AstNode | undefined; readonly value: AstNode | undefined } {
  let callee = expression;
  let value: AstNode | undefined;
  while (callee !== undefined) {
    if (callee.nodeType === "FunctionCallOptions") {
      const names = Array.isArray(callee["names"]) ? callee["names"] : [];
      value ??= slots(callee, "options")[names.indexOf("value")];
      callee = child(callee, "expression");
      continue;
    }
    const option = callee.nodeType === "FunctionCall" ? child(callee, "expression") : undefined;
    const isOption = option?.nodeType === "MemberAccess" && /^t_function_set(value|gas)_/.test(typeIdentifierOf(option));
    if (!isOption) break;
    if (text(option, "memberName") === "value") value ??= childList(callee, "arguments")[0];
    callee = child(option, "expression");
  }
  while (callee?.nodeType === "TupleExpression" && childList(callee, "components").length === 1)
    callee = childList(callee, "components")[0];
  return { callee, value };
}

/** The function that an internal call runs in a contract: the most derived override, unless a base is named. */
export function resolveInternal(call: AstNode, declaration: AstNode, contract: Contract): SolidityFunction | undefined {
  const named = contract.program.functionOf(declaration);
  if (named === undefined || child(call, "expression")?.nodeType !== "Identifier" || !contract.lineage.includes(named.contract))
    return named;
  const signature = signatureOf(named);
  for (const base of contract.lineage) {
    const found = base.functions.find((each) => each.kind === named.kind && each.name === named.name && signatureOf(each) === signature);
    if (found !== undefined) return found;
  }
  return named;
}

/** True where Ether goes along, or may: a value that is not the literal zero. */
export function sendsEther({ how, value, arguments: [first] }: OutsideCall): boolean {
  const amount = how === "send" || how === "transfer" ? first : value;
  return amount !== undefined && text(amount, "value") !== "0";
}
