import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createAuditPorts } from "../../src/cli/auditPorts.ts";
import type { AnalyzerRun } from "../../src/core/audit/analyzer.ts";
import { createAnalyzers } from "../../src/core/audit/analyzerTable.ts";
import type { Finding } from "../../src/core/audit/finding.ts";
import { runAudit } from "../../src/core/audit/runAudit.ts";
import { readFoundryConfig } from "../../src/core/foundry/readFoundryConfig.ts";
import { silentLog } from "../../src/core/observe/log.ts";
import { readSettings } from "../../src/core/settings/readSettings.ts";
import { nativeFoundryBinary, placeFoundry } from "../setup/foundry.ts";
import { paths } from "../setup/paths.ts";
import { slitherBinary } from "../setup/slither.ts";
import { placeOlderSolc, placeSolc } from "../setup/solc.ts";
import { compilerLine, listContracts, readContract, setFolder } from "./developmentSet.ts";
import type { SetFolder } from "./developmentSet.ts";

/** What the product says of one project of contracts that one compiler accepts. */
export interface AuditedBatch {
  readonly folder: SetFolder;
  /** e.g. `0.8`. */
  readonly line: string;
  readonly names: readonly string[];
  readonly runs: readonly AnalyzerRun[];
  readonly merged: readonly Finding[];
}

const work = join(paths.work, "eval");

/** Compilers and HyperKit's own folders are then found below HOME. */
const withoutXdg = { XDG_CACHE_HOME: undefined, XDG_STATE_HOME: undefined, XDG_DATA_HOME: undefined };

/**
 * Audits the whole set the way the product does, with the analyzers of its default settings: the contracts of each folder and compiler line
 * as one Foundry project, so that a tool starts ten times and not two hundred times.
 */
export async function auditSet(print: (line: string) => void): Promise<readonly AuditedBatch[]> {
  const home = join(work, "home");
  await rm(work, { recursive: true, force: true });
  await placeFoundry(home);
  await placeSolc(home);
  await placeOlderSolc(home);
  const batches: AuditedBatch[] = [];
  for (const { folder, line, names } of await planBatches()) {
    const started = performance.now();
    const batch = await auditBatch({ folder, line, names }, home);
    print(`${folder} ${line}: ${names.length} contracts, ${Math.round((performance.now() - started) / 1000)} s`);
    batches.push(batch);
  }
  return batches;
}

type Plan = Pick<AuditedBatch, "folder" | "line" | "names">;

async function planBatches(): Promise<readonly Plan[]> {
  const plans: Plan[] = [];
  for (const folder of ["vulnerable", "fixed", "decoys"] as const) {
    const byLine = new Map<string, string[]>();
    for (const name of await listContracts(folder)) {
      const line = compilerLine(await readContract(folder, name));
      byLine.set(line, [...(byLine.get(line) ?? []), name]);
    }
    for (const [line, names] of [...byLine].toSorted(([a], [b]) => a.localeCompare(b))) plans.push({ folder, line, names });
  }
  return plans;
}

async function auditBatch({ folder, line, names }: Plan, home: string): Promise<AuditedBatch> {
  const root = join(work, `${folder}-${line}`);
  await mkdir(join(root, "src"), { recursive: true });
  await writeFile(join(root, "foundry.toml"), '[profile.default]\nsrc = "src"\n');
  for (const name of names) await cp(join(setFolder, folder, `${name}.sol`), join(root, "src", `${name}.sol`));
  const project = { root, name: `${folder}-${line}` };
  const read = await readFoundryConfig({ project, profile: "default" });
  if (read.kind !== "ok") throw new Error(read.problem.name);
  const own: Readonly<Record<string, string>> = {
    "hyperkit.tools.slitherPath": slitherBinary,
    "hyperkit.tools.forgePath": nativeFoundryBinary("forge"),
  };
  const { settings } = readSettings((key) => own[key]);
  const environment = { ...process.env, HOME: home, USERPROFILE: home, ...withoutXdg };
  const ports = await createAuditPorts(
    { computer: { environment, platform: process.platform, home }, version: "eval" },
    { settings, folders: [root], log: silentLog },
  );
  // Detectors are written against this set: what they said before an edit of theirs does not count.
  const input = { project, config: read.config, enabled: settings.audit.analyzers, fresh: true };
  const outcome = await runAudit(input, { analyzers: createAnalyzers(ports), log: silentLog }, { signal: new AbortController().signal });
  if (outcome.kind !== "audited") throw new Error(outcome.kind);
  return { folder, line, names, runs: outcome.runs, merged: outcome.findings };
}
