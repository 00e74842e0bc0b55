import type { ProofTemplate } from "./proofPlan.ts";
import { reentrancy } from "./templates/reentrancy.ts";
import { etherTaken, strangerCalls } from "./templates/stranger.ts";
import { txOrigin } from "./templates/txOrigin.ts";
import { uncheckedCall } from "./templates/uncheckedCall.ts";

/** Every kind of problem that HyperKit can show in a test. */
export const proofTemplates: readonly ProofTemplate[] = [reentrancy, etherTaken, strangerCalls, txOrigin, uncheckedCall];

/** The template for a finding's category; undefined where there is none. */
export function findTemplate(category: string): ProofTemplate | undefined {
  return proofTemplates.find(({ categories }) => categories.some((own) => own === category));
}
