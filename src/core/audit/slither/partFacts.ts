import { readFile } from "node:fs/promises";
import { readOutline } from "../../solidity/readOutline.ts";
import type { OutlineSymbol } from "../../solidity/outlineSymbol.ts";

/** A contract of which nothing has a body: what slither may find another contract to be missing. */
export interface Signature {
  readonly name: string;
  /** Names of all functions it asks for, as far as they can be told: never one too many. Empty: it cannot be told. */
  readonly functions: ReadonlySet<string>;
}

/** What one file declares, from its text alone. */
export interface FileFacts {
  readonly contracts: readonly string[];
  /** Everything in it that could answer a call: functions and variables of any contract. */
  readonly callable: ReadonlySet<string>;
  /** True where what slither finds in it cannot depend on who imports it: interfaces and types alone. */
  readonly isInert: boolean;
  readonly symbols: readonly OutlineSymbol[];
}

/** Reads the facts of files, one after the other, so that nobody waits for all of them. Undefined: one cannot be read. */
export async function readFacts(paths: readonly string[]): Promise<ReadonlyMap<string, FileFacts> | undefined> {
  const facts = new Map<string, FileFacts>();
  for (const path of paths) {
    const text = await readFile(path, "utf8").catch(() => undefined);
    if (text === undefined) return undefined;
    facts.set(path, factsOf(text));
  }
  return facts;
}

/** The facts of one source. */
export function factsOf(text: string): FileFacts {
  const symbols = readOutline(text);
  const contracts = symbols.filter(isContract);
  const callable = contracts.flatMap(({ children }) => children.filter(({ kind }) => callables.has(kind)).map(({ name }) => name));
  return {
    contracts: contracts.map(({ name }) => name),
    callable: new Set(callable),
    isInert: !/\busing\b/.test(text) && symbols.every(({ kind }) => inert.has(kind)),
    symbols,
  };
}

const callables = new Set<OutlineSymbol["kind"]>(["function", "variable", "constant"]);
const inert = new Set<OutlineSymbol["kind"]>(["interface", "struct", "enum", "event", "error", "type"]);

function isContract({ kind }: OutlineSymbol): boolean {
  return kind === "contract" || kind === "interface" || kind === "library";
}

/** The contracts of a file that are nothing but signatures, those of their bases included where the names lead to one contract each. */
export function signaturesIn(facts: FileFacts, all: ReadonlyMap<string, readonly OutlineSymbol[]>): readonly Signature[] {
  return facts.symbols.filter(isContract).flatMap((symbol) => {
    const chain = withBases(symbol, all);
    const functions = chain.flatMap(({ children }) => children.filter(({ kind }) => kind === "function"));
    if (functions.some(({ body }) => body !== undefined) || (functions.length === 0 && symbol.detail === "")) return [];
    return [{ name: symbol.name, functions: new Set(functions.map(({ name }) => name)) }];
  });
}

/** Every contract by its name. */
export function contractsByName(facts: ReadonlyMap<string, FileFacts>): ReadonlyMap<string, readonly OutlineSymbol[]> {
  const named = new Map<string, OutlineSymbol[]>();
  for (const { symbols } of facts.values())
    for (const symbol of symbols.filter(isContract)) named.set(symbol.name, [...(named.get(symbol.name) ?? []), symbol]);
  return named;
}

function withBases(symbol: OutlineSymbol, all: ReadonlyMap<string, readonly OutlineSymbol[]>): readonly OutlineSymbol[] {
  const chain = new Set([symbol]);
  for (const { detail } of chain) {
    for (const name of detail.match(/[A-Za-z_$][\w$]*/g) ?? []) {
      const [base, another] = all.get(name) ?? [];
      if (base !== undefined && another === undefined) chain.add(base);
    }
  }
  return [...chain];
}
