import { readFile, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import { createAllowedArea } from "../foundry/allowedArea.ts";
import type { FoundryConfig } from "../foundry/foundryConfig.ts";
import type { Project } from "../foundry/project.ts";
import { parseOpenZeppelinVersion } from "./openZeppelinVersion.ts";
import type { OpenZeppelinSource, OpenZeppelinVersion } from "./openZeppelinVersion.ts";

/** The prefix under which everybody imports the library. */
export const usualPrefix = "@openzeppelin/contracts/";

/** The library as a Project has it. `folder` is the absolute path of its contracts. */
export type OpenZeppelinOutcome =
  | ({ readonly kind: "found"; readonly folder: string } & OpenZeppelinSource)
  /** It lies in a `node_modules` where forge does not look: one remapping makes it usable. */
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
 * folders, and in a `node_modules` of a folder above (a monorepo). Only releases of version 5 can be generated over.
 */
export async function findOpenZeppelin(project: Project, config: FoundryConfig): Promise<OpenZeppelinOutcome> {
  for (const candidate of [...remapped(project, config), ...inLibraries(project, config)]) {
    if (!(await isFile(join(candidate.folder, "token", "ERC20", "ERC20.sol")))) continue;
    const checked = await checkVersion(project, candidate.folder);
    return checked.kind === "failed" ? checked : { ...candidate, ...checked, kind: "found" };
  }
  const hoisted = await hoistedFolder(project);
  if (hoisted === undefined) return { kind: "missing" };
  const checked = await checkVersion(project, hoisted);
  return checked.kind === "failed" ? checked : { kind: "unmapped", folder: hoisted, version: checked.version };
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

/** Where forge itself looks without a remapping: npm's layout and that of `forge install`, in each library folder. */
function inLibraries(project: Project, config: FoundryConfig): readonly Candidate[] {
  return config.libs.flatMap((lib) => [
    { folder: resolve(project.root, lib, "openzeppelin-contracts", "contracts"), importPrefix: usualPrefix },
    { folder: resolve(project.root, lib, "@openzeppelin", "contracts"), importPrefix: usualPrefix },
  ]);
}

async function hoistedFolder(project: Project): Promise<string | undefined> {
  const area = createAllowedArea(project.root);
  for (let folder = project.root; ; folder = dirname(folder)) {
    const contracts = join(folder, "node_modules", "@openzeppelin", "contracts");
    if ((await isFile(join(contracts, "token", "ERC20", "ERC20.sol"))) && (await area.allows(contracts))) return contracts;
    if (dirname(folder) === folder) return undefined;
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
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    if (typeof manifest !== "object" || manifest === null || !("name" in manifest) || !("version" in manifest)) return undefined;
    return /^(?:@openzeppelin\/contracts|openzeppelin-(?:solidity|contracts))$/.test(String(manifest.name))
      ? parseOpenZeppelinVersion(manifest.version)
      : undefined;
  } catch {
    return undefined;
  }
}
