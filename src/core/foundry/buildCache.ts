import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isTable } from "./foundryToml.ts";

/** What forge's cache file says of one source; paths as forge writes them: root-relative, POSIX. */
export interface CachedSource {
  readonly imports: readonly string[];
  /** Contract name -> path of its artifact in the out folder, of the newest compiler that built it. */
  readonly artifacts: Readonly<Record<string, string>>;
  /** The compilers that built it, e.g. `0.8.30`; empty where it has no contract. */
  readonly compilers: readonly string[];
}

/** Forge's cache file; its text stands for everything it describes. */
export interface BuildCache {
  readonly text: string;
  readonly sources: ReadonlyMap<string, CachedSource>;
}

/** Reads the cache file in forge's cache folder; undefined when there is none or it is not what forge writes. */
export async function readBuildCache(cacheFolder: string): Promise<BuildCache | undefined> {
  const text = await readFile(join(cacheFolder, "solidity-files-cache.json"), "utf8").catch(() => undefined);
  const files = text === undefined ? undefined : filesOf(text);
  if (text === undefined || files === undefined) return undefined;
  return { text, sources: new Map(Object.entries(files).map(([path, entry]) => [toPosix(path), cachedSource(entry)])) };
}

/** The sources that a build of today's files would reach: those of the given folders and what they import. */
export function reachedSources(cache: BuildCache, folders: readonly string[]): ReadonlySet<string> {
  const isOwn = (path: string): boolean => folders.some((folder) => folder === "." || path.startsWith(`${folder}/`));
  const reached = new Set([...cache.sources.keys()].filter(isOwn));
  for (const path of reached) for (const imported of cache.sources.get(path)?.imports ?? []) reached.add(imported);
  return reached;
}

function filesOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const document: unknown = JSON.parse(text);
    return isTable(document) && isTable(document["files"]) ? document["files"] : undefined;
  } catch {
    return undefined;
  }
}

function cachedSource(entry: unknown): CachedSource {
  if (!isTable(entry)) return { imports: [], artifacts: {}, compilers: [] };
  const { imports, artifacts } = entry;
  const named = isTable(artifacts) ? Object.entries(artifacts) : [];
  return {
    compilers: [...new Set(named.flatMap(([, versions]) => (isTable(versions) ? Object.keys(versions) : [])))],
    imports: Array.isArray(imports) ? imports.filter((path) => typeof path === "string").map(toPosix) : [],
    artifacts: Object.fromEntries(
      named.flatMap(([name, versions]) => {
        const path = newestArtifact(versions);
        return path === undefined ? [] : [[name, path]];
      }),
    ),
  };
}

/** `{ "0.8.30": { "default": { path } } }` -> the path of the newest version. */
function newestArtifact(versions: unknown): string | undefined {
  if (!isTable(versions)) return undefined;
  const [newest] = Object.entries(versions).toSorted(([a], [b]) => b.localeCompare(a, "en", { numeric: true }));
  const profiles = isTable(newest?.[1]) ? Object.values(newest[1]) : [];
  return profiles.flatMap((profile) => (isTable(profile) && typeof profile["path"] === "string" ? [profile["path"]] : []))[0];
}

function toPosix(path: string): string {
  return path.replaceAll("\\", "/");
}
