import type { ProofTemplate } from "./proofPlan.ts";
import { reentrancy } from "./templates/reentrancy.ts";
import { shareInflation } from "./templates/shareInflation.ts";
import { signatureReplay } from "./templates/signatureReplay.ts";
import { etherTaken, strangerCalls } from "./templates/stranger.ts";
import { txOrigin } from "./templates/txOrigin.ts";
import { uncheckedCall } from "./templates/uncheckedCall.ts";
import { weakRandomness } from "./templates/weakRandomness.ts";

/** Every kind of problem that HyperKit can show in a test. */
export const proofTemplates: readonly ProofTemplate[] = [
  reentrancy,
  etherTaken,
  strangerCalls,
  txOrigin,
  uncheckedCall,
  weakRandomness,
  shareInflation,
  signatureReplay,
];

/** The template for a finding's category; undefined where there is none. */
export function findTemplate(category: string): ProofTemplate | undefined {
  return proofTemplates.find(({ categories }) => categories.some((own) => own === category));
}
