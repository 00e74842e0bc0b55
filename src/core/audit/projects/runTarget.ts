import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import type { FoundryConfig } from "../../foundry/foundryConfig.ts";
import type { CallOptions } from "../../lib/callOptions.ts";
import type { AnalyzerRun, AuditEvent, AuditOutcome } from "../analyzer.ts";
import type { AnalyzerName } from "../analyzerName.ts";
import { analyzerTitles } from "../analyzerName.ts";
import { createAnalyzers } from "../analyzerTable.ts";
import type { AuditPorts } from "../auditPorts.ts";
import type { BaselineOutcome } from "../baseline/baseline.ts";
import type { FinishedAudit } from "../export/auditReport.ts";
import { joinManual } from "../manual/joinManual.ts";
import { placeManualFindings } from "../manual/placeManualFindings.ts";
import { readManualFindings } from "../manual/readManualFindings.ts";
import { readSource } from "../manual/readSource.ts";
import { listOwnSources } from "../ownSources.ts";
import { readHeldProofs } from "../proof/heldProofs.ts";
import type { ProofRecord } from "../proof/proofRecord.ts";
import { runAudit } from "../runAudit.ts";
import { readTriage } from "../triage/readTriage.ts";
import type { ProjectTriage } from "../triage/readTriage.ts";
import { auditFiles } from "./auditFiles.ts";
import { configOf, isInScope, withSources } from "./auditTarget.ts";
import type { AuditTarget } from "./auditTarget.ts";
import { findCompilable } from "./findCompilable.ts";
import type { LeftOut } from "./findCompilable.ts";

/** What is asked of one target. */
export interface TargetInput {
  readonly target: AuditTarget;
  /** The profile of foundry.toml. */
  readonly profile: string;
  readonly enabled: Readonly<Record<AnalyzerName, boolean>>;
  /** See `AnalyzerInput`. */
  readonly fresh?: boolean;
}

/** A target that was audited, completely or not. */
export interface AuditedTarget {
  readonly kind: "audited";
  readonly target: AuditTarget;
  /** With what people found themselves, and with the findings of the scope alone. */
  readonly outcome: FinishedAudit;
  readonly auditedAt: Date;
  /** With what is wrong with the records of manual findings, too. */
  readonly triage: ProjectTriage;
  /** What tests have shown of exactly this code, by the finding's id. */
  readonly proofs: ReadonlyMap<string, ProofRecord>;
  /** Files that do not compile, where the rest was audited without them. */
  readonly leftOut: readonly LeftOut[];
  /** What it is compared with, where that was asked for. */
  readonly baseline?: Exclude<BaselineOutcome, { readonly kind: "cancelled" }>;
}

/** What came of one target; `failed`: nothing of it could be looked at. */
export type TargetResult = AuditedTarget | { readonly kind: "failed"; readonly target: AuditTarget; readonly problem: Problem };

/**
 * Audits one target as the editor audits a Project, and reads its triage. Files without a Project are no unit that anybody built before,
 * so one that does not compile does not stop the others: it is left out and named, and no analyzer has then analysed everything.
 */
export async function runTarget(
  { target, profile, enabled, fresh = false }: TargetInput,
  ports: AuditPorts,
  options: CallOptions<AuditEvent>,
): Promise<TargetResult | { readonly kind: "cancelled" }> {
  const { project, scope, bare } = target;
  const read = await configOf(target, profile);
  if (read.kind === "failed") return { ...read, target };
  const { config } = read;
  if (scope !== undefined && !(await listOwnSources(project, config)).some((path) => isInScope(path, scope))) {
    return { kind: "failed", target, problem: problem("scopeEmpty", { path: scope, project: project.name }) };
  }
  const audit = async (used: FoundryConfig): Promise<AuditOutcome> =>
    runAudit({ project, config: used, enabled, fresh }, { analyzers: createAnalyzers(ports), log: ports.log }, options);
  const auditOf = async (files: readonly string[]): Promise<AuditOutcome> =>
    auditFiles(project.root, files, async (group) => audit(withSources(config, group)));
  let outcome = await (bare === undefined ? audit(config) : auditOf(bare));
  if (outcome.kind === "cancelled") return outcome;
  let leftOut: readonly LeftOut[] = [];
  if (bare !== undefined && bare.length > 1 && outcome.runs.some(failedToCompile)) {
    const parts = await findCompilable({ project, config, files: bare }, ports, options);
    if (parts.kind === "cancelled") return parts;
    if (parts.kind === "split" && parts.compilable.length > 0 && parts.leftOut.length > 0) {
      outcome = await auditOf(parts.compilable);
      if (outcome.kind === "cancelled") return outcome;
      leftOut = parts.leftOut;
      outcome = { ...outcome, complete: false, runs: outcome.runs.map((run) => without(run, leftOut)) };
    }
  }
  const manual = await readManualFindings(project.root);
  const people = await placeManualFindings(manual.records, async (file) => readSource(project.root, file));
  const findings = joinManual(outcome.findings, people).filter(({ file }) => isInScope(file, scope));
  const triage = await readTriage(project.root);
  return {
    kind: "audited",
    target,
    outcome: { ...outcome, findings },
    auditedAt: new Date(),
    triage: { records: triage.records, problems: [...manual.problems, ...triage.problems] },
    proofs: await readHeldProofs(ports.roots, project),
    leftOut,
  };
}

function failedToCompile({ outcome }: AnalyzerRun): boolean {
  return outcome.kind === "notAnalysed" && outcome.problem.name === "projectDoesNotCompile";
}

/** The most file names that a sentence lists. */
const mostNamed = 5;

/** An analyzer that was not given everything has not analysed everything, whatever it says of the rest. */
function without(run: AnalyzerRun, leftOut: readonly LeftOut[]): AnalyzerRun {
  if (run.outcome.kind !== "analysed") return run;
  const more = leftOut.length > mostNamed ? ` and ${leftOut.length - mostNamed} more` : "";
  const files = `${leftOut
    .slice(0, mostNamed)
    .map(({ file }) => file)
    .join(", ")}${more}`;
  const details = leftOut.map(({ file, reason }) => `${file}: ${reason}`).join("\n");
  const why = problem("filesLeftOut", { analyzer: analyzerTitles[run.analyzer], files }, { details });
  return { ...run, outcome: { kind: "notAnalysed", problem: why } };
}
