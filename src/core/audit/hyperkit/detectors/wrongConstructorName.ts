import { child } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { checksCaller } from "../model/callerChecks.ts";
import { fullName, ownEntries, writesOf } from "../model/contractFacts.ts";
import { isCaller, parametersIn } from "../model/origins.ts";

/** A function that is nearly named like its contract, where a function of that very name would be the constructor. */
export const wrongConstructorName: Detector = {
  rule: "wrong-constructor-name",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    if (!contract.program.compiler.startsWith("0.4.") || contract.functions.some(({ kind }) => kind === "constructor")) return;
    for (const entry of ownEntries(contract)) {
      if (entry.kind !== "function" || !isMeant(entry.name, contract.name) || checksCaller(entry)) continue;
      const sets = writesOf(entry).some(({ node }) => {
        const value = child(node, "rightHandSide");
        return value !== undefined && (isCaller(value, entry) || parametersIn(value, entry).length > 0);
      });
      if (!sets) continue;
      yield {
        node: entry.node,
        title: `${fullName(entry)} looks like the constructor and is a function that anybody can call`,
        message: `Only a function that is named exactly like ${contract.name} is its constructor. Anybody can call this one after the deployment and set what it sets. Name it constructor.`,
      };
    }
  },
};

function isMeant(name: string, contract: string): boolean {
  const [a, b] = [name.toLowerCase(), contract.toLowerCase()];
  return a === "constructor" || a === b || (b.length >= 5 && distance(a, b) <= 2);
}

/** How many letters have to be changed, added or left out. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let at = 1; at <= a.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= b.length; to += 1) {
      const change = (row[to - 1] ?? 0) + (a[at - 1] === b[to - 1] ? 0 : 1);
      next.push(Math.min(change, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
