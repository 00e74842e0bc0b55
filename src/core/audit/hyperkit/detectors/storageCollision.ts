import { child, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { allFunctions } from "../model/contractFacts.ts";
import { isMutableState } from "../model/expressions.ts";
import { reachedNodes } from "../model/functionScope.ts";
import { stepsOf } from "../model/steps.ts";
import type { Contract, SolidityFunction } from "../model/program.ts";

/** Proxies that keep variables of their own in the slots that their implementation uses. */
export const storageCollision: Detector = {
  rule: "storage-collision",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    if (contract.kind === "library" || !allFunctions(contract).some(isForwarder)) return;
    const variables = layoutOf(contract);
    const [first] = variables;
    if (first === undefined || isAgreed(contract, variables)) return;
    yield {
      node: contract.ownVariables.find((variable) => variables.includes(variable)) ?? contract.node,
      title: `${contract.name} keeps ${text(first, "name")} in a slot that its implementation uses too`,
      message:
        "The implementation runs with this storage and counts its own variables from the first slot: a write of the one changes the other. Keep the proxy's variables in the slots of ERC-1967.",
    };
  },
};

/** A fallback that hands every call on by delegatecall. */
function isForwarder(each: SolidityFunction): boolean {
  if (each.kind !== "fallback" && each.kind !== "receive") return false;
  const inSource = stepsOf(each).some((step) => step.kind === "call" && step.call.how === "delegatecall");
  return inSource || reachedNodes(each).some(isAssemblyForward);
}

function isAssemblyForward(node: AstNode): boolean {
  if (node.nodeType === "YulFunctionCall") return text(child(node, "functionName"), "name") === "delegatecall";
  return node.nodeType === "InlineAssembly" && /\bdelegatecall\b/.test(text(node, "operations"));
}

/** The variables that take slots, from the first on. */
function layoutOf(contract: Contract): readonly AstNode[] {
  return contract.lineage
    .toReversed()
    .flatMap(({ ownVariables }) => ownVariables)
    .filter((variable) => isMutableState(variable) && !/gap/i.test(text(variable, "name")));
}

/** True where another contract of the build begins with the same variables: the implementation was written for the proxy. */
function isAgreed(contract: Contract, variables: readonly AstNode[]): boolean {
  const typed = (variable: AstNode | undefined): string => typeOf(variable).replace(/contract \w+|address payable/, "address");
  const isNamed = (variable: AstNode, other: AstNode | undefined): boolean => text(variable, "name") === text(other, "name");
  return contract.program.contracts.some((other) => {
    if (other.lineage.includes(contract) || contract.lineage.includes(other) || other.kind !== "contract") return false;
    const layout = layoutOf(other);
    if (layout.length < variables.length || !variables.every((variable, place) => typed(variable) === typed(layout[place]))) return false;
    const same = variables.filter((variable, place) => isNamed(variable, layout[place]));
    // One name that differs in a long layout of the same types is another word for the same.
    return same.length === variables.length || (same.length >= 4 && same.length === variables.length - 1);
  });
}
