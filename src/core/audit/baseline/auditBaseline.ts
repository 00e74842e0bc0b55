import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { problem } from "../../errors/problem.ts";
import { isInside, pathExists } from "../../foundry/allowedArea.ts";
import type { CallOptions } from "../../lib/callOptions.ts";
import { projectFolder } from "../../safety/prepareForge.ts";
import { holdFolder } from "../../storage/holdFolder.ts";
import type { AuditPorts } from "../auditPorts.ts";
import { listOwnSources } from "../ownSources.ts";
import { configOf } from "../projects/auditTarget.ts";
import type { AuditTarget } from "../projects/auditTarget.ts";
import { runTarget } from "../projects/runTarget.ts";
import type { TargetInput } from "../projects/runTarget.ts";
import type { BaselineOutcome } from "./baseline.ts";
import { findRepository } from "./findRepository.ts";
import { addLibrary, layOutCommit } from "./layOutCommit.ts";
import { insideOf, openShadow } from "./openShadow.ts";
import type { Shadow } from "./openShadow.ts";
import { findMergeBase, resolveCommit } from "./resolveCommit.ts";

/** What the baseline needs beside an audit: the person's git, or nothing where it is not installed. */
export interface BaselinePorts extends AuditPorts {
  readonly git: string | undefined;
}

/**
 * Audits a target as it was at a commit, with the analyzers of today: the commit's files in a folder of ours, libraries that it does not
 * hold from the work tree; with `mergeBase`, as it was where HEAD left the commit's line. Where the target did not exist yet, there were no findings. Nothing of the work tree is changed.
 */
export async function auditBaseline(
  input: TargetInput & { readonly ref: string; readonly mergeBase?: boolean },
  ports: BaselinePorts,
  { signal }: Pick<CallOptions, "signal">,
): Promise<BaselineOutcome> {
  const { target, ref } = input;
  const { project } = target;
  const repository = await findRepository(project.root);
  if (repository === undefined) return { kind: "failed", problem: problem("baselineNoRepository", { project: project.name }) };
  if (ports.git === undefined) return { kind: "failed", problem: problem("gitMissing", {}) };
  const folder = join(projectFolder(ports.roots, project), "baseline");
  const lock = await holdFolder(folder, signal);
  if (lock === undefined) return { kind: "cancelled" };
  const shadow = await openShadow({ repository, gitFile: ports.git, folder, signal }, ports.run);
  try {
    const named = await resolveCommit(shadow, ref);
    const commit = named === undefined || input.mergeBase !== true ? named : await findMergeBase(shadow, named);
    if (signal.aborted) return { kind: "cancelled" };
    if (commit === undefined) return { kind: "failed", problem: problem("baselineUnknown", { ref }) };
    const inside = insideOf(repository, project.root);
    return await auditCommit({ ...input, commit, folder: join(folder, "tree"), inside }, { ...ports, shadow }, signal);
  } finally {
    await shadow.close();
    await lock.release();
  }
}

/** Where libraries lie that a commit need not hold, even as an empty folder. */
const usualLibraries = ["lib", "node_modules"];

interface CommitInput extends TargetInput {
  readonly commit: string;
  /** Where the commit is laid out. */
  readonly folder: string;
  /** The Project's place in the repository. */
  readonly inside: string;
}

async function auditCommit(
  input: CommitInput,
  ports: BaselinePorts & { readonly shadow: Shadow },
  signal: AbortSignal,
): Promise<BaselineOutcome> {
  const { target, profile, commit, folder, inside } = input;
  const source = { kind: "commit", commit } as const;
  if (!(await layOutCommit(ports.shadow, commit, folder))) {
    return signal.aborted ? { kind: "cancelled" } : { kind: "failed", problem: problem("baselineUnreadable", { commit }) };
  }
  // Packages of one repository may share folders: where it ends is told by this.
  await mkdir(join(folder, ".git"));
  const root = join(folder, inside);
  const nothing: BaselineOutcome = { kind: "known", source, findings: [], gaps: [] };
  const then = await targetThen(target, root);
  if (then === undefined) return nothing;
  const read = await configOf(then, profile);
  if (read.kind === "failed") return read;
  for (const lib of new Set([...read.config.libs, ...usualLibraries])) {
    if (isInside(folder, join(root, lib))) await addLibrary(join(target.project.root, lib), join(root, lib));
  }
  // Read again: what is auto-detected may have come with the libraries.
  const complete = await configOf(then, profile);
  if (complete.kind === "ok" && (await listOwnSources(then.project, complete.config)).length === 0) return nothing;
  const result = await runTarget({ ...input, target: then }, ports, { signal });
  if (result.kind === "cancelled") return result;
  await rm(folder, { recursive: true, force: true });
  if (result.kind === "failed") return result.problem.name === "scopeEmpty" ? nothing : result;
  const { findings, runs } = result.outcome;
  const gaps = runs.flatMap(({ analyzer, outcome }) => (outcome.kind === "notAnalysed" ? [analyzer] : []));
  return { kind: "known", source, findings, gaps };
}

/** The target at its place in the commit; undefined where it was not there yet. */
async function targetThen({ project, scope, bare }: AuditTarget, root: string): Promise<AuditTarget | undefined> {
  const then = { project: { ...project, root }, ...(scope === undefined ? {} : { scope }) };
  if (bare === undefined) return (await pathExists(join(root, "foundry.toml"))) ? then : undefined;
  const there = await Promise.all(bare.map(async (file) => pathExists(join(root, file))));
  const files = bare.filter((_, index) => there[index]);
  return files.length === 0 ? undefined : { ...then, bare: files };
}
