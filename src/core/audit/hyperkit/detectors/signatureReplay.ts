import { child, nodesOfType, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector, Hit } from "../detector.ts";
import { classifyCall, resolveInternal } from "../model/calls.ts";
import { fullName, ownEntries, writesOf } from "../model/contractFacts.ts";
import { rootVariable, stateVariablesIn } from "../model/expressions.ts";
import { conditionsOf, expand } from "../model/functionScope.ts";
import { lookedAt, namesDomain, recoveriesOf, signedNodes } from "../model/signatures.ts";
import type { Recovery } from "../model/signatures.ts";
import type { SolidityFunction } from "../model/program.ts";
import { stepsOf } from "../model/steps.ts";
import type { Step } from "../model/steps.ts";

/** Signatures that count again: here, because nothing uses them up, or for another contract or chain, because they name none. */
export const signatureReplay: Detector = {
  rule: "signature-replay",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    if (contract.kind === "library") return;
    for (const entry of ownEntries(contract)) {
      const [recovery] = recoveriesOf(entry);
      const hit = recovery === undefined ? undefined : judge(entry, recovery);
      if (hit !== undefined) yield hit;
    }
  },
};

function judge(entry: SolidityFunction, recovery: Recovery): Hit | undefined {
  const closing = closingBranches(entry);
  const isOnce = (step: Step): boolean => [...step.branches.keys()].some((branch) => closing.has(branch));
  const acts = stepsOf(entry).some((step) => (step.kind === "write" && !isOnce(step)) || (step.kind === "call" && !step.call.isStatic));
  if (!acts) return undefined;
  const nodes = signedNodes(recovery, entry);
  const within = entry.contract.functions.some(({ body }) => body !== undefined && contains(body, recovery.node));
  const place = within ? recovery.node : entry.node;
  const related = [{ node: entry.node, message: "This function acts on the signature." }];
  if (!isUsedUp(entry, nodes)) {
    return {
      node: place,
      title: `${fullName(entry)} accepts the same signature again`,
      message:
        "Nothing that was signed is used up: the call can be repeated with the same signature. Sign a nonce and raise it, or remember the digest as used.",
      related,
    };
  }
  if (namesDomain(nodes) || isTied(nodes, entry)) return undefined;
  return {
    node: place,
    title: `${fullName(entry)} accepts signatures that were made for another contract or chain`,
    message:
      "Neither the address of this contract nor the chain id is signed: a signature for a copy of the contract counts here too. Sign both, as EIP-712's domain does.",
    severity: "medium",
    related,
  };
}

/** The branches that a run closes behind itself, as the `add` of a set does: what stands in them is done once. */
function closingBranches(entry: SolidityFunction): ReadonlySet<AstNode> {
  const { program } = entry.contract;
  const closing = writesOf(entry).flatMap(({ node, variable, branches }) => {
    if (!["", "="].includes(text(node, "operator"))) return [];
    return [...branches.keys()].filter((branch) => {
      const nodes = expand(child(branch, "condition"), entry, { callers: true });
      const isSized = nodes.some((one) => /^[<>]=?$/.test(text(one, "operator")));
      return !isSized && nodes.some((one) => stateVariablesIn(one, program).includes(variable));
    });
  });
  return new Set(closing);
}

function contains(outer: AstNode, inner: AstNode): boolean {
  const [a, b] = [outer.src.split(":").map(Number), inner.src.split(":").map(Number)];
  return a[2] === b[2] && (a[0] ?? 0) <= (b[0] ?? 0) && (b[0] ?? 0) < (a[0] ?? 0) + (a[1] ?? 0);
}

/** True where a part of what was signed has to equal what this contract keeps, such as the digest of its configuration. */
function isTied(signed: readonly AstNode[], entry: SolidityFunction): boolean {
  const { program } = entry.contract;
  const parts = new Set(signed.map((node) => rootVariable(node, program)));
  return conditionsOf(entry).some((condition) =>
    nodesOfType(condition, "BinaryOperation").some((node) => {
      if (!["==", "!="].includes(text(node, "operator")) || typeOf(child(node, "leftExpression")) !== "bytes32") return false;
      const [left, right] = [child(node, "leftExpression"), child(node, "rightExpression")];
      const isSigned = (side: AstNode | undefined): boolean => {
        const root = rootVariable(side, program);
        return root !== undefined && parts.has(root) && stateVariablesIn(side, program).length === 0;
      };
      const isKept = (side: AstNode | undefined): boolean => expand(side, entry).some((one) => stateVariablesIn(one, program).length > 0);
      return (isSigned(left) && isKept(right)) || (isSigned(right) && isKept(left));
    }),
  );
}

/** True where the function writes what was signed (a nonce), or a mark that one of its conditions looks at. */
function isUsedUp(entry: SolidityFunction, signed: readonly AstNode[]): boolean {
  const { program } = entry.contract;
  // A nonce that derived contracts give.
  if (signed.some((node) => isUnwritten(node, entry))) return true;
  const nonces = new Set(signed.flatMap((node) => stateVariablesIn(node, program)));
  const checked = lookedAt(entry);
  return writesOf(entry).some(({ variable, node }) => {
    const name = text(variable, "name");
    const isMark =
      /=> bool\)+$/.test(typeOf(variable)) || /nonce|used|claimed|executed|processed|consumed|invalid|cancel|filled|spent|last/i.test(name);
    const isFlag = typeOf(child(node, "leftHandSide")) === "bool";
    return nonces.has(variable) || (checked.has(variable) && (isMark || isFlag));
  });
}

function isUnwritten(node: AstNode, { contract }: SolidityFunction): boolean {
  const call = node.nodeType === "FunctionCall" ? classifyCall(node, contract.program) : undefined;
  return call?.kind === "internal" && resolveInternal(node, call.declaration, contract)?.body === undefined;
}
