import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { FoundryConfig } from "../../foundry/foundryConfig.ts";
import type { Project } from "../../foundry/project.ts";
import type { CallOptions } from "../../lib/callOptions.ts";
import { prepareForge, projectFolder } from "../../safety/prepareForge.ts";
import { holdFolder } from "../../storage/holdFolder.ts";
import { auditConfig } from "../auditConfig.ts";
import type { AuditPorts } from "../auditPorts.ts";
import { sourceArguments } from "../ownSources.ts";
import { withSources } from "./auditTarget.ts";

/** A file that does not compile. */
export interface LeftOut {
  /** Root-relative POSIX path. */
  readonly file: string;
  /** The compiler's, or forge's, first words on it. */
  readonly reason: string;
}

/** Which files compile. */
export type CompilableOutcome =
  | { readonly kind: "split"; readonly compilable: readonly string[]; readonly leftOut: readonly LeftOut[] }
  /** forge could not be asked. */
  | { readonly kind: "unknown" }
  | { readonly kind: "cancelled" };

/** What to look at: some files of a Project, root-relative. */
export interface CompilableInput {
  readonly project: Project;
  readonly config: FoundryConfig;
  readonly files: readonly string[];
}

/** One build of a few files (seconds). */
const limits = { idleSeconds: 300, totalSeconds: 900 };

/**
 * Finds the files that compile, each with what it imports. A build of all says which ones the compiler names; these are left out and the
 * rest is built again. Where nobody is named (a compiler that cannot be had, an error inside of a library) the files are halved until
 * the guilty are alone. Whether a file compiles does not hang on the others, so the answer is that of building each by itself.
 */
export async function findCompilable(
  input: CompilableInput,
  { tools, run, roots }: AuditPorts,
  { signal }: Pick<CallOptions, "signal">,
): Promise<CompilableOutcome> {
  const { project, config } = input;
  const forge = await tools.find("forge");
  if (forge.kind === "missing") return { kind: "unknown" };
  const prepared = await prepareForge({ project, config: auditConfig(config), forge, roots, purpose: "isolate" });
  if (prepared.kind === "refused") return { kind: "unknown" };
  const { file, cwd, env, outFolder, cacheFolder } = prepared.invocation;
  const lock = await holdFolder(join(projectFolder(roots, project), "isolate"), signal);
  if (lock === undefined) return { kind: "cancelled" };
  try {
    for (const folder of [outFolder, cacheFolder]) await rm(folder, { recursive: true, force: true });
    await mkdir(outFolder, { recursive: true });
    const build = async (files: readonly string[]): Promise<string | undefined> => {
      const args = ["build", "--root", project.root, ...sourceArguments(project, withSources(config, files))];
      const outcome = await run({ file, args, cwd, env, ...limits, signal });
      if (outcome.kind === "exited" && outcome.exitCode === 0) return undefined;
      return "stdout" in outcome ? `${outcome.stdout}\n${outcome.stderr}` : outcome.kind;
    };
    const leftOut = await findGuilty(input.files, build, signal);
    if (signal.aborted) return { kind: "cancelled" };
    const names = new Set(leftOut.map((entry) => entry.file));
    return { kind: "split", compilable: input.files.filter((name) => !names.has(name)), leftOut };
  } finally {
    await lock.release();
  }
}

/** `build` resolves with what was printed when the files do not compile, and with nothing when they do. */
async function findGuilty(
  files: readonly string[],
  build: (files: readonly string[]) => Promise<string | undefined>,
  signal: AbortSignal,
): Promise<readonly LeftOut[]> {
  if (files.length === 0 || signal.aborted) return [];
  const said = await build(files);
  if (said === undefined) return [];
  if (files.length === 1) return files.map((file) => ({ file, reason: firstError(said) }));
  const named = files.flatMap((file): readonly LeftOut[] => {
    const reason = errorIn(said, file);
    return reason === undefined ? [] : [{ file, reason }];
  });
  if (named.length > 0) {
    const names = new Set(named.map(({ file }) => file));
    const rest = files.filter((file) => !names.has(file));
    return [...named, ...(await findGuilty(rest, build, signal))];
  }
  const middle = Math.ceil(files.length / 2);
  return [...(await findGuilty(files.slice(0, middle), build, signal)), ...(await findGuilty(files.slice(middle), build, signal))];
}

const anError = /^Error(?: \(\d+\))?: /;

/** The first error that the compiler places in a file: its sentence, and the place on the next line. */
function errorIn(said: string, file: string): string | undefined {
  const lines = said.split(/\r?\n/);
  const at = lines.findIndex((line, index) => anError.test(line) && placedIn(lines[index + 1]) === file);
  return lines[at]?.replace(anError, "").trim();
}

function placedIn(line: string | undefined): string | undefined {
  return /^\s*--> (.+?):(?:\d+:\d+:?)?\s*$/.exec(line ?? "")?.[1];
}

/** What went wrong, in one line: headings like "Compiler run failed" lead to it. */
function firstError(said: string): string {
  const lines = said.split(/\r?\n/).map((line) => line.trim());
  const errors = lines.filter((line) => /^Error\b/.test(line) && !/Compiler run failed/.test(line));
  return (errors[0] ?? lines.find((line) => line !== "") ?? "").replace(anError, "").slice(0, 200);
}
