import { child } from "../ast/astNode.ts";
import type { Detector } from "../detector.ts";
import { checksCaller } from "../model/callerChecks.ts";
import { fullName, ownEntries, writesOf } from "../model/contractFacts.ts";
import { isMeantAsConstructor } from "../model/meantConstructor.ts";
import { isCaller, parametersIn } from "../model/origins.ts";

/** A function that is nearly named like its contract, where a function of that very name would be the constructor. */
export const wrongConstructorName: Detector = {
  rule: "wrong-constructor-name",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    for (const entry of ownEntries(contract)) {
      if (!isMeantAsConstructor(entry) || checksCaller(entry)) continue;
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
