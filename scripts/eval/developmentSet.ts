import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod/mini";
import type { OutlineSymbol } from "../../src/core/solidity/outlineSymbol.ts";
import { readOutline } from "../../src/core/solidity/readOutline.ts";
import { paths } from "../setup/paths.ts";

/** What is known of one pair: `labels/<name>.json`. */
const label = z.strictObject({
  category: z.string(),
  swc: z.optional(z.string()),
  /** Categories that say the same weakness in other words: no label, and no false alarm either. */
  also: z.optional(z.array(z.string())),
  declarations: z.array(z.string()).check(z.minLength(1)),
  why: z.string(),
});

/** Lines of a source, from 0, both included. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** A vulnerable contract with its fixed twin. */
export interface LabelledPair extends z.infer<typeof label> {
  /** The file's name without its ending, the same in `vulnerable/` and `fixed/`. */
  readonly name: string;
  /** Where the declarations stand in the vulnerable file; `undefined` for one that is not there. */
  readonly places: readonly (LineRange | undefined)[];
}

/** The folders of contracts in the set. */
export type SetFolder = "vulnerable" | "fixed" | "decoys";

/** The set's own folder. */
export const setFolder = join(paths.root, "test", "eval", "audit");

/** The names of a folder's contracts, sorted. */
export async function listContracts(folder: SetFolder): Promise<readonly string[]> {
  return namesIn(folder, ".sol");
}

/** The text of one contract. */
export async function readContract(folder: SetFolder, name: string): Promise<string> {
  return readFile(join(setFolder, folder, `${name}.sol`), "utf8");
}

/** Every pair of the set. Rejects when a label is not of the documented form. */
export async function readPairs(): Promise<readonly LabelledPair[]> {
  const names = await namesIn("labels", ".json");
  return Promise.all(
    names.map(async (name) => {
      const known = label.parse(JSON.parse(await readFile(join(setFolder, "labels", `${name}.json`), "utf8")));
      const source = await readContract("vulnerable", name);
      return { ...known, name, places: known.declarations.map((path) => findDeclaration(source, path)) };
    }),
  );
}

/** The line of compilers that a contract asks for, e.g. `0.8`. */
export function compilerLine(source: string): string {
  const [, line] = /^pragma solidity \^(0\.\d+)\.\d+;$/m.exec(source) ?? [];
  if (line === undefined) throw new Error("A contract of the set needs a pragma of the form ^0.8.20.");
  return line;
}

/** The lines of a declaration: `Contract`, or `Contract.function` with all overloads from the first to the last. */
function findDeclaration(source: string, path: string): LineRange | undefined {
  const [contract = "", member] = path.split(".");
  const holder = readOutline(source).filter(({ name }) => name === contract);
  const found: readonly OutlineSymbol[] =
    member === undefined ? holder : holder.flatMap(({ children }) => children).filter(({ name }) => name === member);
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { start: lineAt(source, first.whole.start), end: lineAt(source, last.whole.end - 1) };
}

function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split("\n").length - 1;
}

async function namesIn(folder: string, ending: string): Promise<readonly string[]> {
  const names = await readdir(join(setFolder, folder));
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .toSorted();
}
