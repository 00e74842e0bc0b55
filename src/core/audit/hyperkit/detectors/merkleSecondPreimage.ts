import { child, childList, count, nodesIn, nodesOfType, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector, Hit } from "../detector.ts";
import { classifyCall, resolveInternal } from "../model/calls.ts";
import { fullName } from "../model/contractFacts.ts";
import { isSender } from "../model/expressions.ts";
import { expand, isLocal, reachOf } from "../model/functionScope.ts";
import { bareOf, namedBy } from "../model/origins.ts";
import type { Program, SolidityFunction } from "../model/program.ts";

/** Leaves of Merkle trees that an inner node can stand in for. */
export const merkleSecondPreimage: Detector = {
  rule: "merkle-second-preimage",
  severity: "medium",
  confidence: "high",
  find: function* find(contract) {
    if (contract.kind === "library") return;
    const seen = new Set<AstNode>();
    for (const each of contract.functions) {
      for (const leaf of leavesOf(each)) {
        const hit = judge(leaf, each);
        if (hit === undefined || seen.has(hit.node)) continue;
        seen.add(hit.node);
        yield hit;
      }
    }
  },
};

function judge(leaf: AstNode, each: SolidityFunction): Hit | undefined {
  if (isWideHash(leaf)) {
    return {
      node: leaf,
      title: `${fullName(each)} hashes a leaf of 64 bytes like two children`,
      message:
        "An inner node of the tree is a hash of 64 bytes too: its two children can be presented as an entry that nobody made. Hash leaves twice, or put a tag before what is hashed.",
    };
  }
  const parameter = namedBy(leaf, each);
  if (parameter === undefined || !each.isEntry || each.isView || !each.parameters.includes(parameter)) return undefined;
  return {
    node: each.node,
    title: `${fullName(each)} takes the leaf of the proof from its caller`,
    message: `${text(parameter, "name")} is not computed from what is claimed: any leaf or inner node of the tree proves any claim. Hash the claim, and the caller where it is theirs, into the leaf.`,
  };
}

/** What is climbed from: the leaf of a proof, as far back as it is one value. */
function leavesOf(each: SolidityFunction): readonly AstNode[] {
  const { program } = each.contract;
  return nodesIn(each.body).flatMap((node) => {
    if (node.nodeType === "FunctionCall") return provenBy(node, each).flatMap((given) => sourcesOf(given, each));
    // A loop that climbs in place: the variable's other values are the leaf.
    const climbing = node.nodeType === "Assignment" && climbs(node, each) ? namedBy(child(node, "leftHandSide"), each) : undefined;
    if (climbing === undefined || !isLocal(climbing)) return [];
    return program.valuesOf(climbing).filter((value) => !isLoopValue(value, climbing, program));
  });
}

/** The values of bytes32 that a call of something like `verify(proof, root, leaf)` is given, the root excepted. */
function provenBy(call: AstNode, each: SolidityFunction): readonly AstNode[] {
  const what = classifyCall(call, each.contract.program);
  const called = what.kind === "internal" ? resolveInternal(call, what.declaration, each.contract) : undefined;
  if (
    called === undefined ||
    !called.parameters.some(
      (one) => isProof(typeOf(one)) && /proof|path|branch|sibling|witness|merkle/i.test(`${called.name} ${text(one, "name")}`),
    ) ||
    !hashesPairs(called)
  )
    return [];
  const given = childList(call, "arguments");
  const callee = child(call, "expression");
  const attached =
    given.length === called.parameters.length - 1 && callee?.nodeType === "MemberAccess" ? [child(callee, "expression")] : [];
  return [...attached, ...given].flatMap((argument, index) => {
    const parameter = called.parameters[index];
    const isLeaf = typeOf(parameter) === "bytes32" && !text(parameter, "name").toLowerCase().includes("root");
    return isLeaf && argument !== undefined ? [argument] : [];
  });
}

