import type { CategoryId } from "../taxonomy/categoryTable.ts";
import type { Subject } from "./subject.ts";

/** What a template makes of a subject: the part of the test that differs from problem to problem. */
export interface ProofPlan {
  readonly kind: "planned";
  /** The test that fails while the problem is there. */
  readonly attackTest: string;
  /** The test that passes before and after the fix: it shows that the test reaches the code in question. */
  readonly controlTest: string;
  /** Members of the test contract, Solidity. */
  readonly members: string;
  /** Contracts beside it, Solidity. */
  readonly contracts: string;
  /** What was derived and may be wrong, one sentence each. */
  readonly assumptions: readonly string[];
  /** What only a person knows, one phrase each; a test that lacks something is not run. */
  readonly missing: readonly string[];
}

/** What no template can do, and why: the rest of a sentence. */
export interface Unplanned {
  readonly kind: "unplanned";
  readonly reason: string;
}

/** One kind of problem that can be shown. */
export interface ProofTemplate {
  readonly name: string;
  /** What the test is about, for its first line. */
  readonly title: string;
  readonly categories: readonly CategoryId[];
  plan(subject: Subject): ProofPlan | Unplanned;
}

/** A test as it would stand in the Project. */
export interface ProofDraft {
  /** Root-relative POSIX path. */
  readonly path: string;
  readonly source: string;
  /** Root-relative POSIX path of the file whose contract it deploys. */
  readonly subject: string;
  readonly template: string;
  readonly attackTest: string;
  readonly controlTest: string;
  readonly assumptions: readonly string[];
  readonly missing: readonly string[];
}
