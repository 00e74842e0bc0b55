import { child, text } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { classifyCall } from "../model/calls.ts";
import { checksCaller, dependsOnCaller, isInitializerGuarded } from "../model/callerChecks.ts";
import { fullName, ownEntries } from "../model/contractFacts.ts";
import { isSender } from "../model/expressions.ts";
import { conditionsOf, expand, reachedNodes } from "../model/functionScope.ts";
import type { SolidityFunction } from "../model/program.ts";
import { isAlwaysTrue } from "../model/vacuous.ts";

/** Ways for anybody to end the contract. */
export const unprotectedSelfdestruct: Detector = {
  rule: "unprotected-selfdestruct",
  severity: "high",
  confidence: "high",
  find: function* find(contract) {
    if (contract.kind === "library") return;
    for (const entry of ownEntries(contract)) {
      const node = reachedNodes(entry).find((each) => destroys(each, entry));
      if (node === undefined || isInitializerGuarded(entry) || isProtected(entry)) continue;
      yield {
        node: entry.node,
        title: `${fullName(entry)} lets anybody destroy the contract`,
        message:
          "Its Ether goes to whom the call names or to nobody who should have it, and what relies on the contract stops. Let only the owner do so.",
        related: [{ node, message: "What destroys it." }],
      };
    }
  },
};

function destroys(node: AstNode, { contract: { program } }: SolidityFunction): boolean {
  if (node.nodeType === "InlineAssembly") return /\b(selfdestruct|suicide)\b/.test(text(node, "operations"));
  if (node.nodeType === "YulFunctionCall") return text(child(node, "functionName"), "name") === "selfdestruct";
  const call = node.nodeType === "FunctionCall" ? classifyCall(node, program) : undefined;
  return call?.kind === "builtin" && call.name === "selfdestruct";
}

/** True where a check of the caller can fail. */
function isProtected(entry: SolidityFunction): boolean {
  if (!checksCaller(entry)) return false;
  const checks = conditionsOf(entry).filter((condition) => expand(condition, entry, { callers: true }).some(isSender));
  return !dependsOnCaller(entry) || checks.length === 0 || checks.some((condition) => !isAlwaysTrue(condition, entry));
}
