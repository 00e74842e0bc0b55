/**
 * Who may call. `restricted`: something on the way depends on the caller, in the modifiers that are named or, without any, in the function.
 * `unknown`: a modifier of the function was not in the build. That a check is there does not say that it is enough.
 */
export type EntryAccess =
  | { readonly kind: "anyone" }
  | { readonly kind: "restricted"; readonly modifiers: readonly string[] }
  | { readonly kind: "unknown"; readonly modifiers: readonly string[] };

/** A function that others can call after the deployment and that may change state. */
export interface EntryPoint {
  /** With the types of its parameters; `receive` and `fallback` for those. */
  readonly signature: string;
  readonly isPayable: boolean;
  readonly access: EntryAccess;
  /** Where it is declared: the contract, its file (root-relative) and its line from zero. */
  readonly declaredIn: string;
  readonly file: string;
  readonly line: number;
}

/** A contract of the Project that can be deployed, with all of its entry points, inherited ones included. */
export interface ContractEntries {
  readonly name: string;
  readonly file: string;
  readonly entries: readonly EntryPoint[];
}
