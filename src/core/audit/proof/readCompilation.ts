import { isNode } from "../hyperkit/ast/astNode.ts";
import type { AstNode } from "../hyperkit/ast/astNode.ts";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import type { Abi } from "../../foundry/abi.ts";

/** What one run of the compiler made of the sources. */
export interface Compilation {
  /** e.g. `0.8.30`. */
  readonly compiler: string;
  /** The syntax trees by absolute POSIX path. */
  readonly units: ReadonlyMap<string, AstNode>;
  /** By absolute POSIX path, then by the contract's name. */
  readonly abis: ReadonlyMap<string, ReadonlyMap<string, Abi>>;
}

const info = z.looseObject({
  solcVersion: z.string(),
  output: z.looseObject({
    sources: z.record(z.string(), z.looseObject({ ast: z.optional(z.unknown()) })),
    contracts: z.record(z.string(), z.record(z.string(), z.looseObject({ abi: z.array(z.looseObject({ type: z.string() })) }))),
  }),
});

/** Reads the build-infos of a folder, which `readBuildInfos` has given absolute names. One of an unknown shape is left out. */
export async function readCompilations(folder: string): Promise<readonly Compilation[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  const found = await Promise.all(
    names.map(async (file): Promise<readonly Compilation[]> => {
      const parsed = z.safeParse(info, JSON.parse(await readFile(join(folder, file), "utf8")));
      if (!parsed.success) return [];
      const { solcVersion, output } = parsed.data;
      const units = Object.entries(output.sources).flatMap(([path, { ast }]) => (isNode(ast) ? [[path, ast] as const] : []));
      const abis = Object.entries(output.contracts).map(
        // The compiler's own JSON: solc documents the shape of an ABI, and only names and types are taken from it.
        ([path, named]) => [path, new Map(Object.entries(named).map(([name, { abi }]) => [name, abi as unknown as Abi]))] as const,
      );
      return [{ compiler: solcVersion, units: new Map(units), abis: new Map(abis) }];
    }),
  );
  return found.flat();
}
