import { child, childList, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { aliasesOf, isBounded } from "../model/bounds.ts";
import { fullName, ownEntries } from "../model/contractFacts.ts";
import { integerBits, isGlobalMember, isSender } from "../model/expressions.ts";
import { conditionsOf, expand, reachedNodes } from "../model/functionScope.ts";
import { bareOf, namedBy } from "../model/origins.ts";
import type { SolidityFunction } from "../model/program.ts";

/** Numbers of the caller's choice that are cut to a narrower type, or to one of the other sign, without a look at their size. */
export const unsafeCast: Detector = {
  rule: "unsafe-cast",
  severity: "medium",
  confidence: "medium",
  find: function* find(contract) {
    if (contract.kind === "library") return;
    for (const entry of ownEntries(contract)) {
      if (isTold(entry)) continue;
      for (const node of reachedNodes(entry)) {
        if (contract.program.contractOf(node) !== contract || !cuts(node, entry)) continue;
        yield {
          node,
          title: `${fullName(entry)} cuts a number of the caller's choice to ${typeOf(node)}`,
          message:
            "A number that does not fit is not refused: its upper part is dropped, or its sign changes. Require that it fits, or use a cast that checks (SafeCast).",
          related: [{ node: entry.node, message: "The function." }],
        };
      }
    }
  },
};

/** Where another contract is the only one that may call, as a token that tells of a transfer, its code bounds what it gives. */
function isTold(entry: SolidityFunction): boolean {
  return conditionsOf(entry).some((condition) =>
    expand(condition, entry).some((node) => {
      if (node.nodeType !== "BinaryOperation" || !["==", "!="].includes(text(node, "operator"))) return false;
      const sides = [child(node, "leftExpression"), child(node, "rightExpression")];
      const isContract = (side: AstNode | undefined): boolean => typeOf(namedBy(side, entry)).startsWith("contract ");
      return sides.some((side) => side !== undefined && isSender(side)) && sides.some(isContract);
    }),
  );
}

function cuts(node: AstNode, entry: SolidityFunction): boolean {
  if (node.nodeType !== "FunctionCall" || text(node, "kind") !== "typeConversion") return false;
  const given = childList(node, "arguments")[0];
  if (given === undefined || !isNarrower(typeOf(given), typeOf(node)) || becomesAddress(node, entry)) return false;
  // With 64 bits there is room for 18 Ether.
  const isEther = isGlobalMember(bareOf(given), "msg", "value") && (integerBits(typeOf(node)) ?? 256) <= 64;
  const aliases = aliasesOf(namedBy(given, entry), entry);
  const isChosen = aliases.some((alias) => entry.parameters.includes(alias) && isNarrower(typeOf(alias), typeOf(node)));
  if (!isEther && !isChosen) return false;
  return !(isChosen && isBounded(given, entry, node)) && !isVerified(node, aliases, entry) && !isSplit(aliases, entry);
}

/** True where some value of the one type is none of the other. */
function isNarrower(from: string, to: string): boolean {
  const [before, after] = [integerBits(from), integerBits(to)];
  if (before === undefined || after === undefined) return false;
  const [signed, signs] = [from.startsWith("int"), to.startsWith("int")];
  return after < before || (signed !== signs && after === before);
}

function becomesAddress(node: AstNode, { contract: { program } }: SolidityFunction): boolean {
  return /^(address|contract )/.test(typeOf(program.parentOf(node)));
}

/** `require(uint256(small) == large)`: the result is compared with what it was made of. */
function isVerified(cast: AstNode, aliases: readonly AstNode[], entry: SolidityFunction): boolean {
  return conditionsOf(entry).some((condition) =>
    expand(condition, entry).some((node) => {
      if (node.nodeType !== "BinaryOperation" || !["==", "!="].includes(text(node, "operator"))) return false;
      const sides = [child(node, "leftExpression"), child(node, "rightExpression")];
      const isOriginal = (side: AstNode | undefined): boolean => aliases.some((alias) => namedBy(side, entry) === alias);
      return sides.some((side) => expand(side, entry).includes(cast)) && sides.some(isOriginal);
    }),
  );
}

/** True where the upper part is used as well: the number holds several. */
function isSplit(aliases: readonly AstNode[], entry: SolidityFunction): boolean {
  return reachedNodes(entry).some(
    (node) =>
      node.nodeType === "BinaryOperation" &&
      text(node, "operator") === ">>" &&
      aliases.some((alias) => namedBy(child(node, "leftExpression"), entry) === alias),
  );
}
