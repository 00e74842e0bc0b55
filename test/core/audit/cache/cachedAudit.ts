import type { AnalyzerInput, AuditEvent, AuditOutcome } from "../../../../src/core/audit/analyzer.ts";
import { createAnalyzers } from "../../../../src/core/audit/analyzerTable.ts";
import type { AuditCacheHost, AuditPorts } from "../../../../src/core/audit/auditPorts.ts";
import { runAudit } from "../../../../src/core/audit/runAudit.ts";
import type { ProcessRequest } from "../../../../src/core/process/processOutcome.ts";
import { silentLog } from "../../../../src/core/observe/log.ts";
import { auditPorts, never } from "../auditFolder.ts";
import { toolHome } from "../../generate/forgeFolder.ts";

export interface CachedPorts extends AuditPorts {
  readonly cache: AuditCacheHost;
  /** Every program that was started, in order. */
  readonly started: ProcessRequest[];
}

/** Ports with a cache of their own, and a list of the programs that were started. */
export async function cachedPorts(tools: Parameters<typeof auditPorts>[0] = {}): Promise<CachedPorts> {
  const ports = await auditPorts(tools);
  const started: ProcessRequest[] = [];
  const host = { environment: {}, platform: process.platform, home: await toolHome() };
  return {
    ...ports,
    cache: { host, release: "1.0.0" },
    started,
    run: async (request) => {
      started.push(request);
      return ports.run(request);
    },
  };
}

/** An audit by the default analyzers; what `durationMs` of it says is left out. */
export async function audit(
  input: AnalyzerInput,
  ports: AuditPorts,
  { signal = never, onEvent }: { readonly signal?: AbortSignal; readonly onEvent?: (event: AuditEvent) => void } = {},
): Promise<AuditOutcome> {
  const enabled = { slither: true, forgeLint: true, hyperkit: true, aderyn: true, mythril: false };
  const options = { signal, ...(onEvent === undefined ? {} : { onEvent }) };
  const outcome = await runAudit({ ...input, enabled }, { analyzers: createAnalyzers(ports), log: silentLog }, options);
  if (outcome.kind === "cancelled") return outcome;
  return { ...outcome, runs: outcome.runs.map((run) => ({ ...run, durationMs: 0 })) };
}
