import type { Problem } from "../errors/problem.ts";
import type { ContractName } from "../foundry/contract.ts";
import type { CompilerDiagnostic } from "./diagnostic.ts";

/** What compiling one Project came to. Diagnostics are always the whole set of the Project, not only of what was recompiled. */
export type CompileOutcome =
  | {
      readonly kind: "compiled";
      /** False when any diagnostic is an error, or is one that the Project denies (`deny` in foundry.toml). */
      readonly succeeded: boolean;
      readonly diagnostics: readonly CompilerDiagnostic[];
      readonly contracts: readonly ContractName[];
      readonly durationMs: number;
    }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "cancelled" };

/** Progress of a compilation. */
export type CompileEvent =
  | { readonly kind: "started"; readonly operation: "compile"; readonly root: string }
  | { readonly kind: "line"; readonly operation: "compile"; readonly text: string };
