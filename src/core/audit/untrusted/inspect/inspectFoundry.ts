import { dirname, posix } from "node:path";
import { parse, TomlError } from "smol-toml";
import { compilerKeys, ignoredKeys, pathKeys, testKeys } from "../../../foundry/foundryKeys.ts";
import { isTable, profileEntries, solcVersion } from "../../../foundry/foundryToml.ts";
import type { ProfileEntry, TomlTable } from "../../../foundry/foundryToml.ts";
import { strings } from "../../../foundry/configuredPaths.ts";
import { remappingTarget, splitRemappings } from "../../../foundry/readRemappings.ts";
import { findTomlLine, findTomlValueLine } from "../../../foundry/tomlPlaces.ts";
import type { IntentKind, Statement } from "../intent.ts";

/** Where forge writes. */
const outputKeys = new Set(["out", "cache_path", "build_info_path", "broadcast", "snapshots", "test_failures_file"]);

/** What makes forge say less. */
const quietKeys = new Set(["skip", "ignored_error_codes", "ignored_error_codes_from", "ignored_warnings_from"]);

/** What a foundry.toml wants, in every profile. `file` is its POSIX path below the base. */
export function inspectFoundry(text: string, file: string): readonly Statement[] {
  let document: TomlTable;
  try {
    document = parse(text, { integersAsBigInt: "asNeeded" });
  } catch (error) {
    const line = error instanceof TomlError ? error.line - 1 : 0;
    return [{ kind: "unreadable", line, text: "it is not valid TOML" }];
  }
  const profiles = isTable(document["profile"]) ? Object.keys(document["profile"]) : [];
  const say = sayer(text);
  const entries = ["default", ...profiles].flatMap((profile) => [...profileEntries(document, profile).values()]);
  const vyper = isTable(document["vyper"]) ? [{ key: "vyper", value: document["vyper"], path: ["vyper"] }] : [];
  const lint = isTable(document["lint"]) ? [{ key: "lint", value: document["lint"], path: ["lint"] }] : [];
  return [...entries, ...vyper, ...lint].flatMap((entry) => [
    ...programs(entry, say),
    ...places(entry, say, file),
    ...silences(entry, say),
  ]);
}

/** The lines of a remappings.txt that lead out of the repository. */
export function inspectRemappings(text: string, file: string): readonly Statement[] {
  return splitRemappings(text).flatMap(({ line, text: remapping }) =>
    leadsOut(remappingTarget(remapping) ?? "", file) ? [{ kind: "remappingOutside", line, text: remapping }] : [],
  );
}

/** True for a path that, from the folder of a file, leaves the base. */
function leadsOut(path: string, file: string): boolean {
  const normal = posix.normalize(posix.join(posixFolder(file), path.replaceAll("\\", "/")));
  return posix.isAbsolute(path) || /^[A-Za-z]:/.test(path) || path.startsWith("~") || normal === ".." || normal.startsWith("../");
}

function posixFolder(file: string): string {
  return dirname(file).replaceAll("\\", "/");
}

/** Where something is stated: a key's path, and one value of a list where it matters. */
interface Place {
  readonly path: readonly string[];
  readonly value?: string;
}

type Say = (kind: IntentKind, place: Place, shown: string) => Statement;

function sayer(text: string): Say {
  return (kind, { path, value }, shown) => ({
    kind,
    line: value === undefined ? findTomlLine(text, path) : findTomlValueLine(text, path, value),
    text: shown,
  });
}

function programs({ key, value, path }: ProfileEntry, say: Say): readonly Statement[] {
  if (key === "solc" || key === "solc_version") {
    return solcVersion(value) === undefined ? [say("compilerPath", { path }, String(value))] : [];
  }
  if (key === "vyper") {
    return isTable(value) && "path" in value ? [say("compilerPath", { path: [...path, "path"] }, String(value["path"]))] : [];
  }
  if (key === "ffi") return value === true ? [say("ffi", { path }, "ffi = true")] : [];
  if (key === "fs_permissions" && Array.isArray(value)) {
    return value.flatMap((entry: unknown) =>
      isTable(entry) && entry["access"] !== false
        ? [say("fsPermissions", { path, value: String(entry["path"]) }, `${String(entry["access"])} ${String(entry["path"])}`)]
        : [],
    );
  }
  return [];
}

function places({ key, value, path }: ProfileEntry, say: Say, file: string): readonly Statement[] {
  const outside = strings(value).filter((stated) => leadsOut(key === "remappings" ? (remappingTarget(stated) ?? "") : stated, file));
  if (key === "remappings") return outside.map((stated) => say("remappingOutside", { path, value: stated }, stated));
  if (pathKeys.has(key)) return outside.map((stated) => say("outsidePath", { path, value: stated }, `${key} = ${stated}`));
  if (outputKeys.has(key)) return outside.map((stated) => say("writesOutside", { path, value: stated }, `${key} = ${stated}`));
  if (key === "extends") return [say("inheritedConfig", { path }, strings(value)[0] ?? "extends")];
  const isKnown = compilerKeys.has(key) || ignoredKeys.has(key) || testKeys.has(key);
  return isKnown ? [] : [say("unknownKey", { path }, key)];
}

function silences({ key, value, path }: ProfileEntry, say: Say): readonly Statement[] {
  if (quietKeys.has(key)) return Array.isArray(value) && value.length > 0 ? [say("buildSkips", { path }, `${key} (${value.length})`)] : [];
  if (key !== "lint" || !isTable(value)) return [];
  return ["ignore", "exclude_lints", "severity"].flatMap((name) => {
    const stated = value[name];
    if (!Array.isArray(stated) || stated.length === 0) return [];
    return [say("lintSilenced", { path: [...path, name] }, `${name}: ${stated.join(", ")}`)];
  });
}
