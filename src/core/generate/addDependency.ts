import { readFile } from "node:fs/promises";
import { join, posix, relative, sep } from "node:path";
import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import type { FoundryConfig } from "../foundry/foundryConfig.ts";
import type { Project } from "../foundry/project.ts";
import { remappingTarget, splitRemappings } from "../foundry/readRemappings.ts";
import type { CallOptions } from "../lib/callOptions.ts";
import type { DependencyArchive } from "./dependencyArchive.ts";
import { findOpenZeppelin, usualPrefix } from "./openZeppelin.ts";
import type { OpenZeppelinSource } from "./openZeppelinVersion.ts";
import { placeFiles } from "./placeFiles.ts";
import type { Piece, PlaceEvent, PlaceOutcome } from "./placeFiles.ts";

/** What adding the library would do to a Project; nothing is written until `executeDependencyPlan`. */
export interface DependencyPlan {
  readonly project: Project;
  /** What generated code will import. */
  readonly openZeppelin: OpenZeppelinSource;
  /** Root-relative POSIX folder that is created, with so many files; undefined when the library is there and only needs the remapping. */
  readonly folder: { readonly path: string; readonly files: number } | undefined;
  /** The line of remappings.txt, and what happens to that file. */
  readonly remapping: { readonly line: string; readonly change: "create" | "append" | "keep" };
  /** In the order in which they take their places. */
  readonly pieces: readonly Piece[];
}

/** The plan; or the library is there already; or why it cannot be added. */
export type DependencyPlanOutcome =
  | { readonly kind: "planned"; readonly plan: DependencyPlan }
  | { readonly kind: "present"; readonly openZeppelin: OpenZeppelinSource }
  | { readonly kind: "failed"; readonly problem: Problem };

/** What a plan is made from. */
export interface DependencyInput {
  readonly project: Project;
  readonly config: FoundryConfig;
  readonly archive: DependencyArchive;
}

/** Plans to add OpenZeppelin Contracts to a Project: sources below its library folder and one remapping. Reads only. */
export async function planDependency({ project, config, archive }: DependencyInput): Promise<DependencyPlanOutcome> {
  const existing = await findOpenZeppelin(project, config);
  if (existing.kind === "failed") return existing;
  if (existing.kind === "found") return { kind: "present", openZeppelin: existing };
  const folder = existing.kind === "unmapped" ? undefined : `${libraryFolder(config)}/openzeppelin-contracts`;
  const contracts =
    existing.kind === "unmapped" ? relative(project.root, existing.folder).split(sep).join("/") : `${folder ?? ""}/contracts`;
  const remapping = await planRemapping(project, config, `${usualPrefix}=${contracts}/`);
  if (remapping.kind === "failed") return remapping;
  const files = archive.files.map(([path, text]) => [`contracts/${path}`, text] as const);
  const pieces: readonly Piece[] = [
    ...(folder === undefined ? [] : [{ kind: "folder", path: folder, files } as const]),
    ...remapping.pieces,
  ];
  const openZeppelin = {
    version: existing.kind === "unmapped" ? existing.version : archive.version,
    importPrefix: usualPrefix,
  };
  return {
    kind: "planned",
    plan: {
      project,
      openZeppelin,
      folder: folder === undefined ? undefined : { path: folder, files: files.length },
      remapping: remapping.remapping,
      pieces,
    },
  };
}

/** Does what the plan says, all or nothing; what exists by now is not overwritten. */
export async function executeDependencyPlan(plan: DependencyPlan, options: CallOptions<PlaceEvent>): Promise<PlaceOutcome> {
  return placeFiles(plan.project.root, plan.pieces, options);
}

/** The Project's own library folder: not the one that a package manager fills. */
function libraryFolder(config: FoundryConfig): string {
  const own = config.libs.find((lib) => !lib.split("/").includes("node_modules") && !lib.startsWith(".."));
  return own === undefined || own === "." ? "lib" : posix.normalize(own).replace(/\/$/, "");
}

type RemappingPlan =
  | { readonly kind: "ok"; readonly remapping: DependencyPlan["remapping"]; readonly pieces: readonly Piece[] }
  | { readonly kind: "failed"; readonly problem: Problem };

async function planRemapping(project: Project, config: FoundryConfig, line: string): Promise<RemappingPlan> {
  const path = "remappings.txt";
  const text = await readFile(join(project.root, path), "utf8").catch(() => undefined);
  const stated = [
    ...splitRemappings(text ?? "").map((entry) => ({ ...entry, file: path })),
    ...config.remappings.map((remapping) => ({ text: remapping, line: 0, file: "foundry.toml" })),
  ].filter((entry) => entry.text.startsWith(`${usualPrefix}=`));
  const conflict = stated.find((entry) => !sameTarget(entry.text, line));
  if (conflict !== undefined) return { kind: "failed", problem: await conflictProblem(project, conflict) };
  if (stated.length > 0) return { kind: "ok", remapping: { line, change: "keep" }, pieces: [] };
  if (text === undefined) {
    return { kind: "ok", remapping: { line, change: "create" }, pieces: [{ kind: "file", path, text: `${line}\n` }] };
  }
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const extended = `${text}${text === "" || text.endsWith("\n") ? "" : end}${line}${end}`;
  return { kind: "ok", remapping: { line, change: "append" }, pieces: [{ kind: "change", path, before: text, text: extended }] };
}

function sameTarget(a: string, b: string): boolean {
  const target = (remapping: string): string => posix.normalize(`${remappingTarget(remapping) ?? ""}/`).replace(/^\.\//, "");
  return target(a) === target(b);
}

async function conflictProblem(project: Project, { file, line, text }: { file: string; line: number; text: string }): Promise<Problem> {
  const path = join(project.root, file);
  const content = await readFile(path, "utf8").catch(() => "");
  const found = file === "foundry.toml" ? content.split("\n").findIndex((row) => row.includes(text)) : line;
  const at = Math.max(found, 0);
  const args = { file, line: at + 1, prefix: usualPrefix, target: remappingTarget(text) ?? "" };
  return problem("remappingConflict", args, { place: { file: path, line: at } });
}
