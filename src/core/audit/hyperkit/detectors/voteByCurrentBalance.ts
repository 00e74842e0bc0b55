import { child, childList, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { classifyCall } from "../model/calls.ts";
import { fullName, ownEntries, writesOf } from "../model/contractFacts.ts";
import { argumentsFor, expand, reachedNodes } from "../model/functionScope.ts";
import { isCaller, namedBy, tokenMove } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";

/** Votes that weigh what the voter holds at this moment. */
export const voteByCurrentBalance: Detector = {
  rule: "vote-by-current-balance",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    for (const entry of ownEntries(contract)) {
      // What is locked by the vote cannot vote again.
      if (reachedNodes(entry).some((node) => tokenMove(node)?.from !== undefined)) continue;
      const source = weightOf(entry);
      if (source === undefined) continue;
      yield {
        node: source,
        title: `${fullName(entry)} counts what the voter holds at this moment`,
        message:
          "The tokens can be borrowed for the vote, or passed on to another account that votes too. Count the balance at a block before the vote began (getPastVotes).",
        related: [{ node: entry.node, message: "The vote." }],
      };
    }
  },
};

function isVote({ name }: SolidityFunction): boolean {
  return /vote|propos|elect|support/i.test(name);
}

/** The balance of the sender that is added to a count, or that is compared to let the function pass. */
function weightOf(entry: SolidityFunction): AstNode | undefined {
  const isWeight = (node: AstNode): boolean => isOwnTokens(node, entry);
  // Votes of a governance token decide, whatever the function is called.
  if (!isVote(entry)) return reachedNodes(entry).find((node) => isVotesNow(node) && isWeight(node) && isCompared(node, entry));
  for (const { node } of writesOf(entry)) {
    const operator = text(node, "operator");
    if (node.nodeType !== "Assignment" || !["+=", "="].includes(operator) || !typeOf(child(node, "leftHandSide")).startsWith("uint"))
      continue;
    const found = expand(child(node, "rightHandSide"), entry).find(isWeight);
    if (found !== undefined) return found;
  }
  if (!/propos/i.test(entry.name)) return undefined;
  return reachedNodes(entry).find((node) => isWeight(node) && node.nodeType === "FunctionCall" && isCompared(node, entry));
}

function isVotesNow(node: AstNode): boolean {
  return node.nodeType === "FunctionCall" && /^(getVotes|getCurrentVotes)$/.test(text(child(node, "expression"), "memberName"));
}

function isOwnTokens(node: AstNode, entry: SolidityFunction): boolean {
  const { program } = entry.contract;
  if (node.nodeType === "IndexAccess") {
    const base = child(node, "baseExpression");
    return /^_?balances?(Of)?$/i.test(text(base, "name")) && isCaller(child(node, "indexExpression"), entry);
  }
  if (node.nodeType !== "FunctionCall") return false;
  const call = classifyCall(node, program);
  const callee = child(node, "expression");
  const name = text(callee, "memberName") || text(callee, "name");
  const given = childList(node, "arguments");
  return call.kind !== "builtin" && /^(balanceOf|getVotes|getCurrentVotes)$/.test(name) && given.length === 1 && isCallers(given[0], entry);
}

function isCompared(call: AstNode, entry: SolidityFunction): boolean {
  return reachedNodes(entry).some(
    (node) => node.nodeType === "BinaryOperation" && /^[<>]=?$/.test(text(node, "operator")) && expand(node, entry).includes(call),
  );
}

/** True for the caller, also where they were passed on to a function that judges an account. */
function isCallers(account: AstNode | undefined, entry: SolidityFunction): boolean {
  if (isCaller(account, entry)) return true;
  const named = namedBy(account, entry);
  const given = named === undefined ? [] : argumentsFor(named, entry);
  return given.length > 0 && given.every((argument) => isCaller(argument, entry));
}
