import { child, count, flag, nodesIn, text } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { classifyCall } from "../model/calls.ts";
import { checksCaller, isInitializerGuarded } from "../model/callerChecks.ts";
import { allFunctions, entriesOf, writesOf } from "../model/contractFacts.ts";
import { conditionsOf, expand, reachedNodes } from "../model/functionScope.ts";
import type { Contract, SolidityFunction } from "../model/program.ts";

/** Implementations behind proxies that anybody can initialize for themselves. */
export const openImplementation: Detector = {
  rule: "open-implementation",
  severity: "medium",
  confidence: "medium",
  find: function* find(contract) {
    if (contract.kind !== "contract" || flag(contract.node, "abstract") || contract.node["fullyImplemented"] === false) return;
    if (contract.lineage.some(isProxy)) return;
    const initializer = entriesOf(contract).find((entry) => !entry.isView && initializes(entry) && !checksCaller(entry));
    if (initializer === undefined || isClosed(contract, initializer)) return;
    const power = entriesOf(contract).find((entry) => reachedNodes(entry).some((node) => isPower(node, entry)));
    const isUpgradeable = contract.lineage.some(({ name }) => /^(Initializable|UUPSUpgradeable)$/.test(name));
    if (!isUpgradeable && (power === undefined || !writesImplementation(contract))) return;
    yield {
      node: initializer.contract === contract ? initializer.node : contract.node,
      title: `${contract.name} itself can be initialized by anybody`,
      message:
        power === undefined
          ? "The contract behind the proxy has storage of its own, which nobody initializes. Whoever does so owns it. Disable its initializers in the constructor."
          : `The contract behind the proxy has storage of its own, which nobody initializes. Whoever does so may call ${power.name || power.kind} and have it run any code or destroy itself. Disable its initializers in the constructor.`,
      severity: power === undefined ? "informational" : "medium",
      related: power === undefined ? [] : [{ node: power.node, message: "What its owner can do." }],
    };
  },
};

/** A function that sets the contract up once: by a modifier, or by a variable that it looks at and writes. */
function initializes(entry: SolidityFunction): boolean {
  if (isInitializerGuarded(entry)) return true;
  return /^(__)?init(ial|$|_)/i.test(entry.name) && flagsOf(entry).size > 0;
}

/** What an initializer looks at and writes: by it, it runs once. */
function flagsOf(entry: SolidityFunction): ReadonlySet<AstNode> {
  const looked = new Set(
    conditionsOf(entry).flatMap((condition) => expand(condition, entry).map((node) => count(node, "referencedDeclaration"))),
  );
  return new Set(writesOf(entry).flatMap(({ variable }) => (looked.has(count(variable, "id")) ? [variable] : [])));
}

/** True where the deployment itself uses the initializer up. */
function isClosed(contract: Contract, initializer: SolidityFunction): boolean {
  const flags = flagsOf(initializer);
  if ([...flags].some((variable) => child(variable, "value") !== undefined)) return true;
  return contract.lineage
    .flatMap(({ functions }) => functions.filter(({ kind }) => kind === "constructor"))
    .some(
      (each) =>
        isInitializerGuarded(each) ||
        reachedNodes(each).some(
          (node) => node.nodeType === "FunctionCall" && /disableInit|initialize/i.test(text(child(node, "expression"), "name")),
        ) ||
        writesOf(each).some(({ variable }) => flags.has(variable)),
    );
}

/** Code that runs another contract's code in its own place, or ends the contract. */
function isPower(node: AstNode, { contract: { program } }: SolidityFunction): boolean {
  if (node.nodeType === "YulFunctionCall") return /^(delegatecall|selfdestruct)$/.test(text(child(node, "functionName"), "name"));
  if (node.nodeType !== "FunctionCall") return false;
  const call = classifyCall(node, program);
  return (call.kind === "outside" && call.how === "delegatecall") || (call.kind === "builtin" && call.name === "selfdestruct");
}

/** A contract that hands its calls on is the proxy, and is initialized by whoever deploys it. */
function isProxy({ functions }: Contract): boolean {
  return functions.some((each) => each.kind === "fallback" && reachedNodes(each).some((node) => isPower(node, each)));
}

/** True where the contract changes the implementation of its proxy: it writes a slot that is named in assembly. */
function writesImplementation(contract: Contract): boolean {
  return allFunctions(contract).some(({ body }) =>
    nodesIn(body).some(
      (node) =>
        (node.nodeType === "YulFunctionCall" && text(child(node, "functionName"), "name") === "sstore") ||
        (node.nodeType === "InlineAssembly" && /\bsstore\b/.test(text(node, "operations"))),
    ),
  );
}
