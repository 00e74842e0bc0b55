import { join } from "node:path";
import { reachedSources } from "./buildCache.ts";
import type { BuildCache } from "./buildCache.ts";
import type { ContractName } from "./contract.ts";
import type { FoundryConfig } from "./foundryConfig.ts";

/** The folders whose sources forge compiles for their own sake. */
export function sourceFolders(config: FoundryConfig): readonly string[] {
  return [config.src, config.test, config.script];
}

/** The contracts of a build, from forge's cache file alone: own sources first, then by source and name. */
export function listContracts(cache: BuildCache, config: FoundryConfig, outFolder: string): readonly ContractName[] {
  const isOwn = ownSourceOf(config);
  const names: ContractName[] = [];
  for (const source of reachedSources(cache, sourceFolders(config))) {
    for (const [name, path] of Object.entries(cache.sources.get(source)?.artifacts ?? {}))
      names.push({ source, name, artifactPath: join(outFolder, path), ownSource: isOwn(source) });
  }
  return names.toSorted((a, b) => Number(b.ownSource) - Number(a.ownSource) || compare(a.source, b.source) || compare(a.name, b.name));
}

/** Tells the Project's product from its tests, scripts and libraries, also where `src` is the root itself. */
export function ownSourceOf({ src, test, script, libs }: FoundryConfig): (source: string) => boolean {
  const below = (folder: string, source: string): boolean => folder === "." || source.startsWith(`${folder}/`);
  const others = [test, script, ...libs].filter((folder) => folder !== src && !below(folder, `${src}/`));
  return (source) => below(src, source) && !/\.[ts]\.sol$/.test(source) && !others.some((folder) => below(folder, source));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
