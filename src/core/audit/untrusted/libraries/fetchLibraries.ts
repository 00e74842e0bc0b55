import { mkdir, rm, writeFile } from "node:fs/promises";
import { devNull } from "node:os";
import { dirname, join } from "node:path";
import { problem } from "../../../errors/problem.ts";
import type { Problem } from "../../../errors/problem.ts";
import type { ProcessRequest, RunProcess } from "../../../process/processOutcome.ts";
import { copySources } from "../copySources.ts";
import { listRepository } from "../listRepository.ts";
import { readRegularFile } from "../readRegularFile.ts";
import type { MissingLibrary } from "./missingLibraries.ts";
import { isPlainLock, plainPackage } from "./packageLock.ts";

/** What fetching needs of the world. */
export interface FetchPorts {
  /** With network. */
  readonly run: RunProcess;
  /** The person's own git or npm, never one of the repository; undefined where there is none. */
  readonly findProgram: (name: "git" | "npm") => Promise<string | undefined>;
}

/** Where from and where to. Absolute paths. */
export interface FetchPlace {
  /** The repository; only read. */
  readonly base: string;
  /** The copy of its sources, where the libraries' sources go. */
  readonly copy: string;
  /** A folder of ours for what comes from the network; removed with the copy. */
  readonly scratch: string;
}

/** A fetch may take long on a slow line (seconds). */
const limits = { idleSeconds: 300, totalSeconds: 900 };

/** Bound of a lock file (bytes). */
const maxLockBytes = 20_000_000;

/**
 * Fetches what is missing into the copy, over https alone, with hooks and install scripts off and no configuration of the repository. Of
 * what comes only Solidity reaches the copy. Resolves with a problem for each library that is still missing.
 */
export async function fetchLibraries(
  missing: readonly MissingLibrary[],
  place: FetchPlace,
  { ports, signal }: { readonly ports: FetchPorts; readonly signal: AbortSignal },
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const [index, library] of missing.entries()) {
    if (signal.aborted) break;
    const folder = join(place.scratch, String(index));
    await mkdir(join(folder, "home"), { recursive: true });
    const how: Fetch = { ...place, folder, ports, signal };
    const reason = library.fetchable ? await fetchOne(library, how) : "it is not a plain https source.";
    if (reason !== undefined)
      problems.push(problem("libraryNotFetched", { library: library.path, reason: shortened(reason) }, { details: reason }));
    await rm(folder, { recursive: true, force: true });
  }
  return problems;
}

interface Fetch extends FetchPlace {
  readonly folder: string;
  readonly ports: FetchPorts;
  readonly signal: AbortSignal;
}

/** Undefined: fetched; else why not. */
async function fetchOne(library: MissingLibrary, how: Fetch): Promise<string | undefined> {
  const got = join(how.folder, "got");
  const failed = library.kind === "submodule" ? await fetchSubmodule(library, got, how) : await fetchPackages(library, got, how);
  if (failed !== undefined) return failed;
  const from = library.kind === "submodule" ? got : join(got, "node_modules");
  const listing = await listRepository({ base: from, first: from }, how.signal);
  const left = await copySources(listing, join(how.copy, library.path), how.signal);
  const [lost] = left.filter(({ why }) => why !== "linkOutside");
  return lost === undefined ? undefined : `${lost.path} cannot be copied.`;
}

/** Nothing that git starts by itself, and no protocol but https; the person's own configuration, with its helpers and secrets, has no say. */
const safeGit = [
  ...["core.hooksPath=/nowhere", "core.fsmonitor=false", "core.symlinks=false", "credential.helper=", "protocol.allow=never"],
  ...["protocol.https.allow=always", "submodule.recurse=false", "transfer.fsckObjects=true", "init.defaultBranch=main", "gc.auto=0"],
].flatMap((setting) => ["-c", setting]);

async function fetchSubmodule(
  library: Extract<MissingLibrary, { kind: "submodule" }>,
  got: string,
  how: Fetch,
): Promise<string | undefined> {
  const git = await how.ports.findProgram("git");
  if (git === undefined) return "git was not found.";
  const env = {
    HOME: join(how.folder, "home"),
    XDG_CONFIG_HOME: join(how.folder, "home"),
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ALLOW_PROTOCOL: "https",
    GIT_TERMINAL_PROMPT: "0",
    GIT_ASKPASS: "",
    LC_ALL: "C",
  };
  const steps = [
    ["init", "--quiet", "--template=", got],
    ["-C", got, "fetch", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--", library.url, library.commit ?? "HEAD"],
    ["-C", got, "checkout", "--quiet", "--detach", "FETCH_HEAD"],
  ];
  for (const step of steps) {
    const failed = await start(
      { file: git, args: [...safeGit, ...step], cwd: how.folder, env, ...limits, signal: how.signal },
      how.ports.run,
    );
    if (failed !== undefined) return failed;
  }
  return undefined;
}

async function fetchPackages(library: MissingLibrary, got: string, how: Fetch): Promise<string | undefined> {
  const npm = await how.ports.findProgram("npm");
  if (npm === undefined) return "npm was not found.";
  const from = dirname(join(how.base, library.path));
  const stated = await readRegularFile(join(from, "package.json"), maxLockBytes);
  const lock = await readRegularFile(join(from, "package-lock.json"), maxLockBytes);
  await mkdir(got, { recursive: true });
  if (stated.kind === "failed" || lock.kind === "failed") return "package.json and package-lock.json cannot be read.";
  // Looked at again: the file may be another one by now.
  if (!isPlainLock(lock.bytes.toString("utf8"))) return "it is not a plain https source.";
  await writeFile(join(got, "package.json"), plainPackage(stated.bytes.toString("utf8")));
  await writeFile(join(got, "package-lock.json"), lock.bytes);
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--no-bin-links", "--git=/nowhere"];
  return start({ file: npm, args: ["ci", ...quiet], cwd: got, ...limits, signal: how.signal }, how.ports.run);
}

/** Undefined: it went well; else the end of what it said. */
async function start(request: ProcessRequest, run: RunProcess): Promise<string | undefined> {
  const outcome = await run(request);
  if (outcome.kind === "exited" && outcome.exitCode === 0) return undefined;
  if (outcome.kind === "exited") return outcome.stderr.trim() || outcome.stdout.trim() || `it ended with exit code ${outcome.exitCode}.`;
  return outcome.kind === "notExecutable" ? outcome.reason : outcome.kind;
}

/** One line of a tool's words. */
function shortened(reason: string): string {
  const line = reason.split("\n").findLast((text) => /\S/.test(text) && !/complete log/i.test(text)) ?? reason;
  return line.trim().slice(0, 200);
}
