import type { SourceRange } from "../../protocol/sourceRange.ts";

/** One error or warning of the compiler, on the exact range of the bytes it read. */
export interface CompilerDiagnostic {
  /** Root-relative POSIX path; outside sources are absolute. */
  readonly file: string;
  readonly range: SourceRange;
  readonly severity: "error" | "warning" | "info";
  /** solc's number, e.g. `2018`; empty when it gives none. */
  readonly code: string;
  readonly message: string;
  readonly related: readonly { readonly file: string; readonly range: SourceRange; readonly message: string }[];
}
