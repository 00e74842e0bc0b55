import { child, childList, count, nodesIn, nodesOfType, spanOf, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector, Hit } from "../detector.ts";
import { classifyCall, resolveInternal } from "../model/calls.ts";
import { fullName } from "../model/contractFacts.ts";
import { rootVariable } from "../model/expressions.ts";
import type { SolidityFunction } from "../model/program.ts";

/** Changes of a copy in memory that nobody writes back or looks at again. */
export const arrayCopiedByValue: Detector = {
  rule: "array-copied-by-value",
  severity: "medium",
  confidence: "high",
  find: function* find(contract) {
    for (const each of contract.functions) {
      for (const node of nodesIn(each.body)) {
        const hit = lostIn(node, each) ?? lostBehind(node, each);
        if (hit !== undefined) yield hit;
      }
    }
  },
};

/** `User memory user = users[id]; user.paid = amount;` and no use of it after that. */
function lostIn(node: AstNode, each: SolidityFunction): Hit | undefined {
  const [variable, ...others] = node.nodeType === "VariableDeclarationStatement" ? childList(node, "declarations") : [];
  const value = child(node, "initialValue");
  if (variable === undefined || others.length > 0 || !isInMemory(variable) || !isInStorage(value)) return undefined;
  const last = writesTo(variable, each).at(-1);
  return last === undefined || isUsedFrom(variable, last, each) ? undefined : hitAt(last, variable, each);
}

/** A call that gives something of storage to a parameter in memory, which the called function writes and forgets. */
function lostBehind(node: AstNode, each: SolidityFunction): Hit | undefined {
  const { contract } = each;
  const call = node.nodeType === "FunctionCall" ? classifyCall(node, contract.program) : undefined;
  const called = call?.kind === "internal" ? resolveInternal(node, call.declaration, contract) : undefined;
  if (called === undefined || called.contract !== contract) return undefined;
  for (const [place, argument] of childList(node, "arguments").entries()) {
    const parameter = called.parameters[place];
    if (parameter === undefined || !isInMemory(parameter) || !isInStorage(argument)) continue;
    const last = writesTo(parameter, called).at(-1);
    if (last !== undefined && !isUsedFrom(parameter, last, called)) return hitAt(last, parameter, called);
  }
  return undefined;
}

function hitAt(node: AstNode, variable: AstNode, each: SolidityFunction): Hit {
  return {
    node,
    title: `${fullName(each)} changes ${text(variable, "name")}, a copy in memory, and drops it`,
    message: "What was copied stays as it was in storage. Declare the variable as storage, or write the copy back.",
  };
}

function isInMemory(variable: AstNode): boolean {
  return text(variable, "storageLocation") === "memory" && /^struct |\]/.test(typeOf(variable));
}

/** An element or a variable of storage, not something that is computed. */
function isInStorage(value: AstNode | undefined): boolean {
  return /\bstorage( ref| pointer)?$/.test(typeOf(value)) && /^struct |\]/.test(typeOf(value));
}

/** The changes of a part of a variable, in the order of the source. */
function writesTo(variable: AstNode, each: SolidityFunction): readonly AstNode[] {
  const { program } = each.contract;
  return nodesIn(each.body).filter((node) => {
    const target = targetOf(node);
    return target !== undefined && target.nodeType !== "Identifier" && rootVariable(target, program) === variable;
  });
}

function targetOf(node: AstNode): AstNode | undefined {
  if (node.nodeType === "Assignment") return child(node, "leftHandSide");
  return node.nodeType === "UnaryOperation" && ["++", "--", "delete"].includes(text(node, "operator"))
    ? child(node, "subExpression")
    : undefined;
}

/**
 * True where the variable is named after its last change, anywhere in a loop around a change, or at any time as a whole: another name
 * for it may be used later.
 */
function isUsedFrom(variable: AstNode, last: AstNode, each: SolidityFunction): boolean {
  const { program } = each.contract;
  const loops = nodesOfType(each.body, "ForStatement", "WhileStatement", "DoWhileStatement").filter((loop) => nodesIn(loop).includes(last));
  return nodesIn(each.body).some((node) => {
    if (node.nodeType === "InlineAssembly") return true;
    if (node.nodeType !== "Identifier" || count(node, "referencedDeclaration") !== count(variable, "id")) return false;
    const parent = program.parentOf(node);
    const isPart = parent?.nodeType === "MemberAccess" || (parent?.nodeType === "IndexAccess" && child(parent, "baseExpression") === node);
    if (!isPart) return true;
    const isTarget = writesTo(variable, each).some(
      (write) => nodesIn(targetOf(write)).includes(node) && child(write, "leftHandSide") !== undefined,
    );
    if (isTarget) return false;
    return spanOf(node).start > spanOf(last).end || loops.some((loop) => nodesIn(loop).includes(node));
  });
}
