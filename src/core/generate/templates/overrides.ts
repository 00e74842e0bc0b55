import { libraryContract, sharedFunctions } from "./openZeppelinContracts.ts";
import type { LibraryContractName, SharedFunction, SharedFunctionName } from "./openZeppelinContracts.ts";

/** A function that a contract must override because it inherits more than one implementation. */
export interface RequiredOverride {
  readonly function: SharedFunction;
  /** What stands in `override(...)`, in the order of inheritance. */
  readonly bases: readonly LibraryContractName[];
}

/** On each path from a base upwards, the first contract that implements the function: exactly what solc wants to be named. */
function firstImplementers(base: string, name: SharedFunctionName): readonly string[] {
  const contract = libraryContract(base);
  if (contract.implements.includes(name)) return [base];
  return contract.parents.flatMap((parent) => firstImplementers(parent, name));
}

/** The overrides that a contract with these direct bases owes, in a stable order; `bases` is in the order of inheritance. */
export function requiredOverrides(bases: readonly LibraryContractName[]): readonly RequiredOverride[] {
  const names = Object.keys(sharedFunctions) as readonly SharedFunctionName[]; // the keys of a constant
  return names.flatMap((name) => {
    const found = new Set(bases.flatMap((base) => firstImplementers(base, name)));
    return found.size < 2 ? [] : [{ function: sharedFunctions[name], bases: bases.filter((base) => found.has(base)) }];
  });
}
