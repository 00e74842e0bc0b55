import type { Detector } from "../detector.ts";
import { checksCaller } from "../model/callerChecks.ts";
import { fullName, ownEntries } from "../model/contractFacts.ts";
import { rootVariable, stateVariablesIn } from "../model/expressions.ts";
import { argumentsFor, conditionsOf, expand } from "../model/functionScope.ts";
import { parametersIn, tokenMove } from "../model/origins.ts";
import type { Contract, SolidityFunction } from "../model/program.ts";
import { nodesIn } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import { stepsOf } from "../model/steps.ts";

/** Calls whose target and data are both the caller's choice. */
export const arbitraryCall: Detector = {
  rule: "arbitrary-call",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    if (contract.kind === "library") return;
    const isBare = holdsNothing(contract);
    for (const entry of ownEntries(contract)) {
      if (checksCaller(entry)) continue;
      for (const step of stepsOf(entry)) {
        if (step.kind !== "call" || step.call.how !== "call" || (isBare && step.loops > 0)) continue;
        const [data] = step.call.arguments;
        const targets = parametersIn(step.call.target, entry, { callers: true });
        if (targets.length === 0 || !isRaw(data, entry)) continue;
        if (targets.some((target) => isListed(target, entry))) continue;
        yield {
          node: step.within.contract === contract ? step.node : entry.node,
          title: `${fullName(entry)} lets anybody make the contract call anything`,
          message:
            "Target and data are the caller's choice: in the contract's name they can move its tokens and whatever users approved to it. Restrict the caller, or allow listed targets only.",
          related: [{ node: entry.node, message: "This function has no check of its caller." }],
        };
        break;
      }
    }
  },
};

/** A contract that keeps nothing, names nobody and moves no tokens has no name to act in: a list of calls is only passed on. */
function holdsNothing({ lineage }: Contract): boolean {
  const functions = lineage.flatMap((each) => each.functions);
  return (
    lineage.every(({ ownVariables }) => ownVariables.length === 0) &&
    !functions.some((each) => each.kind === "receive" || each.kind === "fallback") &&
    !functions.some(({ body }) => nodesIn(body).some((node) => tokenMove(node) !== undefined))
  );
}

/** True for bytes that the caller gives as they are. */
function isRaw(data: AstNode | undefined, entry: SolidityFunction): boolean {
  const { program } = entry.contract;
  const first = rootVariable(data, program);
  const chain = new Set(first === undefined ? [] : [first]);
  for (const variable of chain) {
    if (entry.parameters.includes(variable)) return true;
    for (const value of [...program.valuesOf(variable), ...argumentsFor(variable, entry)]) {
      const next = rootVariable(value, program);
      if (next !== undefined) chain.add(next);
    }
  }
  return false;
}

/** True where a condition looks the target up in state. */
function isListed(target: AstNode, entry: SolidityFunction): boolean {
  return conditionsOf(entry).some(
    (condition) =>
      parametersIn(condition, entry, { callers: true }).includes(target) &&
      expand(condition, entry).some((node) => stateVariablesIn(node, entry.contract.program).length > 0),
  );
}
