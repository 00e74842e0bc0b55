import { child, count, nodesIn, nodesOfType, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { isPermissioned } from "../model/callerChecks.ts";
import { classifyCall } from "../model/calls.ts";
import { allFunctions, fullName, writesOf } from "../model/contractFacts.ts";
import { isMutableState, rootVariable } from "../model/expressions.ts";
import { conditionsOf, expand } from "../model/functionScope.ts";
import type { Contract, SolidityFunction } from "../model/program.ts";

/** Loops over a list that anybody makes longer, in functions that change state. */
export const unboundedLoop: Detector = {
  rule: "unbounded-loop",
  severity: "medium",
  confidence: "medium",
  find: function* find(contract) {
    const lists = growingLists(contract);
    for (const each of contract.functions) {
      if (each.isView || each.body === undefined) continue;
      for (const loop of nodesOfType(each.body, "ForStatement", "WhileStatement", "DoWhileStatement")) {
        const list = listOf(loop, lists, each);
        if (list === undefined || !costs(loop, each)) continue;
        yield {
          node: loop,
          title: `${fullName(each)} goes through the whole of ${text(list, "name")}, which anybody makes longer`,
          message:
            "Each entry costs gas, and with enough of them no block has room for the loop: the function can never run again. Let everybody handle their own entry, or work in parts.",
          related: [{ node: list, message: "The list." }],
        };
      }
    }
  },
};

/** The arrays that a function which checks nobody pushes to, and no condition keeps short. */
function growingLists(contract: Contract): ReadonlySet<AstNode> {
  const open = allFunctions(contract).filter((each) => each.isEntry && !each.isView && !isPermissioned(each));
  const found = open.flatMap((each) =>
    writesOf(each).flatMap(({ node, variable }) => {
      const grows = node.nodeType === "FunctionCall" && text(child(node, "expression"), "memberName") === "push";
      const widens = text(child(node, "leftHandSide") ?? child(node, "subExpression"), "memberName") === "length";
      return (grows || widens) && typeOf(variable).includes("[]") && !isKeptShort(variable, each) ? [variable] : [];
    }),
  );
  return new Set(found);
}

function isKeptShort(list: AstNode, each: SolidityFunction): boolean {
  return conditionsOf(each).some((condition) =>
    nodesOfType(condition, "BinaryOperation").some((node) => /^[<>]=?$/.test(text(node, "operator")) && namesLength(node, list)),
  );
}

function namesLength(node: AstNode, list: AstNode): boolean {
  return nodesIn(node).some((each) => text(each, "memberName") === "length" && nodesIn(each).some((one) => refersTo(one, list)));
}

/** The length of a copy of the whole list in memory. */
function copiesList(node: AstNode, list: AstNode, each: SolidityFunction): boolean {
  const copy = text(node, "memberName") === "length" ? rootVariable(child(node, "expression"), each.contract.program) : undefined;
  return copy !== undefined && copy !== list && each.contract.program.valuesOf(copy).some((value) => refersTo(value, list));
}

function refersTo(node: AstNode, variable: AstNode): boolean {
  return node.nodeType === "Identifier" && count(node, "referencedDeclaration") === count(variable, "id");
}

/** The list whose length ends a loop that starts at its beginning. */
function listOf(loop: AstNode, lists: ReadonlySet<AstNode>, each: SolidityFunction): AstNode | undefined {
  const condition = child(loop, "condition");
  if (condition?.nodeType === "BinaryOperation" && text(condition, "operator") === "&&") return undefined;
  const nodes = expand(condition, each);
  const found = [...lists].find(
    (list) => isMutableState(list) && nodes.some((node) => namesLength(node, list) || copiesList(node, list, each)),
  );
  // A loop between two numbers of the caller's choice is worked off in parts.
  const limited = nodes.some((node) => each.parameters.some((parameter) => integer(parameter) && refersTo(node, parameter)));
  return limited ? undefined : found;
}

function integer(parameter: AstNode): boolean {
  return typeOf(parameter).startsWith("uint");
}

/** True where a round writes state or calls others. */
function costs(loop: AstNode, each: SolidityFunction): boolean {
  const { program } = each.contract;
  return nodesIn(child(loop, "body")).some((node) => {
    if (node.nodeType === "FunctionCall") {
      const call = classifyCall(node, program);
      return call.kind === "outside" || (call.kind === "internal" && !isQuiet(call.declaration));
    }
    const target = node.nodeType === "Assignment" ? child(node, "leftHandSide") : undefined;
    return target !== undefined && nodesIn(target).some((one) => isState(one, each));
  });
}

function isQuiet(declaration: AstNode): boolean {
  return ["view", "pure"].includes(text(declaration, "stateMutability"));
}

function isState(node: AstNode, { contract: { program } }: SolidityFunction): boolean {
  const declaration = node.nodeType === "Identifier" ? program.declaration(count(node, "referencedDeclaration")) : undefined;
  return declaration !== undefined && isMutableState(declaration);
}
