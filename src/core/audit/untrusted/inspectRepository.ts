import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { readDotEnv } from "../../foundry/dotEnv.ts";
import { inspectAderyn, inspectMythril, inspectSlitherConfig, inspectSlitherDatabase } from "./inspect/inspectAnalyzers.ts";
import { inspectDevContainer, inspectEditorSettings, inspectLaunch, inspectTasks, inspectWorkspaceFile } from "./inspect/inspectEditor.ts";
import { inspectFoundry, inspectRemappings } from "./inspect/inspectFoundry.ts";
import { inspectGitAttributes, inspectGitConfig, inspectGitModules } from "./inspect/inspectGit.ts";
import { inspectNames, maxReadBytes } from "./inspect/inspectNames.ts";
import { inspectPackage, inspectPackageConfig } from "./inspect/inspectPackages.ts";
import { inspectSource } from "./inspect/inspectSources.ts";
import { sortIntents } from "./intent.ts";
import type { Intent, Statement } from "./intent.ts";
import type { RepositoryListing } from "./listRepository.ts";
import { readRegularFile } from "./readRegularFile.ts";

/** What is asked of a file, by the end of its path. The first that fits counts. */
const inspectors: readonly (readonly [RegExp, (text: string, file: string) => readonly Statement[]])[] = [
  [/\.sol$/, inspectSource],
  [/(?:^|\/)foundry\.toml$/, inspectFoundry],
  [/(?:^|\/)remappings\.txt$/, inspectRemappings],
  [/(?:^|\/)\.env(?:\.[\w.-]+)?$/, (text) => readDotEnv(text).map(({ line, name }) => ({ kind: "envKey", line, text: name }))],
  [/(?:^|\/)(?:slither\.config|crytic[_-]compile(?:\.config)?|\.slither)\.json$/, inspectSlitherConfig],
  [/(?:^|\/)slither\.db\.json$/, inspectSlitherDatabase],
  [/(?:^|\/)aderyn\.toml$/, inspectAderyn],
  [/(?:^|\/)mythril\.config\.json$/, inspectMythril],
  [/(?:^|\/)\.vscode\/settings\.json$/, inspectEditorSettings],
  [/(?:^|\/)\.vscode\/tasks\.json$/, inspectTasks],
  [/(?:^|\/)\.vscode\/launch\.json$/, inspectLaunch],
  [/\.code-workspace$/, inspectWorkspaceFile],
  [/(?:^|\/)\.?devcontainer\.json$/, inspectDevContainer],
  [/(?:^|\/)package\.json$/, inspectPackage],
  [/(?:^|\/)(?:\.npmrc|\.yarnrc|\.yarnrc\.yml)$/, inspectPackageConfig],
  [/(?:^|\/)\.gitmodules$/, inspectGitModules],
  [/(?:^|\/)\.gitattributes$/, inspectGitAttributes],
];

/** What libraries bring is theirs, and nobody obeys it; of them only the names are looked at, and only for links and odd files. */
const libraries = /(?:^|\/)(?:node_modules|lib|dependencies)\//;

/** More than this nobody reads; the first of each kind are kept. */
const maxOfKind = 200;

/**
 * Tells what a repository would do to the person who trusts it, from its files alone: reads, starts nothing, follows no link outwards.
 * It is a report and no lock: what holds is that none of these files meets a tool.
 */
export async function inspectRepository(listing: RepositoryListing, signal: AbortSignal): Promise<readonly Intent[]> {
  const own = listing.entries.filter(({ path }) => !libraries.test(path));
  const intents: Intent[] = [...inspectNames(own), ...triageRecords(own), ...(await inspectGitFolder(listing.base))];
  for (const { path, kind, source } of own) {
    if (signal.aborted) break;
    const inspect = kind === "file" ? inspectors.find(([pattern]) => pattern.test(path))?.[1] : undefined;
    if (inspect === undefined) continue;
    const read = await readRegularFile(source, maxReadBytes);
    if (read.kind === "read")
      intents.push(...inspect(read.bytes.toString("utf8"), path).map((statement) => ({ file: path, ...statement })));
    else if (!path.endsWith(".sol")) intents.push({ kind: "unreadable", file: path, line: 0, text: read.why });
  }
  const byKind = Map.groupBy(sortIntents(intents), ({ kind }) => kind);
  return [...byKind.values()].flatMap((same) => same.slice(0, maxOfKind));
}

/** Decisions of others on findings: an audit without trust heeds none. */
function triageRecords(entries: RepositoryListing["entries"]): readonly Intent[] {
  const records = entries.filter(({ path }) => /(?:^|\/)\.hyperkit\/triage\/[^/]+\.json$/.test(path));
  const [first] = records;
  return first === undefined ? [] : [{ kind: "triageRecords", file: first.path, line: 0, text: String(records.length) }];
}

/** The git folder of the repository is not listed: of it the configuration and the hooks matter. */
async function inspectGitFolder(base: string): Promise<readonly Intent[]> {
  // A link would lead to somebody else's repository.
  if ((await lstat(join(base, ".git")).catch(() => undefined))?.isDirectory() !== true) return [];
  const read = await readRegularFile(join(base, ".git", "config"), maxReadBytes);
  const config = read.kind === "read" ? inspectGitConfig(read.bytes.toString("utf8")) : [];
  const hooks = await readdir(join(base, ".git", "hooks")).catch(() => []);
  return [
    ...config.map((statement) => ({ file: ".git/config", ...statement })),
    ...hooks
      .filter((name) => !name.endsWith(".sample"))
      .map((name) => ({ kind: "gitHook", file: `.git/hooks/${name}`, line: 0, text: name }) as const),
  ];
}
