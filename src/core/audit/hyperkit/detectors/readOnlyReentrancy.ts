import { child, nodesOfType, text } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { sendsEther } from "../model/calls.ts";
import { entriesOf, fullName, ownEntries } from "../model/contractFacts.ts";
import { expand, reachedNodes } from "../model/functionScope.ts";
import { isOwnBalance } from "../model/origins.ts";
import { stateVariablesIn } from "../model/expressions.ts";
import type { Contract, SolidityFunction } from "../model/program.ts";
import { canBothHappen, stepsOf } from "../model/steps.ts";
import type { Step } from "../model/steps.ts";

/** View functions that others take for a price, and that are wrong while this contract makes an external call. */
export const readOnlyReentrancy: Detector = {
  rule: "read-only-reentrancy",
  severity: "medium",
  confidence: "medium",
  find: function* find(contract) {
    const views = ratios(contract);
    if (views.length === 0) return;
    for (const entry of ownEntries(contract)) {
      const hit = halfWritten(entry, views);
      if (hit === undefined) continue;
      yield {
        node: hit.call.within.contract === contract ? hit.call.node : entry.node,
        title: `${fullName(hit.view)} is wrong while ${fullName(entry)} calls out`,
        message: `${text(hit.variable, "name")} is only written after the call. Whoever is called can act in another contract that asks ${hit.view.name} in that moment. Write the state before the call, or let the view refuse while the contract is locked.`,
        related: [
          { node: hit.view.node, message: "The view." },
          { node: hit.write, message: "The late write." },
        ],
      };
    }
  },
};

interface Ratio {
  readonly view: SolidityFunction;
  readonly variables: readonly AstNode[];
}

/** The views that divide: prices and rates. One that looks whether the contract is locked is left out. */
function ratios(contract: Contract): readonly Ratio[] {
  return entriesOf(contract).flatMap((view) => {
    if (
      !view.isView ||
      /lock|reentr|entered/i.test(
        reachedNodes(view)
          .map((node) => text(node, "name"))
          .join(" "),
      )
    )
      return [];
    if (view.modifiers.some(({ name }) => /reentr|lock/i.test(name))) return [];
    const divisions = nodesOfType(view.body, "BinaryOperation").filter((node) => text(node, "operator") === "/");
    const parts = divisions.flatMap((node) => expand(node, view));
    const variables = new Set(parts.flatMap((node) => stateVariablesIn(node, contract.program)));
    const count = variables.size + (parts.some((node) => isOwnBalance(node, view)) ? 1 : 0);
    return count >= 2 ? [{ view, variables: [...variables] }] : [];
  });
}

interface HalfWritten extends Ratio {
  readonly variable: AstNode;
  readonly call: Step;
  readonly write: AstNode;
}

function halfWritten(entry: SolidityFunction, views: readonly Ratio[]): HalfWritten | undefined {
  const steps = stepsOf(entry);
  for (const [place, call] of steps.entries()) {
    if (call.kind !== "call" || call.call.how === "send" || call.call.how === "transfer") continue;
    if (!(call.call.how === "call" && sendsEther(call.call)) && !isCallback(call.call.name)) continue;
    for (const later of steps.slice(place + 1)) {
      if (later.kind !== "write" || !canBothHappen(call, later)) continue;
      const view = views.find(({ variables }) => variables.includes(later.variable));
      if (view !== undefined && child(later.node, "rightHandSide") !== undefined) {
        return { ...view, variable: later.variable, call, write: later.node };
      }
    }
  }
  return undefined;
}

/** Calls of which the receiver is told. */
function isCallback(name: string): boolean {
  return /^(on[A-Z]\w*|safeMint|_safeMint|tokensReceived|tokensToSend|\w*Callback)$/.test(name);
}
