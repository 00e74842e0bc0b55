import { findTomlValueLine, lineText } from "./tomlPlaces.ts";
import { compilerKeys, ignoredKeys, pathKeys, snakeCase, testKeys } from "./foundryKeys.ts";
import type { FoundryRequest } from "./foundryConfig.ts";

/** A TOML table, keys as written. */
export type TomlTable = Readonly<Record<string, unknown>>;

/** True for a plain object, which is what the parser makes of a table. */
export function isTable(value: unknown): value is TomlTable {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** A value of the chosen profile and the place that states it. */
export interface ProfileEntry {
  readonly key: string;
  readonly value: unknown;
  readonly path: readonly string[];
}

/** The entries of a profile, keys in snake case; those of `default` first, so that a later entry of the same key wins. */
export function profileEntries(document: TomlTable, profile: string): ReadonlyMap<string, ProfileEntry> {
  const profiles = isTable(document["profile"]) ? document["profile"] : {};
  const names = profile === "default" ? ["default"] : ["default", profile];
  const entries = new Map<string, ProfileEntry>();
  for (const name of names) {
    const stated = isTable(profiles[name]) ? { table: profiles[name], path: ["profile", name] } : { table: document[name], path: [name] };
    if (!isTable(stated.table) || (stated.path.length === 1 && standaloneSections.has(name))) continue;
    for (const [written, value] of Object.entries(stated.table)) {
      const key = snakeCase(written);
      const inherited = entries.get(key)?.value;
      entries.set(key, {
        key,
        value: isTable(inherited) && isTable(value) ? { ...inherited, ...value } : value,
        path: [...stated.path, written],
      });
    }
  }
  return entries;
}

/** Sections that stand beside the profiles; a profile cannot be called so in the old notation. */
const standaloneSections = new Set([
  "rpc_endpoints",
  "etherscan",
  "fmt",
  "lint",
  "doc",
  "fuzz",
  "invariant",
  "labels",
  "dependencies",
  "soldeer",
  "vyper",
  "bind_json",
  "profile",
]);

/** Where a request is stated and what is said about it. */
export interface RequestPlace {
  /** The key's path in the file. */
  readonly path: readonly string[];
  readonly concerns: FoundryRequest["concerns"];
  readonly advice: string;
  /** One value of a list, to find its own line. */
  readonly value?: string;
}

/** What makes requests of one file: finds the line and quotes it. */
export function requestsOf(file: string, text: string) {
  return ({ path, concerns, advice, value = "" }: RequestPlace): FoundryRequest => {
    const line = findTomlValueLine(text, path, value);
    return { file, line, text: lineText(text, line), concerns, advice };
  };
}

const bareVersion = /^\d+\.\d+\.\d+$/;

/** The compiler version a profile asks for: a bare version passes, everything else is a path or a program to Foundry. */
export function solcVersion(value: unknown): string | undefined {
  return typeof value === "string" && bareVersion.test(value.trim()) ? value.trim() : undefined;
}

function isWideOpen(key: string, value: unknown): boolean {
  if (key === "ffi") return value === true;
  return (
    Array.isArray(value) &&
    value.some((entry) => isTable(entry) && entry["access"] !== false && !/^(?:\.\/)?(?:out|artifacts)\b/.test(String(entry["path"])))
  );
}

/** The advice on a compiler's path. */
export const noForeignCompiler = "Remove the path: HyperKit does not start a compiler that a repository brings.";

/** The requests of a profile's keys, paths excepted. */
export function keyRequests(entries: Iterable<ProfileEntry>, text: string): readonly FoundryRequest[] {
  const request = requestsOf("foundry.toml", text);
  const requests: FoundryRequest[] = [];
  const add = (path: readonly string[], concerns: FoundryRequest["concerns"], advice: string): void => {
    requests.push(request({ path, concerns, advice }));
  };
  for (const { key, value, path } of entries) {
    if ((key === "solc" || key === "solc_version") && solcVersion(value) === undefined) {
      add(path, "build", 'State the compiler as a version, such as "0.8.30": HyperKit does not start a compiler that a repository brings.');
    } else if (key === "vyper" && isTable(value) && "path" in value) {
      add([...path, "path"], "build", noForeignCompiler);
    } else if (key === "extends") {
      add(path, "build", "Copy the settings of the inherited file into foundry.toml; HyperKit reads that file alone.");
    } else if (testKeys.has(key)) {
      if (isWideOpen(key, value)) add(path, "test", "A build does not use it; it matters to tests and scripts only.");
    } else if (!pathKeys.has(key) && !compilerKeys.has(key) && !ignoredKeys.has(key)) {
      add(path, "build", `Remove the key ${key}, or check its spelling: HyperKit does not know what it changes.`);
    }
  }
  return requests;
}
