import { child, count, nodesIn, text, typeOf } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { checksCaller, isInitializerGuarded } from "../model/callerChecks.ts";
import { fullName, ownEntries, writesOf } from "../model/contractFacts.ts";
import { conditionsOf, expand, reachedNodes } from "../model/functionScope.ts";
import { isMeantAsConstructor } from "../model/meantConstructor.ts";
import { isCaller, parametersIn } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";
import { stateVariablesIn } from "../model/expressions.ts";

/** Initializers that anybody can call, at any time and again, and hooks of upgrades that let everybody pass. */
export const unprotectedInitializer: Detector = {
  rule: "unprotected-initializer",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    if (contract.kind === "library") return;
    for (const entry of ownEntries(contract)) {
      if (
        !/^(__)?(init(ialize|ialise|Wallet|Contract|Owner|Multiowned|Daylimit)?|initialize\w*|setup|construct)(_*\w*)?$/i.test(entry.name)
      )
        continue;
      if (isMeantAsConstructor(entry) || isInitializerGuarded(entry) || checksCaller(entry) || runsOnce(entry)) continue;
      const step = writesOf(entry).find((each) => setsPower(each.node, entry));
      if (step === undefined) continue;
      yield {
        node: entry.node,
        title: `${fullName(entry)} can be called by anybody, and again`,
        message: `It sets ${text(step.variable, "name")}, and neither a guard that lets it run once nor a check of the caller stands before that. Whoever calls it takes the contract over. Use an initializer guard, or a constructor.`,
        related: [{ node: step.node, message: "What it sets." }],
      };
    }
    for (const each of contract.functions) {
      if (each.name !== "_authorizeUpgrade" || each.body === undefined || checksCaller(each) || each.modifiers.length > 0) continue;
      yield {
        node: each.node,
        title: `${fullName(each)} lets anybody upgrade the contract`,
        message:
          "The hook that decides on upgrades refuses nobody: any account can put its own code in the place of this contract's. Restrict it to the owner.",
      };
    }
  },
};

/** True where a condition looks at a variable that the function itself changes, or at code that tells whether it ran. */
function runsOnce(entry: SolidityFunction): boolean {
  const written = new Set(writesOf(entry).map(({ variable }) => count(variable, "id")));
  const looks = conditionsOf(entry).some((condition) =>
    expand(condition, entry).some((node) => node.nodeType === "Identifier" && written.has(count(node, "referencedDeclaration"))),
  );
  return looks || reachedNodes(entry).some(({ nodeType }) => nodeType === "InlineAssembly");
}

function setsPower(node: ReturnType<typeof writesOf>[number]["node"], entry: SolidityFunction): boolean {
  const value = child(node, "rightHandSide");
  if (value === undefined) return nodesIn(node).some((each) => each.nodeType === "FunctionCall");
  const target = stateVariablesIn(child(node, "leftHandSide"), entry.contract.program)[0];
  // Owners are kept as numbers too.
  if (isCaller(value, entry)) return true;
  const isWhole = /^(address|contract )/.test(typeOf(target)) || /^mapping\(address|=> (address|bool)\)+$/.test(typeOf(target));
  return isWhole && (parametersIn(value, entry, { callers: true }).length > 0 || text(value, "value") === "true");
}
