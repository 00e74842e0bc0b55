import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { problem } from "../errors/problem.ts";
import { createAllowedArea } from "./allowedArea.ts";
import { readDotEnv } from "./dotEnv.ts";
import { compilerKeys } from "./foundryKeys.ts";
import { isTable, keyRequests, profileEntries, requestsOf, solcVersion } from "./foundryToml.ts";
import { remappingAllowed, splitRemappings } from "./readRemappings.ts";
import { findForeignLinks } from "./sourceLinks.ts";
import type { Problem } from "../errors/problem.ts";
import type { AllowedArea } from "./allowedArea.ts";
import type { FoundryConfig, FoundryRequest } from "./foundryConfig.ts";
import type { ProfileEntry, TomlTable } from "./foundryToml.ts";
import type { Project } from "./project.ts";

/** What to read: a Project and the name of the profile (`default` unless the person chose another). */
export interface FoundryConfigInput {
  readonly project: Project;
  readonly profile: string;
}

/** The configuration, or why there is none. */
export type FoundryConfigOutcome =
  | { readonly kind: "ok"; readonly config: FoundryConfig }
  | { readonly kind: "failed"; readonly problem: Problem };

/** What the reading steps share. */
interface Reading {
  readonly text: string;
  readonly entries: ReadonlyMap<string, ProfileEntry>;
  readonly area: AllowedArea;
}

/**
 * Reads a Project's foundry.toml, remappings.txt and the names in its `.env` without asking forge, which would start what the
 * file names. Everything beyond the allow-list is in `requests`; nothing of it is in the rest of the configuration.
 */
