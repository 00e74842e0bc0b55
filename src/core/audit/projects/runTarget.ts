import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import type { CallOptions } from "../../lib/callOptions.ts";
import type { AuditEvent } from "../analyzer.ts";
import type { AnalyzerName } from "../analyzerName.ts";
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
import { readTriage } from "../triage/readTriage.ts";
import type { ProjectTriage } from "../triage/readTriage.ts";
import { auditProject } from "./auditProject.ts";
import { configOf, isInScope } from "./auditTarget.ts";
import type { AuditTarget } from "./auditTarget.ts";

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
  /** What it is compared with, where that was asked for. */
  readonly baseline?: Exclude<BaselineOutcome, { readonly kind: "cancelled" }>;
}

/** What came of one target; `failed`: nothing of it could be looked at. */
export type TargetResult = AuditedTarget | { readonly kind: "failed"; readonly target: AuditTarget; readonly problem: Problem };

/** Audits one target as the editor audits a Project, and reads its triage. */
export async function runTarget(
  { target, profile, enabled, fresh = false }: TargetInput,
  ports: AuditPorts,
  options: CallOptions<AuditEvent>,
): Promise<TargetResult | { readonly kind: "cancelled" }> {
  const { project, scope } = target;
  const read = await configOf(target, profile);
  if (read.kind === "failed") return { ...read, target };
  const { config } = read;
  if (scope !== undefined && !(await listOwnSources(project, config)).some((path) => isInScope(path, scope))) {
    return { kind: "failed", target, problem: problem("scopeEmpty", { path: scope, project: project.name }) };
  }
  const outcome = await auditProject({ project, config, enabled, fresh }, ports, options);
  if (outcome.kind === "cancelled") return outcome;
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
  };
}
