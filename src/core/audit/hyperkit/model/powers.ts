import { child, count, nodesIn, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import { checksCaller } from "./callerChecks.ts";
import { allFunctions, writesOf } from "./contractFacts.ts";
import { isGlobalMember, isLiteral, isSender, isTimestamp, rootVariable, stateVariablesIn } from "./expressions.ts";
import { conditionsOf, expand } from "./functionScope.ts";
import { isCaller, isOwnBalance, namedBy } from "./origins.ts";
import type { Contract, SolidityFunction } from "./program.ts";
import { stepsOf } from "./steps.ts";

/** The variables that decide who may do what, and those that the contract's money depends on. */
export interface Powers {
  readonly authorities: ReadonlySet<AstNode>;
  /** The accounts that begin as whoever deployed the contract. */
  readonly deployers: ReadonlySet<AstNode>;
  readonly settings: ReadonlySet<AstNode>;
  /** True where some function of the contract does look at its caller. */
  readonly hasGuards: boolean;
}

/** Reads them from the conditions, the constructors and the calls of a contract. */
export function powersOf(contract: Contract): Powers {
  const authorities = new Set<AstNode>();
  const settings = new Set<AstNode>();
  let hasGuards = false;
  for (const each of allFunctions(contract)) {
    for (const condition of conditionsOf(each)) {
      for (const authority of comparedWithSender(condition, each)) authorities.add(authority);
    }
    hasGuards ||= each.isEntry && authorities.size > 0 && checksCaller(each);
    const steps = stepsOf(each);
    for (const step of steps) {
      if (step.kind !== "call") continue;
      if (step.call.how === "delegatecall" || step.call.how === "callcode") {
        for (const target of stateVariablesIn(step.call.target, contract.program)) authorities.add(target);
      }
    }
    if (!each.isView && steps.some((step) => step.kind === "call" && (step.call.how !== "method" || !step.call.isStatic))) {
      for (const step of steps) if (step.kind === "read" && isSetting(step.variable)) settings.add(step.variable);
    }
  }
  return { authorities, settings, hasGuards, deployers: deployersOf(contract) };
}

function deployersOf(contract: Contract): ReadonlySet<AstNode> {
  const constructors = allFunctions(contract).filter(({ kind }) => kind === "constructor");
  const set = constructors.flatMap((each) =>
    writesOf(each).flatMap(({ node, variable }) => (isCaller(child(node, "rightHandSide"), each) ? [variable] : [])),
  );
  const declared = contract.lineage.flatMap(({ ownVariables }) =>
    ownVariables.filter((variable) => nodesIn(child(variable, "value")).some(isSender)),
  );
  return new Set([...set, ...declared].filter((variable) => typeOf(variable).startsWith("address")));
}

/** `owner` of `owner == msg.sender`, `isMinter` of `isMinter[msg.sender]`. */
function comparedWithSender(condition: AstNode, within: SolidityFunction): readonly AstNode[] {
  const { program } = within.contract;
  return expand(condition, within).flatMap((node) => {
    // `owners[msg.sender] != address(0)` of a modifier keeps who let whom in.
    const isList = typeOf(node) === "bool" || (within.kind === "modifier" && typeOf(node).startsWith("address"));
    if (node.nodeType === "IndexAccess" && isList && isCaller(child(node, "indexExpression"), within)) {
      return rootVariable(node, program) ?? [];
    }
    if (node.nodeType !== "BinaryOperation" || !["==", "!="].includes(text(node, "operator"))) return [];
    const sides = [child(node, "leftExpression"), child(node, "rightExpression")];
    if (!sides.some((side) => expand(side, within).some((each) => isSender(each) || isGlobalMember(each, "tx", "origin")))) return [];
    return sides.flatMap((side) => {
      const variable = namedBy(side, within);
      return variable !== undefined && stateVariablesIn(side, program).length > 0 ? [variable] : [];
    });
  });
}

/** True for a variable of one value. */
export function isSetting(variable: AstNode): boolean {
  return /^(u?int\d*|address( payable)?|bool|contract .*|bytes32)$/.test(typeOf(variable));
}

/** What a condition on the variable itself lets through once is a claim. */
export function isClaimed(variable: AstNode, entry: SolidityFunction): boolean {
  return conditionsOf(entry).some((condition) => nodesIn(condition).some((each) => refersTo(each, variable)));
}

function refersTo(node: AstNode, variable: AstNode): boolean {
  return node.nodeType === "Identifier" && count(node, "referencedDeclaration") === count(variable, "id");
}

/** Who pays a price may take a place: the Ether is compared with something else than nothing. */
export function isBid(entry: SolidityFunction): boolean {
  return (
    entry.isPayable &&
    conditionsOf(entry).some((condition) =>
      expand(condition, entry).some((node) => {
        if (node.nodeType !== "BinaryOperation" || !/^([<>]=?|[!=]=)$/.test(text(node, "operator"))) return false;
        const sides = [child(node, "leftExpression"), child(node, "rightExpression")];
        const isPaid = (side: AstNode | undefined): boolean => expand(side, entry).some((one) => isGlobalMember(one, "msg", "value"));
        return sides.some(isPaid) && sides.some((side) => !isPaid(side) && !isLiteral(side, "0"));
      }),
    )
  );
}

/** True where a condition asks for more than what the caller has paid or done: a game, an election or a time decides. */
export function isDecided(entry: SolidityFunction): boolean {
  const { program } = entry.contract;
  return conditionsOf(entry).some((condition) => {
    const nodes = expand(condition, entry);
    const own = new Set(
      nodes.flatMap((node) => (node.nodeType === "IndexAccess" && isCaller(child(node, "indexExpression"), entry) ? nodesIn(node) : [])),
    );
    return nodes.some(
      (node) =>
        !own.has(node) &&
        (isOwnBalance(node, entry) || isTimestamp(node) || (node.nodeType === "Identifier" && stateVariablesIn(node, program).length > 0)),
    );
  });
}