export async function readFoundryConfig(input: FoundryConfigInput): Promise<FoundryConfigOutcome> {
  const { root } = input.project;
  const file = join(root, "foundry.toml");
  let text: string;
  try {
    text = (await readFile(file, "utf8")).replace(/^\uFEFF/, "");
  } catch (error) {
    return { kind: "failed", problem: problem("foundryTomlUnreadable", { reason: reasonOf(error) }, { place: { file, line: 0 } }) };
  }
  const parsed = await parse(text, file);
  if (parsed.kind === "failed") return parsed;
  const { document } = parsed;
  const entries = profileEntries(document, input.profile);
  const reading: Reading = { text, entries, area: createAllowedArea(root) };
  const folders = sourceFolders(reading);
  const remappings = await readRemappings(reading);
  const requests = [
    ...keyRequests(entries.values(), text),
    ...vyperRequests(document, text),
    ...(await pathRequests(reading)),
    ...remappings.requests,
    ...(await dotEnvRequests(root)),
    ...(await linkRequests(reading, [folders.src, folders.test, folders.script, ...folders.libs])),
  ];
  return {
    kind: "ok",
    config: {
      profile: input.profile,
      ...folders,
      remappings: remappings.allowed,
      compiler: await compilerSettings(reading),
      rpcEndpoints: rpcEndpoints(document, entries),
      requests,
    },
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
}

type Parsed = { readonly kind: "ok"; readonly document: TomlTable } | { readonly kind: "failed"; readonly problem: Problem };

async function parse(text: string, file: string): Promise<Parsed> {
  const { parse: parseToml, TomlError } = await import("smol-toml");
  try {
    return { kind: "ok", document: parseToml(text, { integersAsBigInt: "asNeeded" }) };
  } catch (error) {
    const line = error instanceof TomlError ? error.line : 1;
    const reason = reasonOf(error).replace(/^Invalid TOML document: /, "");
    return {
      kind: "failed",
      problem: problem("foundryTomlSyntax", { reason, line }, { details: String(error), place: { file, line: line - 1 } }),
    };
  }
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : typeof value === "string" ? [value] : [];
}

/** A path as written, as a root-relative POSIX path; it may lead out of the root. */
function rootRelative(root: string, path: string): string {
  return relative(root, resolve(root, path)).split(sep).join("/") || ".";
}

/** The source folders; where foundry.toml is silent, what forge itself would find. */
function sourceFolders({ entries, area }: Reading) {
  const { root } = area;
  const folder = (key: string, otherwise: string): string => rootRelative(root, strings(entries.get(key)?.value)[0] ?? otherwise);
  const has = (name: string): boolean => existsSync(join(root, name));
  const found = [...(has("lib") || !has("node_modules") ? ["lib"] : []), ...(has("node_modules") ? ["node_modules"] : [])];
  return {
    src: folder("src", !has("src") && has("contracts") ? "contracts" : "src"),
    test: folder("test", "test"),
    script: folder("script", "script"),
    libs: entries.has("libs") ? strings(entries.get("libs")?.value).map((lib) => rootRelative(root, lib)) : found,
  };
}

async function pathRequests({ text, entries, area }: Reading): Promise<readonly FoundryRequest[]> {
  const request = requestsOf("foundry.toml", text);
  const requests: FoundryRequest[] = [];
  for (const key of ["src", "test", "script"]) {
    const entry = entries.get(key);
    if (entry === undefined || (await area.insideRoot(strings(entry.value)[0] ?? "\0"))) continue;
    requests.push(request(entry.path, "build", `Keep the ${key} folder inside the project.`));
  }
  for (const key of ["libs", "include_paths", "allow_paths"]) {
    const entry = entries.get(key);
    for (const path of strings(entry?.value)) {
      if (entry !== undefined && !(await area.allows(path)))
        requests.push(request(entry.path, "build", `Keep ${path} inside the repository: HyperKit compiles nothing from outside.`));
    }
  }
  return requests;
}

async function readRemappings({ text, entries, area }: Reading) {
  const stated = entries.get("remappings");
  const request = requestsOf("foundry.toml", text);
  const allowed: string[] = [];
  const requests: FoundryRequest[] = [];
  const file = await readFile(join(area.root, "remappings.txt"), "utf8").catch(() => "");
  const advice = (remapping: string): string => `Point ${remapping} inside the repository: HyperKit compiles nothing from outside.`;
  for (const entry of splitRemappings(file)) {
    if (await remappingAllowed(entry.text, area)) allowed.push(entry.text);
    else requests.push({ file: "remappings.txt", line: entry.line, text: entry.text, concerns: "build", advice: advice(entry.text) });
  }
  for (const remapping of strings(stated?.value)) {
    if (await remappingAllowed(remapping, area)) allowed.push(remapping);
    else if (stated !== undefined) requests.push(request(stated.path, "build", advice(remapping)));
  }
  return { allowed, requests };
}

async function dotEnvRequests(root: string): Promise<readonly FoundryRequest[]> {
  const text = await readFile(join(root, ".env"), "utf8").catch(() => "");
  return readDotEnv(text).map(({ line, name, text: shown, concerns }) => ({
    file: ".env",
    line,
    text: shown,
    concerns,
    advice: `Remove ${name} from .env; a setting of the project belongs in foundry.toml.`,
  }));
}

async function linkRequests({ area }: Reading, folders: readonly string[]): Promise<readonly FoundryRequest[]> {
  const links = await findForeignLinks(
    folders.filter((folder) => !folder.split("/").includes("node_modules")).map((folder) => resolve(area.root, folder)),
    area,
  );
  return links.map(({ path, target }) => ({
    file: rootRelative(area.root, path),
    line: 0,
    text: `link to ${target}`,
    concerns: "build",
    advice: "Replace the link by the file itself: HyperKit compiles nothing from outside the repository.",
  }));
}

function vyperRequests(document: TomlTable, text: string): readonly FoundryRequest[] {
  const vyper = document["vyper"];
  if (!isTable(vyper) || !("path" in vyper)) return [];
  return [
    requestsOf("foundry.toml", text)(
      ["vyper", "path"],
      "build",
      "Remove the path: HyperKit does not start a compiler that a repository brings.",
    ),
  ];
}

async function compilerSettings({ entries, area }: Reading): Promise<Readonly<Record<string, unknown>>> {
  const settings: Record<string, unknown> = {};
  for (const { key, value } of entries.values()) if (compilerKeys.has(key)) settings[key] = value;
  const version = solcVersion(entries.get("solc")?.value ?? entries.get("solc_version")?.value);
  if (version !== undefined) settings["solc"] = version;
  for (const key of ["include_paths", "allow_paths"]) {
    const allowed: string[] = [];
    for (const path of strings(entries.get(key)?.value)) if (await area.allows(path)) allowed.push(path);
    if (allowed.length > 0) settings[key] = allowed;
  }
  return settings;
}

function rpcEndpoints(document: TomlTable, entries: ReadonlyMap<string, ProfileEntry>): Readonly<Record<string, string>> {
  const table = entries.get("rpc_endpoints")?.value ?? document["rpc_endpoints"];
  if (!isTable(table)) return {};
  const url = (value: unknown): unknown => (isTable(value) ? (value["endpoint"] ?? value["url"]) : value);
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, value]) => (typeof url(value) === "string" ? [[name, String(url(value))]] : [])),
  );
}
