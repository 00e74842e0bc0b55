import { relative, resolve, sep } from "node:path";
import { pathExists } from "./allowedArea.ts";
import { requestsOf } from "./foundryToml.ts";
import { findForeignLinks } from "./sourceLinks.ts";
import type { AllowedArea } from "./allowedArea.ts";
import type { FoundryRequest } from "./foundryConfig.ts";
import type { ProfileEntry } from "./foundryToml.ts";

/** What the steps of reading one foundry.toml share. */
export interface Reading {
  readonly text: string;
  readonly entries: ReadonlyMap<string, ProfileEntry>;
  readonly area: AllowedArea;
}

/** The source folders of a Project, root-relative, and what was refused of them. */
export interface ConfiguredPaths {
  readonly src: string;
  readonly test: string;
  readonly script: string;
  readonly libs: readonly string[];
  /** `include_paths` and `allow_paths`, where stated. */
  readonly searched: Readonly<Record<string, readonly string[]>>;
  readonly requests: readonly FoundryRequest[];
}

/** More foreign links than this are not listed: the first one refuses the Project. */
const maxLinks = 20;

/** The strings of a TOML value that may be one or a list; anything else is left out. */
export function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : typeof value === "string" ? [value] : [];
}

/** A path as written, as a root-relative POSIX path; it may lead out of the root. */
function rootRelative(root: string, path: string): string {
  return relative(root, resolve(root, path)).split(sep).join("/") || ".";
}

/**
 * Reads where the Project keeps its sources and libraries; where foundry.toml is silent, what forge itself would find.
 * A folder outside the allowed area, or a link that leads there, becomes a request and is left out.
 */
export async function readConfiguredPaths(reading: Reading): Promise<ConfiguredPaths> {
  const { root } = reading.area;
  const has = async (name: string): Promise<boolean> => pathExists(resolve(root, name));
  const hasModules = await has("node_modules");
  const foundLibs = [...((await has("lib")) || !hasModules ? ["lib"] : []), ...(hasModules ? ["node_modules"] : [])];
  const own = async (key: string, otherwise: string) => ownFolder(reading, key, otherwise);
  const [src, test, script] = [
    await own("src", !(await has("src")) && (await has("contracts")) ? "contracts" : "src"),
    await own("test", "test"),
    await own("script", "script"),
  ];
  const libs = await sharedFolders(reading, "libs", foundLibs);
  const include = await sharedFolders(reading, "include_paths", []);
  const allow = await sharedFolders(reading, "allow_paths", []);
  const links = await linkRequests(reading.area, [src.folder, test.folder, script.folder, ...libs.folders, ...include.folders]);
  return {
    src: src.folder,
    test: test.folder,
    script: script.folder,
    libs: libs.folders,
    searched: {
      ...(include.folders.length > 0 && { include_paths: include.folders }),
      ...(allow.folders.length > 0 && { allow_paths: allow.folders }),
    },
    requests: [src, test, script, libs, include, allow].flatMap((part) => part.requests).concat(links),
  };
}

async function ownFolder({ text, entries, area }: Reading, key: string, otherwise: string) {
  const entry = entries.get(key);
  const stated = strings(entry?.value)[0];
  if (entry === undefined || stated === undefined) return { folder: otherwise, requests: [] };
  if (await area.insideRoot(stated)) return { folder: rootRelative(area.root, stated), requests: [] };
  return {
    folder: otherwise,
    requests: [
      requestsOf("foundry.toml", text)({ path: entry.path, concerns: "build", advice: `Keep the ${key} folder inside the project.` }),
    ],
  };
}

async function sharedFolders({ text, entries, area }: Reading, key: string, otherwise: readonly string[]) {
  const entry = entries.get(key);
  const folders: string[] = [];
  const requests: FoundryRequest[] = [];
  for (const path of entry === undefined ? otherwise : strings(entry.value)) {
    if (await area.allows(path)) folders.push(rootRelative(area.root, path));
    else
      requests.push(
        requestsOf(
          "foundry.toml",
          text,
        )({
          path: entry?.path ?? [],
          concerns: "build",
          advice: `Keep ${path} inside the repository: HyperKit compiles nothing from outside.`,
          value: path,
        }),
      );
  }
  return { folders, requests };
}

async function linkRequests(area: AllowedArea, folders: readonly string[]): Promise<readonly FoundryRequest[]> {
  const searched = folders.filter((folder) => !folder.split("/").includes("node_modules")).map((folder) => resolve(area.root, folder));
  const links = await findForeignLinks(searched, area);
  return links.slice(0, maxLinks).map(({ path, target }) => ({
    file: rootRelative(area.root, path),
    line: 0,
    text: `link to ${target}`,
    concerns: "build",
    advice: "Replace the link by the file itself: HyperKit compiles nothing from outside the repository.",
  }));
}
