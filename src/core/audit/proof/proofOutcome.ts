import type { Problem } from "../../errors/problem.ts";
import type { ProofDraft } from "./proofPlan.ts";

/** What a run of a test showed. */
export type ProofVerdict =
  /** The attack worked; `gain` is what the test says was gained, e.g. `attacker 1 -> 11 ETH`. */
  | { readonly kind: "proven"; readonly gain: string }
  /** The test ran, reached the code, and the problem did not show. */
  | { readonly kind: "notProven" }
  /** The test says nothing: it does not compile, or its own preparation does not work with this contract. */
  | { readonly kind: "failed"; readonly problem: Problem };

/** A proven or unproven verdict and the exact code that it is about. */
export interface ProvenCode {
  /** `hashText` of everything that was compiled into the test's run, by root-relative POSIX path; without the test. */
  readonly files: Readonly<Record<string, string>>;
}

/** What `proveFinding` came to. A draft is there whenever a test could be written, so that a person can go on with it. */
export type ProofOutcome =
  | ({ readonly kind: "proven"; readonly gain: string; readonly draft: ProofDraft } & ProvenCode)
  | ({ readonly kind: "notProven"; readonly draft: ProofDraft } & ProvenCode)
  /** There is no template for it, or a value is missing that only a person knows. */
  | { readonly kind: "unsupported"; readonly problem: Problem; readonly draft?: ProofDraft }
  | { readonly kind: "failed"; readonly problem: Problem; readonly draft?: ProofDraft }
  | { readonly kind: "cancelled" };

/** Progress of a proof. */
export type ProofEvent =
  | { readonly kind: "step"; readonly operation: "prove"; readonly step: "build" | "test" }
  | { readonly kind: "line"; readonly operation: "prove"; readonly text: string };
