import { child, nodesIn, nodesOfType, text } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector, Hit } from "../detector.ts";
import { classifyCall } from "../model/calls.ts";
import { fullName, ownEntries } from "../model/contractFacts.ts";
import { expand, reachedNodes, reachOf } from "../model/functionScope.ts";
import { isBalanceCall, isCaller, isSelf, namedBy, tokenMove } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";

/** Amounts of different tokens, or a price and an amount, that are combined as if they had the same decimals. */
export const wrongDecimals: Detector = {
  rule: "wrong-decimals",
  severity: "medium",
  confidence: "medium",
  find: function* find(contract) {
    for (const each of contract.functions) {
      for (const node of nodesOfType(each.body, "BinaryOperation")) {
        const hit = dividesPrice(node, each) ?? addsTokens(node, each);
        if (hit !== undefined) yield hit;
      }
    }
    for (const entry of ownEntries(contract)) {
      const hit = exchanges(entry);
      if (hit !== undefined) yield hit;
    }
  },
};

/** `amount * answer / 1e18`, where the answer is a feed's as it came: most feeds have eight decimals. */
function dividesPrice(node: AstNode, each: SolidityFunction): Hit | undefined {
  if (text(node, "operator") !== "/" || !isPowerOf(child(node, "rightExpression"), 18, each)) return undefined;
  const parts = expand(child(node, "leftExpression"), each);
  if (!parts.some((part) => isAnswer(part, each)) || reachOf(each).some(({ body }) => nodesIn(body).some(isScale))) return undefined;
  const isProduct = nodesOfType(child(node, "leftExpression"), "BinaryOperation").some((part) => text(part, "operator") === "*");
  if (!isProduct || expand(node, each).some((part) => isScale(part) || isPowerOf(part, 8, each) || isPowerOf(part, 10, each)))
    return undefined;
  return {
    node,
    title: `${fullName(each)} takes a feed's price for one of 18 decimals`,
    message:
      "A feed says by decimals() how many it has, mostly 8: the result is wrong by that many powers of ten. Divide by 10 to the power of the feed's decimals.",
  };
}

function isAnswer(node: AstNode, { contract: { program } }: SolidityFunction): boolean {
  const call = node.nodeType === "FunctionCall" ? classifyCall(node, program) : undefined;
  return call?.kind === "outside" && /^latest(RoundData|Answer)$/.test(call.name);
}

/** Whatever has decimals in its name scales. */
function isScale(node: AstNode): boolean {
  return /decimal|scal(e|ing)|precision|normali[sz]e/i.test(text(node, "name") || text(node, "memberName"));
}

/** `1e18`, `1 ether`, `10 ** 18`, a constant of such a value. */
function isPowerOf(node: AstNode | undefined, power: number, each: SolidityFunction): boolean {
  const named = node === undefined ? undefined : namedBy(node, each);
  const value = child(named, "value") ?? node;
  if (value?.nodeType === "Literal") {
    const words = `${text(value, "value")} ${text(value, "subdenomination")}`.trim();
    return words === `1e${power}` || words === `1${"0".repeat(power)}` || (power === 18 && words === "1 ether");
  }
  const isRaised =
    value?.nodeType === "BinaryOperation" && text(value, "operator") === "**" && text(child(value, "leftExpression"), "value") === "10";
  const exponent = nodesOfType(child(value, "rightExpression"), "Literal")[0];
  return isRaised && text(exponent, "value") === String(power);
}

/** `a.balanceOf(x) + b.balanceOf(x)`, as they are. */
function addsTokens(node: AstNode, each: SolidityFunction): Hit | undefined {
  if (text(node, "operator") !== "+") return undefined;
  const [left, right] = [child(node, "leftExpression"), child(node, "rightExpression")].map((side) => balanceToken(side, each));
  if (left === undefined || right === undefined || left === right) return undefined;
  return {
    node,
    title: `${fullName(each)} adds amounts of two tokens`,
    message:
      "One unit of a token with 6 decimals counts as much here as one of a token with 18. Scale both to the same decimals, and to the same worth, first.",
  };
}

function balanceToken(side: AstNode | undefined, each: SolidityFunction): AstNode | undefined {
  if (side === undefined || !isBalanceCall(side, each)) return undefined;
  return namedBy(child(child(side, "expression"), "expression"), each);
}

/** So many units of one token for as many of another. */
function exchanges(entry: SolidityFunction): Hit | undefined {
  if (/migrat|wrap|upgrade|convert/i.test(`${entry.name} ${entry.contract.name}`) || reachedNodes(entry).some(isScale)) return undefined;
  const moves = reachedNodes(entry).flatMap((node) => tokenMove(node) ?? []);
  const paid = moves.filter(({ from, to }) => from !== undefined && isCaller(from, entry) && isSelf(to));
  const given = moves.filter(({ from, to }) => from === undefined && to !== undefined && isCaller(to, entry));
  for (const out of given) {
    const into = paid.find(({ token, amount }) => areTwo(token, out.token, entry) && isSameAmount(amount, out.amount, entry));
    if (into === undefined || paid.length > 1 || given.length > 1) continue;
    return {
      node: out.node,
      title: `${fullName(entry)} gives one unit of a token for one of another`,
      message:
        "Tokens differ in their decimals and in their worth: one with 6 decimals is given for one with 18. Scale the amount by the decimals of both.",
      related: [{ node: into.node, message: "What is paid." }],
    };
  }
  return undefined;
}

function areTwo(a: AstNode | undefined, b: AstNode | undefined, entry: SolidityFunction): boolean {
  const [one, two] = [namedBy(a, entry), namedBy(b, entry)];
  return one !== undefined && two !== undefined && one !== two;
}

/** The same parameter, or a variable that only ever is that parameter. */
function isSameAmount(a: AstNode | undefined, b: AstNode | undefined, entry: SolidityFunction): boolean {
  const sources = [a, b].map((each) => sourceOf(each, entry));
  return sources[0] !== undefined && sources[0] === sources[1] && entry.parameters.includes(sources[0]);
}

function sourceOf(expression: AstNode | undefined, entry: SolidityFunction): AstNode | undefined {
  const variable = namedBy(expression, entry);
  const values = variable === undefined ? [] : entry.contract.program.valuesOf(variable);
  if (values.length === 0) return variable;
  return values.length === 1 ? namedBy(values[0], entry) : undefined;
}
