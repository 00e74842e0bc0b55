import { child, childList, nodesIn, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { isRecovery } from "../model/callerChecks.ts";
import { classifyCall } from "../model/calls.ts";
import { fullName } from "../model/contractFacts.ts";
import { integerBits, isGlobalMember, isMutableState, isTimestamp } from "../model/expressions.ts";
import { expand, functionAround, reachedNodes } from "../model/functionScope.ts";
import type { Reach } from "../model/functionScope.ts";
import { isChosen, namedBy } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";

/** Draws whose outcome is computed from values of the block. */
export const weakRandomness: Detector = {
  rule: "weak-randomness",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    const draws = contract.functions.flatMap((each) => nodesIn(each.body).map((node) => ({ each, node })));
    const drawn = draws.filter(({ each, node }) => isDraw(node, each));
    // A number that another statement draws from is reported there.
    const used = new Set(drawn.flatMap(({ each, node }) => expand(node, each, { callers: true })));
    const made = draws.filter(({ each, node }) => !used.has(node) && isNumberOfProducer(node, each) && isCalledChance(node, each));
    const seen = new Set<AstNode>();
    for (const { each, node } of [...drawn, ...made]) {
      const place = statementOf(node, each);
      if (seen.has(place)) continue;
      seen.add(place);
      yield {
        node: place,
        title: `${fullName(each)} draws from values of the block`,
        message:
          "Everybody can compute the outcome in the same transaction, and the producer of the block chooses it in part. Use a randomness oracle, or commit and reveal.",
      };
    }
  },
};

/** The remainder or a guess of something that the block decides. */
function isDraw(node: AstNode, each: SolidityFunction): boolean {
  if (node.nodeType !== "BinaryOperation") return false;
  const [left, right] = [child(node, "leftExpression"), child(node, "rightExpression")];
  if (text(node, "operator") === "%")
    return (isMixed(left, each, { callers: true }) && !isField(node, each)) || (isPlain(left, each) && !isCalendar(node, each));
  if (!["==", "!="].includes(text(node, "operator"))) return false;
  const [a, b] = [isAnswer(left, each), isAnswer(right, each)];
  // Whole hashes are compared to prove something of a block.
  const isGuessed = integerBits(typeOf(left)) !== undefined || typeOf(left) === "bool";
  return isGuessed && a !== b && isChosen(a ? right : left, each);
}

/** Something that the block decides, also where it was stored to be guessed later. */
function isAnswer(side: AstNode | undefined, each: SolidityFunction): boolean {
  if (isMixed(side, each)) return true;
  const variable = namedBy(side, each);
  const { program } = each.contract;
  if (variable === undefined || !isMutableState(variable)) return false;
  return [...program.valuesOf(variable), child(variable, "value")].some((value) => {
    const setter = value === undefined ? undefined : functionAround(value, program);
    return setter !== undefined && isMixed(value, setter);
  });
}

/** A remainder by a prime of curves, as a constant of many digits, is arithmetic and no draw. */
function isField(node: AstNode, each: SolidityFunction): boolean {
  const divisor = namedBy(child(node, "rightExpression"), each);
  const value = child(divisor, "value") ?? child(node, "rightExpression");
  return value?.nodeType === "Literal" && text(value, "value").length > 20;
}

/** A hash of values of the block, or a hash of a block, as a number or as it is. */
function isMixed(expression: AstNode | undefined, each: SolidityFunction, reach: Reach = {}): boolean {
  const nodes = expand(expression, each, reach);
  if (isProven(nodes, each)) return false;
  const hashes = nodes.filter((node) => node.nodeType === "FunctionCall" && /^(keccak256|sha3|sha256)$/.test(calleeName(node)));
  if (nodes.some((node) => node.nodeType === "FunctionCall" && calleeName(node) === "blockhash")) return true;
  if (nodes.some(isOfProducer)) return true;
  return hashes.some((hash) => childList(hash, "arguments").some((argument) => expand(argument, each).some(isOfBlock)));
}

/** True where values pass through a function that checks a proof of them, or a signature: the block alone does not decide there. */
function isProven(nodes: readonly AstNode[], each: SolidityFunction): boolean {
  const { program } = each.contract;
  const passed = new Set(nodes.map((node) => functionAround(node, program)));
  const isProof = (from: SolidityFunction | undefined): boolean => from !== undefined && reachedNodes(from).some(isRecovery);
  if ([...passed].some((from) => from !== each && isProof(from))) return true;
  return isProof(each) && nodes.some((node) => node.nodeType === "FunctionCall" && isGivenToProof(node, each));
}

