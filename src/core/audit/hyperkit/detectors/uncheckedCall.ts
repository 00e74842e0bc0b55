import { count, nodesIn, nodesOfType, text } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { classifyCall } from "../model/calls.ts";
import { fullName } from "../model/contractFacts.ts";
import { isLocal } from "../model/functionScope.ts";
import type { SolidityFunction } from "../model/program.ts";
import { takerOf } from "../model/successes.ts";

/** Low-level calls of which nobody asks whether they succeeded. */
export const uncheckedCall: Detector = {
  rule: "unchecked-call",
  severity: "medium",
  confidence: "high",
  find: function* find(contract) {
    for (const each of contract.functions) {
      for (const node of nodesOfType(each.body, "FunctionCall")) {
        const call = classifyCall(node, contract.program);
        if (
          call.kind !== "outside" ||
          call.how === "method" ||
          call.how === "transfer" ||
          call.how === "staticcall" ||
          !isIgnored(node, each)
        )
          continue;
        yield {
          node,
          title: `${fullName(each)} goes on when ${call.how} fails`,
          message: `${call.how} returns false instead of reverting, and nothing here looks at it: what was to be paid or done counts as done. Revert when it is false, or record that it failed.`,
        };
      }
    }
  },
};

function isIgnored(call: AstNode, each: SolidityFunction): boolean {
  const taker = takerOf(call, each.contract.program);
  if (taker === "unused") return true;
  if (taker === "expression" || !isLocal(taker) || each.returns.includes(taker)) return false;
  const id = count(taker, "id");
  return !nodesIn(each.body).some((node) => isRead(node, { id, name: text(taker, "name") }, each));
}

interface Named {
  readonly id: number | undefined;
  readonly name: string;
}

/** An identifier of the variable that is no target of an assignment; assembly may do anything with what it names. */
function isRead(node: AstNode, { id, name }: Named, { contract: { program } }: SolidityFunction): boolean {
  if (node.nodeType === "InlineAssembly") return text(node, "operations").includes(name);
  if (node.nodeType === "YulIdentifier") return text(node, "name") === name;
  if (node.nodeType !== "Identifier" || count(node, "referencedDeclaration") !== id) return false;
  const parent = program.parentOf(node);
  const holder = parent?.nodeType === "TupleExpression" ? program.parentOf(parent) : parent;
  return !(holder?.nodeType === "Assignment" && [parent, node].includes(holder["leftHandSide"] as AstNode)); // one of the node's own children
}
