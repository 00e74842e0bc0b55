import type { SolidityFunction } from "./program.ts";

/** True for a function that is nearly named like its contract, where a function of that very name would be the constructor. */
export function isMeantAsConstructor({ kind, name, contract }: SolidityFunction): boolean {
  if (kind !== "function" || !contract.program.compiler.startsWith("0.4.")) return false;
  return !contract.functions.some((each) => each.kind === "constructor") && isMeant(name, contract.name);
}

function isMeant(name: string, contract: string): boolean {
  const [a, b] = [name.toLowerCase(), contract.toLowerCase()];
  return a === "constructor" || a === b || (b.length >= 5 && distance(a, b) <= 2);
}

/** How many letters have to be changed, added or left out. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let at = 1; at <= a.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= b.length; to += 1) {
      const change = (row[to - 1] ?? 0) + (a[at - 1] === b[to - 1] ? 0 : 1);
      next.push(Math.min(change, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
