import { readFile, rm, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import type { AnalyzerName } from "../../src/core/audit/analyzerName.ts";
import { createAnalyzers } from "../../src/core/audit/analyzerTable.ts";
import type { AuditPorts } from "../../src/core/audit/auditPorts.ts";
import { runAudit } from "../../src/core/audit/runAudit.ts";
import { readFoundryConfig } from "../../src/core/foundry/readFoundryConfig.ts";
import { silentLog } from "../../src/core/observe/log.ts";
import type { RunProcess } from "../../src/core/process/processOutcome.ts";
import type { FoundTool } from "../../src/core/process/tool.ts";
import { problem } from "../../src/core/errors/problem.ts";
import { createProcessRunner } from "../../src/core/process/runProcess.ts";
import { nativeFoundryBinary } from "../setup/foundry.ts";
import { slitherBinary } from "../setup/slither.ts";
import type { BenchRow, Comparison, Side } from "./benchRow.ts";
import { makeAuditProject } from "./makeAuditProject.ts";
import type { AuditProject } from "./makeAuditProject.ts";

/** slither alone, everything from nothing, as `slither .` does it: forge builds, slither analyses. */
export const auditCold: BenchRow = {
  name: "auditCold",
  what: "slither's part of an audit from nothing, to judged and placed findings, beside slither . in a folder without a build",
  kind: "time",
  goal: { ratio: 1.05 },
  prepare: async () =>
    prepare(["slither"], ({ forget, ours, raw, clean }) => ({ ours: { before: forget, ...ours }, raw: { before: clean, ...raw } })),
};

/** The build of an earlier audit is there, its findings are not: what a new version of slither, a failure or a cancel leaves behind. */
export const auditWarm: BenchRow = {
  name: "auditWarm",
  what: "slither's part of an audit on the build of an earlier one, beside slither . in a folder that is built",
  kind: "time",
  goal: { ratio: 0.6 },
  prepare: async () => prepare(["slither"], ({ forgetFindings, ours, raw }) => ({ ours: { before: forgetFindings, ...ours }, raw })),
};

/** Nothing changed since the last audit, beside an audit of the same from nothing. */
export const auditUnchanged: BenchRow = {
  name: "auditUnchanged",
  what: "an audit by all analyzers where nothing changed since the last one, beside the first one",
  kind: "time",
  goal: { ratio: 0.02, most: 100 },
  prepare: async () => prepare(every, ({ first, ours }) => ({ ours, raw: first })),
};

/** One of ten files got another line since the last audit, beside an audit of the same from nothing. */
export const auditEdited: BenchRow = {
  name: "auditEdited",
  what: "an audit by all analyzers after one of ten files was edited, beside the first one",
  kind: "time",
  goal: { ratio: 0.35 },
  prepare: async () => prepare(every, ({ first, ours, edit }) => ({ ours: { before: edit, ...ours }, raw: first })),
};

/** All analyzers at once on what there is of processors, beside one after the other. */
export const auditTogether: BenchRow = {
  name: "auditTogether",
  what: "an audit by all analyzers from nothing, beside the sum of audits by each alone",
  kind: "time",
  goal: { ratio: 0.8 },
  prepare: async () => prepare(every, ({ first, alone }) => ({ ours: first, raw: alone })),
};

const every: readonly AnalyzerName[] = ["slither", "forgeLint", "hyperkit"];
const { signal } = new AbortController();

/** What a row is put together from. */
interface Pieces {
  readonly ours: Side;
  readonly raw: Side;
  /** An audit in a storage of its own, which is emptied before. */
  readonly first: Side;
  /** The same by each analyzer for itself, in a storage that is emptied before each. */
  readonly alone: Side;
  /** Empties the storage of `ours`. */
  readonly forget: () => Promise<void>;
  readonly forgetFindings: () => Promise<void>;
  /** Empties the Project's own `out/` and cache. */
  readonly clean: () => Promise<void>;
  readonly edit: () => Promise<void>;
}

async function prepare(names: readonly AnalyzerName[], compose: (pieces: Pieces) => Pick<Comparison, "ours" | "raw">): Promise<Comparison> {
  const bench = await makeAuditProject();
  const { root, scratch, edited } = bench;
  const run = createProcessRunner({ ...process.env, HOME: bench.home, USERPROFILE: bench.home, XDG_DATA_HOME: undefined });
  const remover =
    (...folders: readonly string[]) =>
    async (): Promise<void> => {
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    };
  const auditIn = async (storage: string, enabled: readonly AnalyzerName[]): Promise<void> =>
    auditOnce(root, portsOf(bench, { run, storage }), enabled);
  let count = 0;
  const pieces: Pieces = {
    ours: { run: async () => auditIn("ours", names) },
    raw: { run: async () => slitherAlone(root, run) },
    first: { before: remover(join(scratch, "first")), run: async () => auditIn("first", names) },
    alone: {
      before: remover(...names.map((name) => join(scratch, `alone-${name}`))),
      run: async () => {
        for (const name of names) await auditIn(`alone-${name}`, [name]);
      },
    },
    forget: remover(join(scratch, "ours")),
    forgetFindings: remover(join(scratch, "ours", "audits")),
    clean: remover(join(root, "out"), join(root, "cache")),
    edit: async () => {
      count += 1;
      const text = await readFile(edited, "utf8");
      await writeFile(edited, text.replace(/return \d+;/, `return ${count};`));
    },
  };
  return { ...compose(pieces), end: bench.remove };
}

const forge = nativeFoundryBinary("forge");
const path = [dirname(forge), process.env["PATH"] ?? ""].join(delimiter);

function portsOf({ home, scratch }: AuditProject, { run, storage }: { readonly run: RunProcess; readonly storage: string }): AuditPorts {
  return {
    run,
    path,
    log: silentLog,
    roots: { cache: join(scratch, storage), state: join(scratch, "state") },
    cache: { host: { environment: {}, platform: process.platform, home }, release: "bench" },
    tools: {
      find: async (tool) =>
        tool === "forge" || tool === "slither"
          ? ({ kind: "found", tool, path: tool === "forge" ? forge : slitherBinary, source: "path" } satisfies FoundTool)
          : { kind: "missing", tool, problem: problem("aderynMissing", {}), searched: [] },
    },
  };
}

async function auditOnce(root: string, ports: AuditPorts, enabled: readonly AnalyzerName[]): Promise<void> {
  const project = { root, name: "bench" };
  const read = await readFoundryConfig({ project, profile: "default" });
  if (read.kind === "failed") throw new Error(read.problem.name);
  const on = (name: AnalyzerName): boolean => enabled.includes(name);
  const asked = { slither: on("slither"), forgeLint: on("forgeLint"), hyperkit: on("hyperkit"), aderyn: false, mythril: false };
  const input = { project, config: read.config, enabled: asked };
  const outcome = await runAudit(input, { analyzers: createAnalyzers(ports), log: silentLog }, { signal });
  if (outcome.kind !== "audited" || !outcome.complete) throw new Error(JSON.stringify(outcome));
}

async function slitherAlone(root: string, run: RunProcess): Promise<void> {
  const outcome = await run({ file: slitherBinary, args: ["."], cwd: root, env: { PATH: path }, signal });
  if (outcome.kind !== "exited" || !outcome.stderr.includes(" analyzed (")) throw new Error(JSON.stringify(outcome));
}
