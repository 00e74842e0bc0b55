import type { Detector } from "../detector.ts";
import { checksCaller, isInitializerGuarded } from "../model/callerChecks.ts";
import { fullName, ownEntries } from "../model/contractFacts.ts";
import { paidToAnybody } from "../model/payouts.ts";

/** Functions that send the contract's Ether to whoever calls. */
export const arbitrarySendEth: Detector = {
  rule: "arbitrary-send-eth",
  severity: "high",
  confidence: "medium",
  find: function* find(contract) {
    for (const entry of ownEntries(contract)) {
      if (checksCaller(entry) || isInitializerGuarded(entry) || entry.kind !== "function") continue;
      const paid = paidToAnybody(entry).find(({ isEther }) => isEther);
      if (paid === undefined) continue;
      yield {
        node: paid.step.within === entry ? paid.step.node : entry.node,
        title: `${fullName(entry)} lets anybody take ${paid.isAll ? "all of the contract's Ether" : "any amount of Ether"}`,
        message: `Whoever calls ${entry.name} receives what belongs to the contract: neither the caller nor an account of theirs is looked at. Restrict it, or pay out only what the caller owns.`,
        related: [{ node: entry.node, message: "This function has no check of its caller." }],
      };
    }
  },
};
