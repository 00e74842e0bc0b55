import { child, childList, nodesIn, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector, Hit } from "../detector.ts";
import { checksCaller, isPermissioned } from "../model/callerChecks.ts";
import { fullName, ownEntries } from "../model/contractFacts.ts";
import { isLiteral, isMutableState, rootVariable } from "../model/expressions.ts";
import { argumentsFor, conditionOf, reachedNodes } from "../model/functionScope.ts";
import { namedBy } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";

/** Ways for a caller to write wherever they like in the contract's storage. */
export const arbitraryStorageWrite: Detector = {
  rule: "arbitrary-storage-write",
  severity: "high",
  confidence: "high",
  find: function* find(contract) {
    const seen = new Set<AstNode>();
    for (const entry of ownEntries(contract)) {
      for (const node of reachedNodes(entry)) {
        const hit = shrinks(node, entry) ?? writesSlot(node, entry);
        if (hit === undefined || seen.has(hit.node)) continue;
        seen.add(hit.node);
        yield hit;
      }
    }
  },
};

/** A length that is lowered with nothing before it that fails for an empty array; compilers from 0.6 on have no such write. */
function shrinks(node: AstNode, entry: SolidityFunction): Hit | undefined {
  const target = loweredLength(node);
  const array = target === undefined ? undefined : rootVariable(target, entry.contract.program);
  if (array === undefined || !isMutableState(array) || isPermissioned(entry) || failsWhenEmpty(array, entry)) return undefined;
  return {
    node,
    title: `${fullName(entry)} can lower the length of ${text(array, "name")} below zero`,
    message: `The length of an empty array becomes 2^256 - 1, and every slot of the contract is an element of it: a write to an element is one to any variable. Require that the array is not empty.`,
  };
}

/** `x` of `x.length--`, `x.length -= 1` and `x.length = x.length - 1`. */
function loweredLength(node: AstNode): AstNode | undefined {
  const operator = text(node, "operator");
  const target = node.nodeType === "UnaryOperation" && operator === "--" ? child(node, "subExpression") : child(node, "leftHandSide");
  if (text(target, "memberName") !== "length" || target?.nodeType !== "MemberAccess") return undefined;
  const value = child(node, "rightHandSide");
  const lowers =
    node.nodeType === "UnaryOperation" || operator === "-=" || (value?.nodeType === "BinaryOperation" && text(value, "operator") === "-");
  return lowers ? child(target, "expression") : undefined;
}

function failsWhenEmpty(array: AstNode, entry: SolidityFunction): boolean {
  const { program } = entry.contract;
  const isLength = (node: AstNode): boolean => text(node, "memberName") === "length" && rootVariable(node, program) === array;
  return reachedNodes(entry).some((node) => {
    // An element that is read is one that is there.
    if (node.nodeType === "IndexAccess" && rootVariable(node, program) === array && typeOf(array).endsWith("]")) return true;
    const isLoop = node.nodeType === "WhileStatement" || node.nodeType === "ForStatement";
    const condition = isLoop ? child(node, "condition") : conditionOf(node, entry);
    return nodesIn(condition).some((part) => part.nodeType === "BinaryOperation" && nodesIn(part).some(isLength) && !isAlwaysTrue(part));
  });
}

/** `x.length >= 0` and `0 <= x.length`. */
function isAlwaysTrue(comparison: AstNode): boolean {
  const operator = text(comparison, "operator");
  return (
    (operator === ">=" && isLiteral(child(comparison, "rightExpression"), "0")) ||
    (operator === "<=" && isLiteral(child(comparison, "leftExpression"), "0"))
  );
}

/** `sstore(slot, ...)` in assembly where the slot is what a caller gave. */
function writesSlot(node: AstNode, entry: SolidityFunction): Hit | undefined {
  if (node.nodeType !== "InlineAssembly" || checksCaller(entry)) return undefined;
  const slot = slotsOf(node, entry).find((variable) => isGiven(variable, entry));
  if (slot === undefined) return undefined;
  return {
    node,
    title: `${fullName(entry)} writes the slot that its caller names`,
    message: `${text(slot, "name")} is a slot of the contract's storage: the caller overwrites its owner, a balance or the implementation. Compute the slot, or restrict who may call.`,
  };
}

function slotsOf(assembly: AstNode, { contract: { program } }: SolidityFunction): readonly AstNode[] {
  const names = [
    ...[...text(assembly, "operations").matchAll(/\bsstore\(\s*(\w+)\s*,/g)].flatMap(([, name]) => name ?? []),
    ...nodesIn(assembly).flatMap((node) => {
      const isWrite = node.nodeType === "YulFunctionCall" && text(child(node, "functionName"), "name") === "sstore";
      return isWrite ? [text(childList(node, "arguments")[0], "name")] : [];
    }),
  ];
  return declaredIn(assembly).flatMap((id) => {
    const variable = program.declaration(id);
    return variable !== undefined && names.includes(text(variable, "name")) ? [variable] : [];
  });
}

/** The variables that assembly names; old compilers wrap each reference in an object with its name as the key. */
function declaredIn(assembly: AstNode): readonly number[] {
  const references = assembly["externalReferences"];
  const entries: readonly unknown[] = Array.isArray(references) ? references : [];
  const found = entries.flatMap((entry) => {
    if (typeof entry !== "object" || entry === null) return [];
    const inner: readonly unknown[] = "declaration" in entry ? [entry] : Object.values(entry);
    return inner.flatMap((each) => {
      const isReference = typeof each === "object" && each !== null && "declaration" in each;
      return isReference && typeof each.declaration === "number" ? [each.declaration] : [];
    });
  });
  return [...new Set(found)];
}

/** True for a parameter of the entry, also where it is handed on as it is. */
function isGiven(variable: AstNode, entry: SolidityFunction): boolean {
  if (entry.parameters.includes(variable)) return true;
  return argumentsFor(variable, entry).some((argument) => {
    const named = namedBy(argument, entry);
    return named !== undefined && entry.parameters.includes(named);
  });
}
