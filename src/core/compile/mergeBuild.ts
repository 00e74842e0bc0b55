import type { CompilerDiagnostic } from "./diagnostic.ts";
import type { StoredSource } from "./diagnosticStore.ts";
import { projectFile } from "./placeDiagnostics.ts";

/** The stored sources of a Project, by path. */
export type StoredSources = Readonly<Record<string, StoredSource>>;

/** One successful run of forge; paths as `projectPath` gives them. */
export interface Build {
  /** What the run compiled, with the compilers that did. */
  readonly compiled: ReadonlyMap<string, readonly string[]>;
  readonly diagnostics: readonly CompilerDiagnostic[];
  /** Every source that belongs to the Project now. */
  readonly reached: ReadonlySet<string>;
}

/**
 * What a cold build of today's files would report, from what earlier runs and this one reported. Undefined: it cannot be told
 * apart (sources shared between compiler versions, whose warnings do not say which version gave them), build anew.
 * `before` is undefined for a cold build.
 */
export function mergeBuild(before: StoredSources | undefined, { compiled, diagnostics, reached }: Build): StoredSources | undefined {
  if (before !== undefined && isAmbiguous(before, compiled, reached)) return undefined;
  const byFile = Map.groupBy(diagnostics, ({ file }) => file);
  const isNew = (file: string): boolean =>
    compiled.has(file) || before?.[file] === undefined || (file === projectFile && compiled.size > 0);
  const fresh = [...new Set([...compiled.keys(), ...byFile.keys(), projectFile])].filter(isNew);
  const entries = fresh.map((file) => [file, { versions: compiled.get(file) ?? [], diagnostics: byFile.get(file) ?? [] }] as const);
  const merged = { ...before, ...Object.fromEntries(entries) };
  return Object.fromEntries(Object.entries(merged).filter(([file]) => file === projectFile || reached.has(file)));
}

function isAmbiguous(before: StoredSources, compiled: Build["compiled"], reached: ReadonlySet<string>): boolean {
  const known = Object.entries(before).filter(([file]) => file !== projectFile);
  const hasChanged = compiled.size > 0 || known.some(([file]) => !reached.has(file));
  if (hasChanged && known.some(([, { versions }]) => versions.length > 1)) return true;
  return [...compiled].some(([file, versions]) => before[file] !== undefined && before[file].versions.join() !== versions.join());
}
