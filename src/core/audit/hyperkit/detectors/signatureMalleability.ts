import { child, nodesIn, text, typeOf } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { fullName, ownEntries, writesOf } from "../model/contractFacts.ts";
import { conditionsOf, expand } from "../model/functionScope.ts";
import { parametersIn } from "../model/origins.ts";
import { recoveriesOf, usesSignature } from "../model/signatures.ts";
import type { Recovery } from "../model/signatures.ts";
import type { SolidityFunction } from "../model/program.ts";

/** Signatures that are remembered as used by their own bytes, where a second valid form of each exists. */
export const signatureMalleability: Detector = {
  rule: "signature-malleability",
  severity: "medium",
  confidence: "high",
  find: function* find(contract) {
    for (const entry of ownEntries(contract)) {
      const recovery = recoveriesOf(entry).find(({ isBuiltin }) => isBuiltin);
      if (recovery === undefined || bounded(recovery, entry)) continue;
      const mark = writesOf(entry).find(
        ({ node, variable }) =>
          typeOf(variable).startsWith("mapping") && nodesIn(child(node, "leftHandSide")).some((each) => isKey(each, recovery, entry)),
      );
      if (mark === undefined) continue;
      yield {
        node: mark.within === entry ? mark.node : entry.node,
        title: `${fullName(entry)} remembers a signature by its bytes, and each has a second form`,
        message:
          "Whoever sees a signature computes the other valid s and v, which are not marked. Remember the digest or a nonce, and require that s lies in the lower half.",
        related: [{ node: recovery.node, message: "The signer is recovered here, without a bound on s." }],
      };
    }
  },
};

function isKey(node: ReturnType<typeof nodesIn>[number], recovery: Recovery, entry: SolidityFunction): boolean {
  return node.nodeType === "IndexAccess" && usesSignature(child(node, "indexExpression"), recovery, entry);
}

/** True where a condition compares s, or the part of the signature it is read from, with something by size. */
function bounded({ signature }: Recovery, entry: SolidityFunction): boolean {
  const s = signature.at(-1);
  const parts = new Set(expand(s, entry, { callers: true }));
  const parameters = new Set(parametersIn(s, entry, { callers: true }));
  return conditionsOf(entry).some((condition) =>
    nodesIn(condition).some((node) => {
      if (node.nodeType !== "BinaryOperation" || !/^[<>]=?$/.test(text(node, "operator"))) return false;
      const sides = [child(node, "leftExpression"), child(node, "rightExpression")];
      return sides.some(
        (side) =>
          expand(side, entry).some((each) => parts.has(each)) ||
          parametersIn(side, entry, { callers: true }).some((one) => parameters.has(one)),
      );
    }),
  );
}
