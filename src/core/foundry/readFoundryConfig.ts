import { join } from "node:path";
import { problem } from "../errors/problem.ts";
import { createAllowedArea } from "./allowedArea.ts";
import { readConfiguredPaths, strings } from "./configuredPaths.ts";
import { readDotEnv } from "./dotEnv.ts";
import { compilerKeys } from "./foundryKeys.ts";
import { isTable, keyRequests, noForeignCompiler, profileEntries, requestsOf, solcVersion } from "./foundryToml.ts";
import { readOwnFile, reasonOf } from "./readOwnFile.ts";
import { remappingAllowed, splitRemappings } from "./readRemappings.ts";
import type { Problem } from "../errors/problem.ts";
import type { AllowedArea } from "./allowedArea.ts";
import type { Reading } from "./configuredPaths.ts";
import type { FoundryConfig, FoundryRequest } from "./foundryConfig.ts";
import type { ProfileEntry, TomlTable } from "./foundryToml.ts";
import type { Project } from "./project.ts";
import type { OwnFile } from "./readOwnFile.ts";

/** What to read: a Project and the name of the profile (`default` unless the person chose another). */
export interface FoundryConfigInput {
  readonly project: Project;
  readonly profile: string;
  /** Read in place of the foundry.toml that a folder has not. */
  readonly stated?: string;
}

/** The configuration, or why there is none. */
export type FoundryConfigOutcome =
  | { readonly kind: "ok"; readonly config: FoundryConfig }
  | { readonly kind: "failed"; readonly problem: Problem };

/**
 * Reads a Project's foundry.toml, remappings.txt and the names in its `.env` without asking forge, which would start what the
 * file names. Everything beyond the allow-list is in `requests`; nothing of it is in the rest of the configuration.
 */
export async function readFoundryConfig(input: FoundryConfigInput): Promise<FoundryConfigOutcome> {
  const { root } = input.project;
  const file = join(root, "foundry.toml");
  const area = createAllowedArea(root);
  const read = input.stated === undefined ? await readOwnFile(area, "foundry.toml") : ({ kind: "text", text: input.stated } as const);
  if (read.kind !== "text") {
    const reason = read.kind === "foreign" ? "it is a link out of the repository" : read.kind === "absent" ? "it is gone" : read.reason;
    return { kind: "failed", problem: problem("foundryTomlUnreadable", { reason }, { place: { file, line: 0 } }) };
  }
  const { text } = read;
  const parsed = await parse(text, file);
  if (parsed.kind === "failed") return parsed;
  const { document } = parsed;
  const entries = profileEntries(document, input.profile);
  const reading: Reading = { text, entries, area };
  const { requests: pathRequests, searched, ...folders } = await readConfiguredPaths(reading);
  const remappings = await readRemappings(reading);
  const requests = [
    ...keyRequests(entries.values(), text),
    ...vyperRequests(document, text),
    ...pathRequests,
    ...remappings.requests,
    ...(await dotEnvRequests(area)),
  ];
  return {
    kind: "ok",
    config: {
      profile: input.profile,
      ...folders,
      remappings: remappings.allowed,
      compiler: { ...compilerSettings(reading), ...searched },
      rpcEndpoints: rpcEndpoints(document, entries),
      requests,
    },
  };
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
      problem: problem("foundryTomlSyntax", { reason, line }, { place: { file, line: line - 1 } }),
    };
  }
}

async function readRemappings({ text, entries, area }: Reading) {
  const stated = entries.get("remappings");
  const request = requestsOf("foundry.toml", text);
  const allowed: string[] = [];
  const requests: FoundryRequest[] = [];
  const file = await readOwnFile(area, "remappings.txt");
  if (file.kind === "foreign" || file.kind === "unreadable") requests.push(unusableFile("remappings.txt", file));
  const advice = (remapping: string): string => `Point ${remapping} inside the repository: HyperKit compiles nothing from outside.`;
  for (const entry of splitRemappings(file.kind === "text" ? file.text : "")) {
    if (await remappingAllowed(entry.text, area)) allowed.push(entry.text);
    else requests.push({ file: "remappings.txt", line: entry.line, text: entry.text, concerns: "build", advice: advice(entry.text) });
  }
  for (const remapping of strings(stated?.value)) {
    if (await remappingAllowed(remapping, area)) allowed.push(remapping);
    else if (stated !== undefined)
      requests.push(request({ path: stated.path, concerns: "build", advice: advice(remapping), value: remapping }));
  }
  return { allowed, requests };
}

/** forge reads the file whatever we think of it, so the Project is refused. */
function unusableFile(name: string, file: Extract<OwnFile, { kind: "foreign" | "unreadable" }>): FoundryRequest {
  const text = file.kind === "foreign" ? `link to ${file.target}` : file.reason;
  return { file: name, line: 0, text, concerns: "build", advice: `Replace ${name} by a plain file of the project.` };
}

/** A `.env` that cannot be read here has no say either: forge is started outside the Project. */
async function dotEnvRequests(area: AllowedArea): Promise<readonly FoundryRequest[]> {
  const file = await readOwnFile(area, ".env");
  const text = file.kind === "text" ? file.text : "";
  return readDotEnv(text).map(({ line, name, text: shown, concerns }) => ({
    file: ".env",
    line,
    text: shown,
    concerns,
    advice: `Remove ${name} from .env; a setting of the project belongs in foundry.toml.`,
  }));
}

function vyperRequests(document: TomlTable, text: string): readonly FoundryRequest[] {
  const vyper = document["vyper"];
  if (!isTable(vyper) || !("path" in vyper)) return [];
  return [requestsOf("foundry.toml", text)({ path: ["vyper", "path"], concerns: "build", advice: noForeignCompiler })];
}

function compilerSettings({ entries }: Reading): Readonly<Record<string, unknown>> {
  const settings: Record<string, unknown> = {};
  for (const { key, value } of entries.values()) if (compilerKeys.has(key)) settings[key] = value;
  const version = solcVersion(entries.get("solc")?.value ?? entries.get("solc_version")?.value);
  return version === undefined ? settings : { ...settings, solc: version };
}

function rpcEndpoints(document: TomlTable, entries: ReadonlyMap<string, ProfileEntry>): Readonly<Record<string, string>> {
  const table = entries.get("rpc_endpoints")?.value ?? document["rpc_endpoints"];
  if (!isTable(table)) return {};
  const url = (value: unknown): unknown => (isTable(value) ? (value["endpoint"] ?? value["url"]) : value);
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, value]) => (typeof url(value) === "string" ? [[name, String(url(value))]] : [])),
  );
}
