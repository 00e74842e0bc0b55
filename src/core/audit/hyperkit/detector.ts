import type { Confidence, Severity } from "../finding.ts";
import type { AstNode } from "./ast/astNode.ts";
import type { Contract } from "./model/program.ts";

/** A statement about a place, and the places that explain it. */
export interface Hit {
  readonly node: AstNode;
  /** One line without a full stop, e.g. `Vault.sweep can be called by anybody and sends the whole balance`. */
  readonly title: string;
  /** What goes wrong there, and what mends it, in plain sentences. */
  readonly message: string;
  /** Where it is another one than the detector's. */
  readonly severity?: Detector["severity"];
  readonly related?: readonly { readonly node: AstNode; readonly message: string }[];
}

/** One rule of HyperKit's own analyzer. */
export interface Detector {
  /** Also the name of its file, in kebab case. */
  readonly rule: string;
  readonly severity: Exclude<Severity, "gas">;
  readonly confidence: Confidence;
  /** Looks at one of the Project's own contracts: each function is looked at in the contract that declares it. Pure; may throw for a bug only. */
  find(contract: Contract): Iterable<Hit>;
}