function isProof(type: string): boolean {
  return /^bytes32\[\d*\]/.test(type);
}

function hashesPairs(called: SolidityFunction): boolean {
  return reachOf(called).some(({ body }) => nodesOfType(body, "FunctionCall").some(isHash) || nodesIn(body).some(isAssemblyHash));
}

function isAssemblyHash(node: AstNode): boolean {
  if (node.nodeType === "InlineAssembly") return /\bkeccak256\b/.test(text(node, "operations"));
  return node.nodeType === "YulFunctionCall" && text(child(node, "functionName"), "name") === "keccak256";
}

/** An expression, or what its local variable was set to, or what the called function returns. */
function sourcesOf(expression: AstNode, each: SolidityFunction): readonly AstNode[] {
  const bare = bareOf(expression) ?? expression;
  const variable = namedBy(bare, each);
  if (variable !== undefined) {
    const values = isLocal(variable) ? each.contract.program.valuesOf(variable) : [];
    return values.length === 0 ? [bare] : values.flatMap((value) => bareOf(value) ?? []);
  }
  const call = bare.nodeType === "FunctionCall" && !isHash(bare) ? classifyCall(bare, each.contract.program) : undefined;
  const called = call?.kind === "internal" ? resolveInternal(bare, call.declaration, each.contract) : undefined;
  if (called === undefined) return [bare];
  return nodesOfType(called.body, "Return").flatMap((node) => bareOf(child(node, "expression")) ?? []);
}

/** `node = keccak256(abi.encodePacked(node, proof[i]))`. */
function climbs(assignment: AstNode, each: SolidityFunction): boolean {
  const variable = namedBy(child(assignment, "leftHandSide"), each);
  if (variable === undefined || typeOf(variable) !== "bytes32") return false;
  return isLoopValue(child(assignment, "rightHandSide"), variable, each.contract.program) && readsProof(assignment, each);
}

function isLoopValue(value: AstNode | undefined, variable: AstNode, program: Program): boolean {
  return nodesIn(value).some(
    (node) => node.nodeType === "Identifier" && program.declaration(count(node, "referencedDeclaration")) === variable,
  );
}

function readsProof(assignment: AstNode, each: SolidityFunction): boolean {
  const nodes = expand(child(assignment, "rightHandSide"), each);
  return nodes.some(isHash) && nodes.some((node) => node.nodeType === "IndexAccess" && isProof(typeOf(child(node, "baseExpression"))));
}

function isHash(node: AstNode): boolean {
  return node.nodeType === "FunctionCall" && /^(keccak256|sha3|sha256)$/.test(text(child(node, "expression"), "name"));
}

/** A hash of exactly 64 bytes that the one who claims is free to choose: not where the caller's own address is among them. */
function isWideHash(node: AstNode): boolean {
  if (!isHash(node) || nodesIn(node).some(isSender)) return false;
  const given = childList(node, "arguments");
  const [first] = given;
  const encoder = first?.nodeType === "FunctionCall" ? child(first, "expression") : undefined;
  const how = text(encoder, "memberName");
  const parts = how === "encodePacked" || how === "encode" ? childList(first, "arguments") : given;
  if (parts.length < 2) return false;
  const sizes = parts.map((part) => freeBytes(typeOf(part)));
  if (how === "encode") return sizes.length === 2 && sizes.every((size) => size === 32);
  return sizes.every((size) => size > 0) && sizes.reduce((sum, size) => sum + size, 0) === 64;
}

/** How many bytes a value takes when it is packed; 0 where not every combination of bits is a value, or the length is not fixed. */
function freeBytes(type: string): number {
  if (/^(address|contract )/.test(type)) return 20;
  const [, bits, bytes] = /^(?:u?int(\d*)|bytes(\d+))$/.exec(type) ?? [];
  if (bytes !== undefined) return Number(bytes);
  return bits === undefined ? 0 : Number(bits || "256") / 8;
}
