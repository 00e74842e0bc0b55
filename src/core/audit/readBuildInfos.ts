import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import * as z from "zod/mini";
import { createAnalysedFile } from "./analysedFile.ts";
import type { AnalysedFile } from "./analysedFile.ts";

/** One run of a compiler; an AST is not looked at here, and absent where the compiler gave none. */
export interface Compilation {
  readonly compiler: string;
  readonly asts: ReadonlyMap<string, unknown>;
}

/** What a build compiled. */
export interface BuildContent {
  readonly kind: "read";
  /** How many contracts, interfaces and libraries the compiler made, of every compilation together. */
  readonly contracts: number;
  /** The exact bytes that were compiled, by absolute path with `/` on every system. */
  readonly files: ReadonlyMap<string, AnalysedFile>;
  /** Every remapping forge compiled with, its own included; targets are absolute or relative to the root. */
  readonly remappings: readonly string[];
  /** Every compilation: its compiler, and the AST of each file by absolute path with `/` on every system. */
  readonly compilations: readonly Compilation[];
  /** The compilers, e.g. `0.8.30`; where there is one, it compiled everything. */
  readonly compilers: readonly string[];
  /** What each file imports, and how many contracts were made of it; keys and imports as in `files`. */
  readonly units: ReadonlyMap<string, CompiledUnit>;
}

/** What the compiler made of one file. */
export interface CompiledUnit {
  readonly imports: readonly string[];
  readonly contracts: number;
}

const node = z.looseObject({ absolutePath: z.optional(z.string()) });
const ast = z.looseObject({ absolutePath: z.optional(z.string()), nodes: z.optional(z.array(node)) });
const buildInfo = z.looseObject({
  input: z.looseObject({
    sources: z.record(z.string(), z.looseObject({ content: z.string() })),
    settings: z.optional(z.looseObject({ remappings: z.optional(z.array(z.string())) })),
  }),
  solcVersion: z.optional(z.string()),
  output: z.looseObject({
    sources: z.record(z.string(), z.looseObject({ ast: z.optional(ast) })),
    contracts: z.optional(z.record(z.string(), z.record(z.string(), z.unknown()))),
  }),
});

type BuildInfo = z.infer<typeof buildInfo>;

/**
 * Reads forge's build-info and rewrites it in place with absolute source names. slither looks a relative name up in its working
 * folder, in `contracts/`, in `node_modules/` and below a package's name, in this order, so that a repository could put a decoy
 * where the real source is expected; and it could only resolve them with the repository as its working folder.
 */
export async function readBuildInfos(
  folder: string,
  root: string,
): Promise<BuildContent | { readonly kind: "unreadable"; readonly reason: string }> {
  const files = new Map<string, AnalysedFile>();
  const remappings = new Set<string>();
  const compilers = new Set<string>();
  const compilations: Compilation[] = [];
  const units = new Map<string, CompiledUnit>();
  for (const name of await readdir(folder)) {
    if (!name.endsWith(".json")) continue;
    const file = join(folder, name);
    const parsed = parse(await readFile(file, "utf8"));
    if (typeof parsed === "string") return { kind: "unreadable", reason: `${name}: ${parsed}` };
    for (const [source, { content }] of Object.entries(parsed.input.sources)) {
      const path = resolve(root, source);
      files.set(posix(path), createAnalysedFile(posix(relative(root, path)), Buffer.from(content, "utf8")));
    }
    for (const remapping of parsed.input.settings?.remappings ?? []) remappings.add(remapping);
    if (parsed.solcVersion !== undefined) compilers.add(parsed.solcVersion);
    const asts = Object.entries(parsed.output.sources).map(([source, { ast: tree }]) => [posix(resolve(root, source)), tree] as const);
    compilations.push({ compiler: parsed.solcVersion ?? "", asts: new Map(asts) });
    for (const [path, unit] of unitsOf(parsed, root)) units.set(path, joinUnits(units.get(path), unit));
    await writeFile(file, JSON.stringify(withAbsoluteNames(parsed, root)));
  }
  const contracts = [...units.values()].reduce((sum, unit) => sum + unit.contracts, 0);
  return { kind: "read", contracts, files, compilations, units, remappings: [...remappings], compilers: [...compilers] };
}

function unitsOf({ output }: BuildInfo, root: string): ReadonlyMap<string, CompiledUnit> {
  return new Map(
    Object.entries(output.sources).map(([source, { ast: tree }]) => {
      const imports = (tree?.nodes ?? []).flatMap(({ absolutePath: path }) => (path === undefined ? [] : [posix(resolve(root, path))]));
      const contracts = Object.keys(output.contracts?.[source] ?? {}).length;
      return [posix(resolve(root, source)), { imports: [...new Set(imports)].toSorted(), contracts }];
    }),
  );
}

/** A file that two compilers read is in the build twice. */
function joinUnits(one: CompiledUnit | undefined, other: CompiledUnit): CompiledUnit {
  if (one === undefined) return other;
  return { imports: [...new Set([...one.imports, ...other.imports])].toSorted(), contracts: one.contracts + other.contracts };
}

function parse(text: string): BuildInfo | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return String(error);
  }
  const parsed = z.safeParse(buildInfo, value);
  return parsed.success ? parsed.data : z.prettifyError(parsed.error);
}

function withAbsoluteNames(info: BuildInfo, root: string): BuildInfo {
  const absolute = (name: string): string => posix(resolve(root, name));
  const renamed = <T>(entries: Readonly<Record<string, T>>, change: (value: T) => T = (value) => value): Record<string, T> =>
    Object.fromEntries(Object.entries(entries).map(([name, value]) => [absolute(name), change(value)]));
  const located = <T extends { absolutePath?: string | undefined }>(value: T): T =>
    value.absolutePath === undefined ? value : { ...value, absolutePath: absolute(value.absolutePath) };
  return {
    ...info,
    input: { ...info.input, sources: renamed(info.input.sources) },
    output: {
      ...info.output,
      sources: renamed(info.output.sources, (source) => {
        if (source.ast === undefined) return source;
        const { nodes } = source.ast;
        // Only the unit and its imports name files.
        return { ...source, ast: { ...located(source.ast), ...(nodes === undefined ? {} : { nodes: nodes.map(located) }) } };
      }),
      ...(info.output.contracts === undefined ? {} : { contracts: renamed(info.output.contracts) }),
    },
  };
}

function posix(path: string): string {
  return path.split(sep).join("/");
}
