import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { compileProject } from "../../../src/core/compile/compileProject.ts";
import type { CompileEvent, CompileOutcome } from "../../../src/core/compile/compileOutcome.ts";
import { readFoundryConfig } from "../../../src/core/foundry/readFoundryConfig.ts";
import { silentLog } from "../../../src/core/observe/log.ts";
import { createProcessRunner } from "../../../src/core/process/runProcess.ts";
import type { ProcessRequest, RunProcess } from "../../../src/core/process/processOutcome.ts";
import type { ToolLocator } from "../../../src/core/process/tool.ts";
import type { StorageRoots } from "../../../src/core/storage/storageRoots.ts";
import { nativeFoundryBinary } from "../../../scripts/setup/foundry.ts";
import { forge, toolHome } from "../generate/forgeFolder.ts";
import { freshFolder } from "../../support/freshFolder.ts";

/** A Project on the disk and what compiles it; `roots` stand for the storage of one installation of HyperKit. */
export interface Bench {
  readonly root: string;
  readonly roots: StorageRoots;
  readonly write: (files: Readonly<Record<string, string>>) => Promise<void>;
  readonly compile: (more?: Partial<CompileChoice>) => Promise<CompileOutcome>;
}

/** What a test may choose otherwise than usual. */
export interface CompileChoice {
  readonly signal: AbortSignal;
  readonly forgePath: string;
  readonly idleSeconds: number;
  readonly home: string;
  readonly onEvent: (event: CompileEvent) => void;
  readonly profile: string;
  /** Compiles whatever the Project asks for, as if our reading of its configuration had missed it. */
  readonly withoutRefusal: boolean;
  /** Hears of every start of a program. */
  readonly onRun: (request: ProcessRequest) => void;
}

/** Makes a Project of the given files; without a foundry.toml it gets an empty one. */
export async function makeBench(files: Readonly<Record<string, string>>): Promise<Bench> {
  const root = await freshFolder({ "foundry.toml": "", ...files });
  return benchAt(root);
}

/** The same for a folder that is already there. */
export async function benchAt(root: string): Promise<Bench> {
  const storage = await freshFolder();
  const roots = { cache: join(storage, "cache"), state: join(storage, "state") };
  const write: Bench["write"] = async (files) => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
  };
  return { root, roots, write, compile: async (more = {}) => compileAt(root, roots, more) };
}

async function compileAt(root: string, roots: StorageRoots, more: Partial<CompileChoice>): Promise<CompileOutcome> {
  const project = { root, name: basename(root) };
  const read = await readFoundryConfig({ project, profile: more.profile ?? "default" });
  if (read.kind === "failed") return read;
  const config = more.withoutRefusal === true ? { ...read.config, requests: [] } : read.config;
  const home = more.home ?? (await toolHome());
  const runner = createProcessRunner({ ...process.env, HOME: home, USERPROFILE: home, XDG_DATA_HOME: undefined });
  const run: RunProcess = async (request) => {
    more.onRun?.(request);
    return runner(request);
  };
  const path = more.forgePath ?? nativeFoundryBinary("forge");
  const tools: ToolLocator = { find: async (tool) => ({ kind: "found", tool, path, source: "path" }) };
  const input = { project, config, ...(more.idleSeconds !== undefined && { idleSeconds: more.idleSeconds }) };
  const signal = more.signal ?? new AbortController().signal;
  return compileProject(
    input,
    { run, tools, roots, log: silentLog },
    { signal, ...(more.onEvent !== undefined && { onEvent: more.onEvent }) },
  );
}

/** One diagnostic in short: `src/A.sol:3:7-3:12 error 2314 message`, one-based as forge prints it. */
export function inShort(outcome: CompileOutcome): readonly string[] {
  if (outcome.kind !== "compiled") return [`${outcome.kind}${outcome.kind === "failed" ? ` ${outcome.problem.name}` : ""}`];
  return outcome.diagnostics.map(({ file, range: { startLine, startCharacter, endLine, endCharacter }, severity, code, message }) =>
    [`${file}:${startLine + 1}:${startCharacter + 1}-${endLine + 1}:${endCharacter + 1}`, severity, code, message].join(" "),
  );
}

/** What a cold `forge build` of the same files reports in a terminal, as `file:line:column severity code message`; columns in code points. */
export async function terminalBuild(root: string): Promise<readonly string[]> {
  const outputs = await freshFolder();
  const { text } = await forge(
    root,
    "build",
    "--force",
    "--offline",
    "--out",
    join(outputs, "out"),
    "--cache-path",
    join(outputs, "cache"),
  );
  const found = text.matchAll(/^(Warning|Error|Info) \((\d+)\): (.+)\n(?:(?! *-->).+\n)* *--> ([^:\n]+)(?::(\d+):(\d+))?/gm);
  return [
    ...new Set(
      [...found].map(
        ([, severity = "", code, message, file, line = "1", column = "1"]) =>
          `${file}:${line}:${column} ${severity.toLowerCase()} ${code} ${message}`,
      ),
    ),
  ].toSorted();
}

/** Our diagnostics in the notation of `terminalBuild`; for sources whose lines are ASCII, where all ways of counting agree. */
export function asTerminal(outcome: CompileOutcome): readonly string[] {
  return inShort(outcome)
    .map((line) => line.replace(/^(.*?:\d+:\d+)-\d+:\d+ /, "$1 "))
    .toSorted();
}
