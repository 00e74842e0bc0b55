import { child, count, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { isPermissioned } from "../model/callerChecks.ts";
import { fullName, ownEntries, writesOf } from "../model/contractFacts.ts";
import { stateVariablesIn } from "../model/expressions.ts";
import { expand, reachedNodes } from "../model/functionScope.ts";
import { isOwnBalance, isSelf, namedBy, parametersIn, tokenMove } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";

/** Deposits that book the amount that was asked for instead of the amount that arrived. */
export const feeOnTransfer: Detector = {
  rule: "fee-on-transfer",
  severity: "medium",
  confidence: "medium",
  find: function* find(contract) {
    for (const entry of ownEntries(contract)) {
      // Those who are let in may be trusted to know the token.
      if (isPermissioned(entry)) continue;
      // Whoever looks at the balance takes account of what arrived.
      if (reachedNodes(entry).some((node) => isOwnBalance(node, entry))) continue;
      for (const node of reachedNodes(entry)) {
        const move = tokenMove(node);
        const amount = move?.from === undefined ? undefined : namedBy(move.amount, entry);
        if (move === undefined || amount === undefined || !isSelf(move.to) || !isParameter(amount, entry)) continue;
        const booked = writesOf(entry).find((step) => books(step.node, amount, entry));
        if (booked === undefined) continue;
        const anyToken = isAnyToken(move.token, entry);
        yield {
          node: booked.within.contract === contract ? booked.node : entry.node,
          title: `${fullName(entry)} books ${text(amount, "name")}, whatever of it arrived`,
          message: `A token that keeps a fee of a transfer brings in less. Book the difference of the contract's balance after and before${anyToken ? ", or list the tokens that are accepted" : ""}.`,
          // With one token that the deployer chose it is for them to know.
          severity: anyToken ? "medium" : "informational",
          related: [{ node, message: "The transfer." }],
        };
        break;
      }
    }
  },
};

/** True for a token of the caller's choice; one that is looked up in state was listed there. */
function isAnyToken(token: AstNode | undefined, entry: SolidityFunction): boolean {
  const nodes = expand(token, entry, { callers: true });
  const isListed = nodes.some((node) => stateVariablesIn(node, entry.contract.program).length > 0);
  return !isListed && parametersIn(token, entry, { callers: true }).length > 0;
}

function isParameter(variable: AstNode, entry: SolidityFunction): boolean {
  return entry.parameters.includes(variable) || entry.contract.program.argumentsOf(variable).length > 0;
}

/** True for `balances[x] += amount`, also with the amount multiplied or passed on. */
function books(node: AstNode, amount: AstNode, entry: SolidityFunction): boolean {
  const operator = text(node, "operator");
  if (node.nodeType !== "Assignment" || !["+=", "="].includes(operator)) return false;
  const value = child(node, "rightHandSide");
  const grows = operator === "+=" || (value?.nodeType === "BinaryOperation" && text(value, "operator") === "+") || isStruct(value);
  return (
    grows &&
    !typeOf(value).startsWith("bool") &&
    expand(value, entry, { callers: true }).some(
      (each) => each.nodeType === "Identifier" && count(each, "referencedDeclaration") === count(amount, "id"),
    )
  );
}

function isStruct(value: AstNode | undefined): boolean {
  return value?.nodeType === "FunctionCall" && text(value, "kind") === "structConstructorCall";
}
