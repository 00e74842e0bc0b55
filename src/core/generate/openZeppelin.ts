import { readFile, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import { createAllowedArea } from "../foundry/allowedArea.ts";
import type { FoundryConfig } from "../foundry/foundryConfig.ts";
import { splitRemappings } from "../foundry/readRemappings.ts";
import type { Project } from "../foundry/project.ts";
import { parseOpenZeppelinVersion } from "./openZeppelinVersion.ts";
import type { OpenZeppelinSource, OpenZeppelinVersion } from "./openZeppelinVersion.ts";

/** The prefix under which everybody imports the library. */
export const usualPrefix = "@openzeppelin/contracts/";

/** The library as a Project has it. `folder` is the absolute path of its contracts. */
export type OpenZeppelinOutcome =
  | ({ readonly kind: "found"; readonly folder: string } & OpenZeppelinSource)
  /** It is there, but no import leads to it: one remapping makes it usable. */
  | { readonly kind: "unmapped"; readonly folder: string; readonly version: OpenZeppelinVersion }
  | { readonly kind: "missing" }
  /** It is there, but nothing can be generated over it. */
  | { readonly kind: "failed"; readonly problem: Problem };

interface Candidate {
  readonly folder: string;
  readonly importPrefix: string;
}

/**
 * Finds the OpenZeppelin Contracts that sources of the Project would import, without asking forge: through its remappings, in its library
 * folders, and in the `node_modules` of a monorepo. Only releases of version 5 can be generated over.
 */
export async function findOpenZeppelin(project: Project, config: FoundryConfig): Promise<OpenZeppelinOutcome> {
  for (const candidate of [...remapped(project, config), ...(await inLibraries(project, config))]) {
    if (!(await isFile(join(candidate.folder, "token", "ERC20", "ERC20.sol")))) continue;
    const checked = await checkVersion(project, candidate.folder);
    return checked.kind === "failed" ? checked : { ...candidate, ...checked, kind: "found" };
  }
  const folder = await unmappedFolder(project, config);
  if (folder === undefined) return { kind: "missing" };
  const checked = await checkVersion(project, folder);
  return checked.kind === "failed" ? checked : { kind: "unmapped", folder, version: checked.version };
}

/** Folders that the remappings name: first what `@openzeppelin/contracts/` leads to (the longest prefix wins, as in solc), then any other name of the library. */
function remapped(project: Project, config: FoundryConfig): readonly Candidate[] {
  const entries = config.remappings.flatMap((remapping) => {
    const [, prefix, target] = /^([^:=]+)=(.+)$/.exec(remapping) ?? [];
    return prefix === undefined || target === undefined ? [] : [{ prefix, folder: resolve(project.root, target.trim()) }];
  });
  const usual = entries
    .filter(({ prefix }) => usualPrefix.startsWith(prefix))
    .toSorted((a, b) => b.prefix.length - a.prefix.length)
    .slice(0, 1)
    .map(({ prefix, folder }) => ({ folder: join(folder, usualPrefix.slice(prefix.length)), importPrefix: usualPrefix }));
  const other = entries
    .filter(({ prefix }) => prefix.endsWith("/") && /zeppelin/i.test(prefix))
    .flatMap(({ prefix, folder }) => [
      { folder, importPrefix: prefix },
      { folder: join(folder, "contracts"), importPrefix: `${prefix}contracts/` },
    ]);
  return [...usual, ...other.filter(({ importPrefix }) => importPrefix !== usualPrefix)];
}

/** Where forge finds the library without a remapping of the Project: npm's layout, and a checkout that brings a remapping of its own. */
async function inLibraries(project: Project, config: FoundryConfig): Promise<readonly Candidate[]> {
  const found = config.libs.map(async (lib) => {
    const checkout = resolve(project.root, lib, "openzeppelin-contracts");
    // forge reads a library's remappings only where the library has a foundry.toml.
    const isProject = await isFile(join(checkout, "foundry.toml"));
    const own = isProject ? splitRemappings(await readFile(join(checkout, "remappings.txt"), "utf8").catch(() => "")) : [];
    return [
      ...(own.some(({ text }) => text.startsWith(`${usualPrefix}=contracts`)) ? [join(checkout, "contracts")] : []),
      resolve(project.root, lib, "@openzeppelin", "contracts"),
    ];
  });
  return (await Promise.all(found)).flat().map((folder) => ({ folder, importPrefix: usualPrefix }));
}

/**
 * Where the library lies without forge finding it: in a library folder without a remapping, or in a `node_modules` above the root to which
 * a package manager moved what the Project's own package.json asks for. A library above that the Project does not ask for is not its own.
 */
async function unmappedFolder(project: Project, config: FoundryConfig): Promise<string | undefined> {
  const area = createAllowedArea(project.root);
  const inside = config.libs.map((lib) => resolve(project.root, lib, "openzeppelin-contracts", "contracts"));
  const above = (await asksForLibrary(project))
    ? ancestors(project.root).map((folder) => join(folder, "node_modules", "@openzeppelin", "contracts"))
    : [];
  for (const contracts of [...inside, ...above]) {
    if ((await isFile(join(contracts, "token", "ERC20", "ERC20.sol"))) && (await area.allows(contracts))) return contracts;
  }
  return undefined;
}

function ancestors(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}

async function asksForLibrary(project: Project): Promise<boolean> {
  const manifest = await readJson(join(project.root, "package.json"));
  return ["dependencies", "devDependencies"].some((key) => {
    const names: unknown = Object.hasOwn(manifest, key) ? manifest[key] : undefined;
    return typeof names === "object" && names !== null && Object.hasOwn(names, "@openzeppelin/contracts");
  });
}

async function readJson(file: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const value: unknown = JSON.parse(await readFile(file, "utf8"));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

type Checked = { readonly kind: "ok"; readonly version: OpenZeppelinVersion } | { readonly kind: "failed"; readonly problem: Problem };

async function checkVersion(project: Project, folder: string): Promise<Checked> {
  const version = (await packageVersion(folder)) ?? (await packageVersion(dirname(folder)));
  const shown = relative(project.root, folder).split(sep).join("/");
  if (version === undefined)
    return { kind: "failed", problem: problem("openZeppelinUnreadable", { project: project.name, folder: shown }) };
  if (version.major !== 5) {
    return { kind: "failed", problem: problem("openZeppelinUnsupported", { project: project.name, version: version.text, folder: shown }) };
  }
  return { kind: "ok", version };
}

async function packageVersion(folder: string): Promise<OpenZeppelinVersion | undefined> {
  const manifest = await readJson(join(folder, "package.json"));
  return /^(?:@openzeppelin\/contracts|openzeppelin-(?:solidity|contracts))$/.test(String(manifest["name"]))
    ? parseOpenZeppelinVersion(manifest["version"])
    : undefined;
}
