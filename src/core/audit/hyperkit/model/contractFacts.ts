import { stepsOf } from "./steps.ts";
import type { Step } from "./steps.ts";
import { signatureOf } from "./program.ts";
import type { Contract, SolidityFunction } from "./program.ts";

const entries = new WeakMap<Contract, readonly SolidityFunction[]>();

/** What others can call of a contract, inherited functions included: the most derived one of each signature. */
export function entriesOf(contract: Contract): readonly SolidityFunction[] {
  const known = entries.get(contract);
  if (known !== undefined) return known;
  const bySignature = new Map<string, SolidityFunction>();
  for (const each of contract.lineage.flatMap(({ functions }) => functions)) {
    const key = `${each.kind} ${signatureOf(each)}`;
    if (each.isEntry && each.body !== undefined && !bySignature.has(key)) bySignature.set(key, each);
  }
  const found = [...bySignature.values()];
  entries.set(contract, found);
  return found;
}

/** The functions that a contract declares itself and that others can call and may change state with. */
export function ownEntries(contract: Contract): readonly SolidityFunction[] {
  return contract.functions.filter(({ isEntry, isView, body }) => isEntry && !isView && body !== undefined);
}

/** Every function of a contract and of what it inherits from, overridden ones included. */
export function allFunctions(contract: Contract): readonly SolidityFunction[] {
  return contract.lineage.flatMap(({ functions }) => functions.filter(({ body }) => body !== undefined));
}

/** A step that writes a state variable. */
export type WriteStep = Extract<Step, { readonly kind: "write" }>;

/** The variables that a function writes, directly or through others. */
export function writesOf(from: SolidityFunction): readonly WriteStep[] {
  return stepsOf(from).filter((step) => step.kind === "write");
}

/** `Contract.function` for messages. */
export function fullName({ contract, name, kind }: SolidityFunction): string {
  return `${contract.name}.${name || kind}`;
}
