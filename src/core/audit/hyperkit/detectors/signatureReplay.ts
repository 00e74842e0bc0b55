import { child, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector, Hit } from "../detector.ts";
import { fullName, ownEntries, writesOf } from "../model/contractFacts.ts";
import { stateVariablesIn } from "../model/expressions.ts";
import { lookedAt, namesDomain, recoveriesOf, signedNodes } from "../model/signatures.ts";
import type { Recovery } from "../model/signatures.ts";
import type { SolidityFunction } from "../model/program.ts";
import { stepsOf } from "../model/steps.ts";

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
  const acts = stepsOf(entry).some((step) => step.kind === "write" || (step.kind === "call" && !step.call.isStatic));
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
  if (namesDomain(nodes)) return undefined;
  return {
    node: place,
    title: `${fullName(entry)} accepts signatures that were made for another contract or chain`,
    message:
      "Neither the address of this contract nor the chain id is signed: a signature for a copy of the contract counts here too. Sign both, as EIP-712's domain does.",
    severity: "medium",
    related,
  };
}

function contains(outer: AstNode, inner: AstNode): boolean {
  const [a, b] = [outer.src.split(":").map(Number), inner.src.split(":").map(Number)];
  return a[2] === b[2] && (a[0] ?? 0) <= (b[0] ?? 0) && (b[0] ?? 0) < (a[0] ?? 0) + (a[1] ?? 0);
}

/** True where the function writes what was signed (a nonce), or a mark that one of its conditions looks at. */
function isUsedUp(entry: SolidityFunction, signed: readonly AstNode[]): boolean {
  const { program } = entry.contract;
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
