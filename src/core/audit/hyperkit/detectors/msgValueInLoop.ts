import { child, nodesIn, nodesOfType, text } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector, Hit } from "../detector.ts";
import { classifyCall, resolveInternal } from "../model/calls.ts";
import { entriesOf, fullName } from "../model/contractFacts.ts";
import { isGlobalMember, isLiteral, rootVariable } from "../model/expressions.ts";
import { isLocal, reachOf, reachedNodes } from "../model/functionScope.ts";
import { isSelf, namedBy } from "../model/origins.ts";
import type { Contract, SolidityFunction } from "../model/program.ts";

/** One payment that counts once for each round of a loop. */
export const msgValueInLoop: Detector = {
  rule: "msg-value-in-loop",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    const seen = new Set<AstNode>();
    for (const entry of contract.functions.filter(({ isEntry, body }) => isEntry && body !== undefined)) {
      for (const node of looped(entry)) {
        if (!counts(node, entry) || seen.has(node)) continue;
        seen.add(node);
        yield {
          node,
          title: `${fullName(entry)} counts msg.value in each round of a loop`,
          message:
            "msg.value does not change from round to round: Ether that was sent once pays for all of them. Add up what is due, and compare the sum once.",
        };
      }
    }
    yield* batches(contract);
  },
};

const loops = ["ForStatement", "WhileStatement", "DoWhileStatement"];

/** Every node that runs in a loop of an entry, those of internal functions that the loop calls included. */
function looped(entry: SolidityFunction): readonly AstNode[] {
  const { program } = entry.contract;
  return reachOf(entry).flatMap(({ body }) =>
    nodesOfType(body, ...loops).flatMap((loop) => {
      const inside = [child(loop, "condition"), child(loop, "body"), child(loop, "loopExpression")].flatMap((part) => nodesIn(part));
      const called = inside.flatMap((node) => {
        const call = node.nodeType === "FunctionCall" ? classifyCall(node, program) : undefined;
        const target = call?.kind === "internal" ? resolveInternal(node, call.declaration, entry.contract) : undefined;
        return target === undefined ? [] : reachedNodes(target);
      });
      return [...inside, ...called];
    }),
  );
}

/** `msg.value` that is booked, sent or compared with the price of one round; not a part of it, and not compared with a running sum. */
function counts(node: AstNode, entry: SolidityFunction): boolean {
  if (!isGlobalMember(node, "msg", "value")) return false;
  const { program } = entry.contract;
  for (let at = program.parentOf(node); at !== undefined; at = program.parentOf(at)) {
    if (at.nodeType === "EmitStatement" || loops.includes(at.nodeType)) return false;
    if (at.nodeType === "BinaryOperation" && !isCounting(at, entry)) return false;
    if (at.nodeType === "Assignment") return ["=", "+="].includes(text(at, "operator")) && !isPlainLocal(child(at, "leftHandSide"), entry);
    if (at.nodeType === "FunctionCallOptions" || at.nodeType.endsWith("Statement")) return at.nodeType !== "VariableDeclarationStatement";
  }
  return false;
}

function isCounting(operation: AstNode, entry: SolidityFunction): boolean {
  const operator = text(operation, "operator");
  if (["/", "*", "%"].includes(operator)) return false;
  const sides = [child(operation, "leftExpression"), child(operation, "rightExpression")];
  if (["&&", "||"].includes(operator)) return true;
  return !sides.some((side) => isLiteral(side, "0") || isRunning(side, entry));
}

/** A value that grows or shrinks while the loop runs. */
function isRunning(side: AstNode | undefined, entry: SolidityFunction): boolean {
  const { program } = entry.contract;
  return nodesIn(side).some((node) => {
    const variable = node.nodeType === "Identifier" ? namedBy(node, entry) : undefined;
    if (variable === undefined || !isLocal(variable)) return false;
    return looped(entry).some((each) => {
      const changed = each.nodeType === "Assignment" ? child(each, "leftHandSide") : undefined;
      return changed !== undefined && text(each, "operator") !== "=" && rootVariable(changed, program) === variable;
    });
  });
}

function isPlainLocal(target: AstNode | undefined, entry: SolidityFunction): boolean {
  const variable = namedBy(target, entry);
  return variable !== undefined && isLocal(variable);
}

/** A payable batch of calls to the contract itself, which has functions that book what was paid. */
function* batches(contract: Contract): Iterable<Hit> {
  for (const entry of entriesOf(contract)) {
    if (!entry.isPayable) continue;
    const delegated = looped(entry).find((node) => {
      const call = node.nodeType === "FunctionCall" ? classifyCall(node, contract.program) : undefined;
      return call?.kind === "outside" && (call.how === "delegatecall" ? isSelf(call.target) : call.name === "functionDelegateCall");
    });
    if (delegated === undefined) continue;
    const paid = entriesOf(contract).find(
      (other) => other.isPayable && other !== entry && reachedNodes(other).some((node) => books(node, other)),
    );
    if (paid === undefined || (entry.contract !== contract && paid.contract !== contract)) continue;
    yield {
      node: entry.contract === contract ? delegated : paid.node,
      title: `${fullName(entry)} gives one payment to every call of the batch`,
      message: `delegatecall keeps msg.value: each call of ${paid.name || paid.kind} in the batch books the same Ether again. Make the batch refuse Ether, or book what is there and not what a call says.`,
      related: [{ node: paid.node, message: "What books the payment." }],
    };
  }
}

/** `msg.value` other than in a test for zero. */
function books(node: AstNode, { contract: { program } }: SolidityFunction): boolean {
  if (!isGlobalMember(node, "msg", "value")) return false;
  const parent = program.parentOf(node);
  return (
    parent?.nodeType !== "BinaryOperation" ||
    ![child(parent, "leftExpression"), child(parent, "rightExpression")].some((side) => isLiteral(side, "0"))
  );
}
