import type { OwaspRisk } from "./owaspRisks.ts";

/** What a finding can be about. Its id is its key in the table, and a part of the fingerprint of its findings. */
export interface Category {
  /** A few words, without a full stop. */
  readonly title: string;
  /** One or two plain sentences: what goes wrong where it is true. */
  readonly why: string;
  /** Entry of the SWC registry that is about the same; absent where there is none. */
  readonly swc?: `SWC-1${number}`;
  /** The most exact weakness of MITRE's CWE; absent where it is no weakness. */
  readonly cwe?: `CWE-${number}`;
  /** Risk of the OWASP Smart Contract Top 10 (2025) that it is a case of; absent where it is a case of none. */
  readonly owasp?: OwaspRisk;
}
