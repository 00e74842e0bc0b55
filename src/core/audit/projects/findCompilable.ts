import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { CallOptions } from "../../lib/callOptions.ts";
import { prepareForge, projectFolder } from "../../safety/prepareForge.ts";
import { holdFolder } from "../../storage/holdFolder.ts";
import { auditConfig } from "../auditConfig.ts";
import type { AuditPorts } from "../auditPorts.ts";
import type { LeftOut } from "../leftOut.ts";
import { sourceArguments } from "../ownSources.ts";
import { withSources } from "./auditTarget.ts";
import { importersOf } from "./importersOf.ts";
import type { CompilableInput } from "./importersOf.ts";
import { readFileHead } from "./readFileHead.ts";

/** Which files compile. */
export type CompilableOutcome =
  | { readonly kind: "split"; readonly compilable: readonly string[]; readonly leftOut: readonly LeftOut[] }
  /** forge could not be asked. */
  | { readonly kind: "unknown" }
  | { readonly kind: "cancelled" };

/** One build of a few files (seconds). */
const limits = { idleSeconds: 300, totalSeconds: 900 };

/**
 * Finds the files that compile, each with what it imports. A build of all says which ones the compiler names; these are left out, with all
 * that import them, and the rest is built again. Where nobody is named (a compiler that cannot be had, an error inside of a library) the
 * files are halved until the guilty are alone. Whether a file compiles does not hang on the others, so the answer is that of building each
 * by itself.
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
    const guilty = await findGuilty(input, build, signal);
    if (signal.aborted) return { kind: "cancelled" };
    const names = new Set(guilty.map((entry) => entry.file));
    const leftOut = await Promise.all(
      guilty.map(async (entry): Promise<LeftOut> => {
        const { contracts } = await readFileHead(join(project.root, entry.file));
        return { ...entry, contracts };
      }),
    );
    return { kind: "split", compilable: input.files.filter((name) => !names.has(name)), leftOut };
  } finally {
    await lock.release();
  }
}

type Guilty = Omit<LeftOut, "contracts">;

/** More named files than this are believed to be guilty without a build of each alone. */
const mostTried = 8;

/** `build` resolves with what was printed when the files do not compile, and with nothing when they do. */
async function findGuilty(
  input: CompilableInput,
  build: (files: readonly string[]) => Promise<string | undefined>,
  signal: AbortSignal,
): Promise<readonly Guilty[]> {
  const { files } = input;
  if (files.length === 0 || signal.aborted) return [];
  const said = await build(files);
  if (said === undefined || signal.aborted) return [];
  if (files.length === 1) return files.map((file) => errorIn(said, file) ?? { file, reason: firstError(said) });
  const within = async (some: readonly string[]): Promise<readonly Guilty[]> => findGuilty({ ...input, files: some }, build, signal);
  const named = files.flatMap((file) => errorIn(said, file) ?? []);
  const guilty: Guilty[] = [];
  // Two files that cannot be compiled together (one name declared by both) may each be sound: the error is placed in one of them.
  for (const entry of named) if (named.length > mostTried || (await build([entry.file])) !== undefined) guilty.push(entry);
  if (guilty.length > 0) {
    const names = new Set(guilty.map(({ file }) => file));
    const users = [...(await importersOf(input, names))].map(([file, used]) => ({
      file,
      reason: `It imports ${used}, which does not compile.`,
    }));
    for (const { file } of users) names.add(file);
    return [...guilty, ...users, ...(await within(files.filter((file) => !names.has(file))))];
  }
  const middle = Math.ceil(files.length / 2);
  return [...(await within(files.slice(0, middle))), ...(await within(files.slice(middle)))];
}

const anError = /^Error(?: \(\d+\))?: /;

/** The first error that the compiler places in a file: its sentence, and the place on the next line. */
function errorIn(said: string, file: string): Guilty | undefined {
  const lines = said.split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    const place = anError.test(line) ? placedIn(lines[index + 1], file) : undefined;
    if (place !== undefined) return { file, reason: line.replace(anError, "").trim().slice(0, 200), ...place };
  }
  return undefined;
}

function placedIn(line: string | undefined, file: string): Pick<Guilty, "place"> | undefined {
  const match = /^\s*--> (.+?):(?:(\d+):(\d+):?)?\s*$/.exec(line ?? "");
  if (match?.[1] !== file) return undefined;
  return match[2] === undefined ? {} : { place: { line: Number(match[2]) - 1, character: Number(match[3]) - 1 } };
}

/** What went wrong, in one line: headings like "Compiler run failed" lead to it. */
function firstError(said: string): string {
  const lines = said.split(/\r?\n/).map((line) => line.trim());
  const errors = lines.filter((line) => /^Error\b/.test(line) && !/Compiler run failed/.test(line));
  return (errors[0] ?? lines.find((line) => line !== "") ?? "").replace(anError, "").slice(0, 200);
}
