import { createHash } from "node:crypto";
import { mkdir, realpath, rm, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import type { Problem } from "../../errors/problem.ts";
import { isInside, pathExists } from "../../foundry/allowedArea.ts";
import type { FoundryConfig } from "../../foundry/foundryConfig.ts";
import type { Project } from "../../foundry/project.ts";
import { readFoundryConfig } from "../../foundry/readFoundryConfig.ts";
import type { CallOptions } from "../../lib/callOptions.ts";
import { runWithoutNetwork } from "../../process/withoutNetwork.ts";
import type { Isolation, OfflineRunner } from "../../process/withoutNetwork.ts";
import { holdFolder } from "../../storage/holdFolder.ts";
import type { AuditEvent, AuditOutcome } from "../analyzer.ts";
import type { AnalyzerName } from "../analyzerName.ts";
import type { AuditPorts } from "../auditPorts.ts";
import { auditProject } from "../projects/auditProject.ts";
import { copySources } from "./copySources.ts";
import type { LeftOut } from "./copySources.ts";
import { defaultConfig, harmlessConfig } from "./harmlessConfig.ts";
import { inspectRepository } from "./inspectRepository.ts";
import type { Intent } from "./intent.ts";
import { judgeUntrusted } from "./judgeUntrusted.ts";
import { fetchLibraries } from "./libraries/fetchLibraries.ts";
import { findMissingLibraries } from "./libraries/missingLibraries.ts";
import type { MissingLibrary } from "./libraries/missingLibraries.ts";
import { listRepository } from "./listRepository.ts";
import type { RepositoryListing } from "./listRepository.ts";

/** What to audit without trust. */
export interface UntrustedInput {
  readonly project: Project;
  /** Real absolute path of the opened folder around the Project: nothing outside of it is read. */
  readonly opened: string;
  /** The person's own choice, never the workspace's. */
  readonly enabled: Readonly<Record<AnalyzerName, boolean>>;
  /** The person asked to fetch what is missing. */
  readonly fetch: boolean;
}

/** What it needs of the world. */
export interface UntrustedPorts extends AuditPorts {
  /** A program of the person's own, never one of the opened folders. */
  readonly findProgram: (name: "unshare" | "git" | "npm") => Promise<string | undefined>;
}

/** Progress of it. */
export type UntrustedEvent = AuditEvent | { readonly kind: "step"; readonly operation: "audit"; readonly step: "reading" | "fetching" };

/** What was learnt of the repository itself. */
export interface RepositoryReport {
  /** Real path of the repository's folder: paths in this report are below it. */
  readonly base: string;
  readonly intents: readonly Intent[];
  readonly leftOut: readonly LeftOut[];
  /** What is still missing. */
  readonly missing: readonly MissingLibrary[];
  /** Why something is still missing although it was asked for. */
  readonly notFetched: readonly Problem[];
  readonly isolation: Isolation;
}

/** What it came to. */
export type UntrustedOutcome =
  | { readonly kind: "audited"; readonly outcome: Extract<AuditOutcome, { kind: "audited" }>; readonly report: RepositoryReport }
  | { readonly kind: "cancelled" };

/**
 * Audits a Project of a repository that nobody trusts. Its Solidity is copied into our cache; the analyzers meet the copy, a configuration
 * that we wrote, and no network. Nothing of the repository runs, is written or chooses what runs. The copy, and all that was made of it,
 * is gone when the call ends, however it ends; what a crash left is removed by the next audit of the same Project.
 */
export async function auditUntrusted(
  input: UntrustedInput,
  ports: UntrustedPorts,
  options: CallOptions<UntrustedEvent>,
): Promise<UntrustedOutcome> {
  const key = createHash("sha256").update(input.project.root).digest("hex").slice(0, 24);
  const folder = join(ports.roots.cache, "untrusted", key);
  const lock = await holdFolder(folder, options.signal);
  if (lock === undefined) return { kind: "cancelled" };
  const work = join(folder, "work");
  try {
    await rm(work, { recursive: true, force: true });
    return await auditCopy(input, { ...ports, roots: { ...ports.roots, cache: work } }, options);
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
    await lock.release();
  }
}

/** `ports.roots.cache` is the folder of this audit alone. */
async function auditCopy(input: UntrustedInput, ports: UntrustedPorts, options: CallOptions<UntrustedEvent>): Promise<UntrustedOutcome> {
  const { project, enabled } = input;
  const { signal } = options;
  const step = (name: "reading" | "fetching"): void => options.onEvent?.({ kind: "step", operation: "audit", step: name });
  step("reading");
  const base = await repositoryOf(input);
  const root = relative(base, project.root).split(sep).join("/") || ".";
  const listing = await listRepository({ base, first: project.root }, signal);
  const copy = join(ports.roots.cache, "source");
  const [intents, leftOut, stated] = [
    await inspectRepository(listing, signal),
    await copySources(listing, copy, signal),
    await findMissingLibraries(listing, root),
  ];
  if (input.fetch) step("fetching");
  const scratch = join(ports.roots.cache, "fetched");
  const notFetched = input.fetch ? await fetchLibraries(stated, { base, copy, scratch }, { ports, signal }) : [];
  const unfetched = new Set(notFetched.map(({ args }) => args["library"]));
  const missing = input.fetch ? stated.filter(({ path }) => unfetched.has(path)) : stated;
  if (signal.aborted) return { kind: "cancelled" };
  const copied: Project = { root: await realFolder(join(copy, root)), name: project.name };
  const place = { base: await realpath(copy), root: copied.root };
  const config = harmlessConfig(await configOf(input, listing, root), place);
  const offline = await isolate(ports, signal);
  const outcome = await auditProject({ project: copied, config, enabled }, { ...ports, run: offline.run }, options);
  if (outcome.kind === "cancelled") return outcome;
  const report: RepositoryReport = { base, intents, leftOut, missing, notFetched, isolation: offline.isolation };
  return { kind: "audited", outcome: judgeUntrusted(outcome, report, { root, config }), report };
}

/** The repository around the Project, where that is opened; else all that is opened. */
async function repositoryOf({ project, opened }: UntrustedInput): Promise<string> {
  if (!isInside(opened, project.root)) return project.root;
  for (let folder = project.root; folder !== opened; folder = dirname(folder)) {
    if (await pathExists(join(folder, ".git"))) return folder;
  }
  return opened;
}

/** A Project without a source has no folder in the copy yet. */
async function realFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true });
  return realpath(path);
}

async function configOf({ project }: UntrustedInput, listing: RepositoryListing, root: string): Promise<FoundryConfig> {
  // A link out of the repository is not read, nor what only looks like a file.
  const path = root === "." ? "foundry.toml" : `${root}/foundry.toml`;
  const isPlain = listing.entries.some((entry) => entry.path === path && entry.kind === "file");
  const read = isPlain ? await readFoundryConfig({ project, profile: "default" }) : undefined;
  if (read?.kind === "ok") return read.config;
  const has = async (name: string): Promise<boolean> =>
    (await stat(join(project.root, name)).catch(() => undefined))?.isDirectory() === true;
  return defaultConfig(!(await has("src")) && (await has("contracts")) ? "contracts" : "src");
}

async function isolate(ports: UntrustedPorts, signal: AbortSignal): Promise<OfflineRunner> {
  return runWithoutNetwork(ports.run, { unshare: await ports.findProgram("unshare"), cwd: ports.roots.cache }, signal);
}
