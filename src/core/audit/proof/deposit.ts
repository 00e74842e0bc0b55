import { childList, nodesIn } from "../hyperkit/ast/astNode.ts";
import type { AstNode } from "../hyperkit/ast/astNode.ts";
import { declarationOf, idOf, overriddenBy } from "./solidityAst.ts";
import type { Subject, SubjectFunction } from "./subject.ts";
import { encodeCall } from "./values.ts";

/** How a person puts ether into the contract before they take it out. */
export interface Deposit {
  /** The expression of the call's bytes, for an account. */
  encode(account: string): string;
  readonly assumptions: readonly string[];
}

/** The payable function, or the plain transfer, that writes most of the variables which the function reads; undefined where none does. */
export function findDeposit(subject: Subject, attacked: SubjectFunction): Deposit | undefined {
  const used = statesOf(attacked.node, subject);
  const shared = (node: AstNode): number => [...statesOf(node, subject)].filter((id) => used.has(id)).length;
  const receive = subject.parts.flatMap((part) => childList(part, "nodes")).find(({ kind }) => kind === "receive");
  const functions = subject.functions
    .filter((own) => own.payable && own !== attacked && encodeCall(own, { account: "VICTIM", amount: "1 ether" }).missing.length === 0)
    .map((own) => ({ own, weight: shared(own.node) }))
    .toSorted((a, b) => b.weight - a.weight);
  const [best] = functions;
  const plain = receive === undefined ? 0 : shared(receive);
  if (best !== undefined && best.weight > 0 && best.weight >= plain) {
    const { own } = best;
    return {
      encode: (account) => encodeCall(own, { account, amount: "1 ether" }).expression,
      assumptions: [`ether is deposited through ${own.signature}`, ...encodeCall(own, { account: "", amount: "" }).assumptions],
    };
  }
  return plain > 0 ? { encode: () => 'bytes("")', assumptions: ["ether is deposited by a plain transfer"] } : undefined;
}

/** The state variables that code reads or writes, through the functions it calls as well, whichever of the contract's parts defines them. */
export function statesOf(node: AstNode, { declarations, parts }: Subject): ReadonlySet<number> {
  const found = new Set<number>();
  const members = parts.flatMap((part) => childList(part, "nodes"));
  const queue = new Set([node]);
  for (const current of queue) {
    for (const part of nodesIn(current)) {
      const declared = declarations.get(declarationOf(part) ?? -1);
      if (declared?.nodeType === "VariableDeclaration" && declared["stateVariable"] === true) found.add(idOf(declared));
      if (declared?.nodeType !== "FunctionDefinition" && declared?.nodeType !== "ModifierDefinition") continue;
      for (const code of [declared, ...members.filter((member) => overriddenBy(member).includes(idOf(declared)))]) queue.add(code);
    }
  }
  return found;
}
