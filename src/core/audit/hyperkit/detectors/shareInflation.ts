import { child, childList, nodesIn, nodesOfType, text } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { classifyCall } from "../model/calls.ts";
import { fullName, ownEntries, writesOf } from "../model/contractFacts.ts";
import { isLiteral } from "../model/expressions.ts";
import { expand, reachedNodes, reachOf } from "../model/functionScope.ts";
import { bareOf, isOwnBalance, parametersIn } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";

/** Shares that are minted in proportion to a balance which anybody can raise by a transfer. */
export const shareInflation: Detector = {
  rule: "share-inflation",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    for (const entry of ownEntries(contract)) {
      const division = shareDivision(entry);
      if (division === undefined || !startsFromNothing(entry) || isMended(entry, division)) continue;
      yield {
        node: division,
        title: `${fullName(entry)} mints shares that the first depositor can devalue`,
        message:
          "The divisor is the contract's balance, which a plain transfer raises. The first depositor holds one share, donates, and the next deposit rounds down to nothing. Keep the assets in a variable, add virtual shares, or lock the first ones.",
        related: [{ node: entry.node, message: "The deposit." }],
      };
    }
  },
};

/** `amount * supply / balance` of a function that adds to somebody's shares. */
function shareDivision(entry: SolidityFunction): AstNode | undefined {
  const minted = writesOf(entry).some(({ node }) => node.nodeType === "Assignment" && ["+=", "="].includes(text(node, "operator")));
  if (!minted) return undefined;
  const divisions = reachedNodes(entry).filter((node) => node.nodeType === "BinaryOperation" && text(node, "operator") === "/");
  return divisions.find((node) => {
    const [above, below] = [bareOf(child(node, "leftExpression")), child(node, "rightExpression")];
    if (above?.nodeType !== "BinaryOperation" || text(above, "operator") !== "*" || isLiteral(below)) return false;
    const chosen = parametersIn(above, entry, { callers: true }).length > 0 || entry.isPayable;
    const supplied = expand(above, entry, { callers: true }).some((one) =>
      /supply|shares/i.test(text(one, "name") || text(one, "memberName")),
    );
    return chosen && supplied && expand(below, entry, { callers: true }).some((one) => isOwnBalance(one, entry));
  });
}

/** A branch for the first deposit: the supply compared with zero. */
function startsFromNothing(entry: SolidityFunction): boolean {
  return reachedNodes(entry).some((node) => {
    if (node.nodeType !== "BinaryOperation" || !["==", ">", "!="].includes(text(node, "operator"))) return false;
    const sides = [child(node, "leftExpression"), child(node, "rightExpression")];
    return (
      sides.some((side) => isLiteral(side, "0")) &&
      sides.some((side) => expand(side, entry).some((one) => /supply|shares/i.test(text(one, "name") || text(one, "memberName"))))
    );
  });
}

/** Virtual shares or assets, dead shares, or a smallest number of shares that the depositor names. */
function isMended(entry: SolidityFunction, division: AstNode): boolean {
  const nodes = expand(division, entry, { callers: true });
  const virtual = nodes.some((node) => node.nodeType === "BinaryOperation" && text(node, "operator") === "+" && addsConstant(node));
  const { program } = entry.contract;
  const dead = reachedNodes(entry).some((node) => {
    const call = node.nodeType === "FunctionCall" ? classifyCall(node, program) : undefined;
    const given = call?.kind === "internal" ? childList(node, "arguments") : [];
    const index = node.nodeType === "IndexAccess" ? child(node, "indexExpression") : undefined;
    return [...given, ...(index === undefined ? [] : [index])].some(isNobody);
  });
  const named = reachOf(entry).some(({ parameters }) => parameters.some((parameter) => /^_?min/i.test(text(parameter, "name"))));
  const least = nodesIn(entry.body).some((node) => /MINIMUM|MIN_|DEAD/.test(text(node, "name")));
  return virtual || dead || named || least;
}

function addsConstant(node: AstNode): boolean {
  return [child(node, "leftExpression"), child(node, "rightExpression")].some((side) => {
    const bare = bareOf(side);
    const isPower = bare?.nodeType === "BinaryOperation" && text(bare, "operator") === "**";
    return bare?.nodeType === "Literal" || isPower || /^[A-Z][A-Z0-9_]+$|virtual|offset/.test(text(bare, "name"));
  });
}

/** `address(0)`, `address(1)`, `address(0xdead)`, or a constant of such a name. */
function isNobody(node: AstNode): boolean {
  const bare = bareOf(node);
  const isAddress = node.nodeType === "FunctionCall" && nodesOfType(node, "ElementaryTypeNameExpression").length > 0;
  return (isAddress && bare?.nodeType === "Literal") || /dead|burn|BLACK_?HOLE/i.test(text(bare, "name"));
}
