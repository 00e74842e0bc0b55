import { cp, link, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { basename, delimiter, join } from "node:path";
import { execa } from "execa";
import type { Options } from "execa";
import { findNode, nodePackage } from "../../scripts/bootstrap/findNode.mjs";
import { findOnPath } from "../../scripts/bootstrap/findOnPath.mjs";
import { findPython } from "../../scripts/bootstrap/findPython.mjs";
import { paths, root } from "../../scripts/setup/paths.ts";

/** What a script of the checkout prints: where and how it runs. */
export interface Echo {
  readonly node: string;
  readonly args: readonly string[];
}

/** What of a package can be changed. */
interface PackageChanges {
  readonly version?: string;
  readonly os?: readonly string[];
}

/** A small checkout with the real first stage, two packages (one is the pinned Node) and one script, which real npm installs without network. */
export interface MiniCheckout {
  readonly root: string;
  /** A folder that stands alone on PATH; what is not in it is not installed. */
  readonly programs: string;
  /** Starts the first stage with the person's own Node; `changes` alters the environment. */
  bootstrap(args: readonly string[], changes?: Readonly<Record<string, string | undefined>>): ReturnType<typeof start>;
  /** Changes the pinned Node, its version or the systems it is for, in itself and in the lock file. */
  changeNode(changes: PackageChanges): Promise<void>;
  /** Puts a shell script on PATH in place of a program. */
  replaceProgram(name: string, script: string): Promise<void>;
  remove(): Promise<void>;
}

/** Programs that the first stage looks for, and those that npm itself is started with. */
const needed = ["git", "npm", "node"];

const pinned = nodePackage ?? "node-of-this-computer";

const echo = `console.log(JSON.stringify({ node: process.execPath, args: process.argv.slice(2) }));`;

/** A folder of its own below `.work/tmp`. */
export async function setUpFolder(): Promise<string> {
  await mkdir(paths.tmp, { recursive: true });
  return realpath(await mkdtemp(join(paths.tmp, "setup-")));
}

/** Makes a checkout in which nothing is installed yet. */
export async function miniCheckout(): Promise<MiniCheckout> {
  const folder = await setUpFolder();
  for (const part of ["bootstrap.mjs", "bootstrap"])
    await cp(join(root, "scripts", part), join(folder, "scripts", part), { recursive: true });
  for (const script of ["check", "runTests"]) await writeFile(join(folder, "scripts", `${script}.ts`), echo);
  await addPackages(folder);
  const programs = join(folder, "programs");
  await mkdir(programs);
  for (const name of needed) await symlink(await own(name), join(programs, name));
  const python = findPython(process.env);
  if (python.kind === "found") await symlink(python.file, join(programs, "python3"));
  const environment = { PATH: programs, HOME: join(folder, "home"), TMPDIR: folder, npm_config_cache: join(folder, "npm-cache") };
  return {
    root: folder,
    programs,
    bootstrap: (args, changes = {}) => start(folder, args, { ...environment, ...changes }),
    changeNode: async (changes) => writeLock(folder, changes),
    replaceProgram: async (name, script) => {
      await rm(join(programs, name), { force: true });
      await writeFile(join(programs, name), `#!/bin/sh\nPATH="$PATH:/usr/bin:/bin"\n${script}\n`, { mode: 0o755 });
    },
    remove: async () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** The sentence of an outcome that is one: on stderr, exit code 1. */
export function sentence({ exitCode, stderr }: { readonly exitCode?: number | undefined; readonly stderr: string }): string {
  if (exitCode !== 1) throw new Error(`The exit code is ${exitCode}, not 1: ${stderr}`);
  return stderr;
}

/** What the script of an outcome printed. */
export function echoOf({
  exitCode,
  stdout,
  stderr,
}: {
  readonly exitCode?: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}): Echo {
  if (exitCode !== 0) throw new Error(`The exit code is ${exitCode}: ${stderr}`);
  return JSON.parse(stdout.split("\n").at(-1) ?? "") as Echo;
}

function start(folder: string, args: readonly string[], env: Readonly<Record<string, string | undefined>>) {
  const options = { cwd: folder, env, extendEnv: false, reject: false, stdin: "ignore", detached: true } satisfies Options;
  return execa(join(folder, "programs", "node"), [join(folder, "scripts", "bootstrap.mjs"), ...args], options);
}

/** The program that the person has: not the one of our own packages, which npm puts before it. */
async function own(name: string): Promise<string> {
  const elsewhere = (process.env["PATH"] ?? "").split(delimiter).filter((entry) => !entry.includes("node_modules"));
  const file = findOnPath(name, { PATH: elsewhere.join(delimiter) });
  if (file === undefined) throw new Error(`${name} is not on PATH.`);
  return realpath(file);
}

/** The pinned Node as a package on the disk (a second name of the file that runs now), and one package more. */
async function addPackages(folder: string): Promise<void> {
  const bin = join(folder, "packages", pinned, "bin");
  await mkdir(bin, { recursive: true });
  await link(await realpath(process.execPath), join(bin, basename(findNode(root))));
  await mkdir(join(folder, "packages", "other"));
  await writeFile(join(folder, "packages", "other", "package.json"), JSON.stringify({ name: "other", version: "1.0.0" }));
  await writeLock(folder, {});
}

/** Writes package.json and its lock file, by npm's rules for packages on the disk. */
async function writeLock(folder: string, changes: PackageChanges): Promise<void> {
  const described = { version: "24.0.0", ...changes };
  const manifest = {
    name: "mini",
    version: "1.0.0",
    private: true,
    dependencies: { other: "file:packages/other" },
    optionalDependencies: { [pinned]: `file:packages/${pinned}` },
  };
  const entries = {
    "": manifest,
    "node_modules/other": { resolved: "packages/other", link: true },
    "packages/other": { version: "1.0.0" },
    [`node_modules/${pinned}`]: { resolved: `packages/${pinned}`, link: true, optional: true },
    [`packages/${pinned}`]: { ...described, optional: true },
  };
  await writeFile(join(folder, "packages", pinned, "package.json"), JSON.stringify({ name: pinned, ...described }));
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await writeFile(
    join(folder, "package-lock.json"),
    JSON.stringify({ ...manifest, lockfileVersion: 3, requires: true, packages: entries }),
  );
}

/** How often a program that was replaced by `counting` was started. */
export async function timesCalled(log: string): Promise<number> {
  return (await readFile(log, "utf8").catch(() => "")).split("\n").length - 1;
}

/** A shell script that notes its start in a file and becomes the program. */
export function counting(program: string, log: string): string {
  return `echo called >> '${log}'\nexec '${program}' "$@"`;
}

/** The npm of the person, as an absolute path. */
export async function ownNpm(): Promise<string> {
  return own("npm");
}