/** True for a hash that goes into a call of a function that checks a proof. */
function isGivenToProof(hash: AstNode, each: SolidityFunction): boolean {
  if (!/^(keccak256|sha3|sha256)$/.test(calleeName(hash))) return false;
  return nodesIn(each.body).some((node) => {
    const call = node.nodeType === "FunctionCall" ? classifyCall(node, each.contract.program) : undefined;
    const called = call?.kind === "internal" ? each.contract.program.functionOf(call.declaration) : undefined;
    if (called === undefined || !reachedNodes(called).some(isRecovery)) return false;
    return childList(node, "arguments").some((argument) => expand(argument, each).includes(hash));
  });
}

/** `uint256(keccak256(...))` of what only the producer of the block knows beforehand: no identifier is made of that. */
function isNumberOfProducer(node: AstNode, each: SolidityFunction): boolean {
  const [hash] = childList(node, "arguments");
  if (
    node.nodeType !== "FunctionCall" ||
    text(node, "kind") !== "typeConversion" ||
    !typeOf(node).startsWith("uint") ||
    hash?.nodeType !== "FunctionCall"
  )
    return false;
  if (!/^(keccak256|sha3|sha256)$/.test(calleeName(hash))) return false;
  const nodes = childList(hash, "arguments").flatMap((argument) => expand(argument, each));
  if (isProven(expand(node, each), each)) return false;
  return nodes.some((one) => isOfProducer(one) || (one.nodeType === "FunctionCall" && calleeName(one) === "blockhash"));
}

/** Such a number can be an identifier as well: what the source calls it tells. */
function isCalledChance(node: AstNode, each: SolidityFunction): boolean {
  const holder = each.contract.program.parentOf(node);
  const names = [each.name, ...childList(holder, "declarations").map((variable) => text(variable, "name"))];
  return names.some((name) => /rand|seed|gene|dna|trait|rarity|luck|roll|dice|draw|lotter|winner|shuffle/i.test(name));
}

function calleeName(node: AstNode): string {
  const callee = child(node, "expression");
  return text(callee, "name") || text(callee, "memberName");
}

function isOfBlock(node: AstNode): boolean {
  return isTimestamp(node) || isGlobalMember(node, "block", "number") || isOfProducer(node);
}

function isOfProducer(node: AstNode): boolean {
  return (
    ["difficulty", "prevrandao", "coinbase", "gaslimit"].some((member) => isGlobalMember(node, "block", member)) &&
    !/address/.test(typeOf(node))
  );
}

/** The time or the number of the block itself. */
function isPlain(expression: AstNode | undefined, each: SolidityFunction): boolean {
  return expand(expression, each).some((node) => isTimestamp(node) || isGlobalMember(node, "block", "number"));
}

/** Remainders of time that round it, or count periods, are no draws: `now - now % week`, `(now / day) % 7`. */
function isCalendar(node: AstNode, each: SolidityFunction): boolean {
  const parent = each.contract.program.parentOf(node);
  const left = child(node, "leftExpression");
  const isRounded = parent?.nodeType === "BinaryOperation" && /^[-+/*]$/.test(text(parent, "operator"));
  const isPeriod = expand(left, each).some((one) => one.nodeType === "BinaryOperation" && /^[-/]$/.test(text(one, "operator")));
  const isTimeUnit = expand(child(node, "rightExpression"), each).some(
    (one) =>
      (one.nodeType === "Literal" && text(one, "subdenomination") !== "") ||
      /period|epoch|week|day|interval|duration|spacing/i.test(text(one, "name")),
  );
  const isPower = expand(child(node, "rightExpression"), each).some((one) => text(one, "operator") === "**");
  return isRounded || isPeriod || isTimeUnit || isPower;
}

function statementOf(node: AstNode, each: SolidityFunction): AstNode {
  let place = node;
  for (let at = each.contract.program.parentOf(node); at !== undefined; at = each.contract.program.parentOf(at)) {
    if (/Block|IfStatement|ForStatement|WhileStatement/.test(at.nodeType)) return place;
    place = at;
  }
  return place;
}
