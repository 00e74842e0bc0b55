import type { FoundryConfig } from "../../foundry/foundryConfig.ts";
import type { CallOptions } from "../../lib/callOptions.ts";
import type { AnalyzerRun, AuditEvent, AuditOutcome } from "../analyzer.ts";
import { createAnalyzers } from "../analyzerTable.ts";
import type { AuditPorts } from "../auditPorts.ts";
import { listOwnSources } from "../ownSources.ts";
import { runAudit } from "../runAudit.ts";
import type { AuditInput } from "../runAudit.ts";
import { auditFiles } from "./auditFiles.ts";
import { withSources } from "./auditTarget.ts";
import { findCompilable } from "./findCompilable.ts";
import { withoutFiles } from "./withoutFiles.ts";

/**
 * Audits a Project, or files without one, wherever the audit was asked for. What does not compile, and what imports it, does not stop the
 * rest: it is left out and named, and no analyzer has then analysed everything.
 */
export async function auditProject(input: AuditInput, ports: AuditPorts, options: CallOptions<AuditEvent>): Promise<AuditOutcome> {
  const { project, config } = input;
  const audit = async (used: FoundryConfig): Promise<AuditOutcome> =>
    runAudit({ ...input, config: used }, { analyzers: createAnalyzers(ports), log: ports.log }, options);
  const auditOf = async (files: readonly string[]): Promise<AuditOutcome> =>
    config.sources === undefined
      ? audit(withSources(config, files))
      : auditFiles(project.root, files, async (group) => audit(withSources(config, group)));
  const whole = await (config.sources === undefined ? audit(config) : auditOf(config.sources));
  if (whole.kind === "cancelled" || !whole.runs.some((run) => failedToCompile(run, config))) return whole;
  const files = await listOwnSources(project, config);
  if (files.length < 2) return whole;
  const parts = await findCompilable({ project, config, files }, ports, options);
  if (parts.kind === "cancelled") return parts;
  if (parts.kind === "unknown" || parts.compilable.length === 0 || parts.leftOut.length === 0) return whole;
  const { leftOut } = parts;
  const rest = await auditOf(parts.compilable);
  if (rest.kind === "cancelled") return rest;
  return { ...rest, complete: false, runs: rest.runs.map((run) => withoutFiles(run, leftOut)), leftOut };
}

/** `skip` of foundry.toml has words of its own, see `whyNotCompiled`. */
function failedToCompile({ outcome }: AnalyzerRun, { compiler }: FoundryConfig): boolean {
  if (outcome.kind !== "notAnalysed") return false;
  const { name } = outcome.problem;
  return name === "projectDoesNotCompile" || (name === "analyzerSkipped" && "skip" in compiler);
}
