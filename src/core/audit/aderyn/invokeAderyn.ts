import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { CallOptions } from "../../lib/callOptions.ts";
import type { ProcessOutcome, RunProcess } from "../../process/processOutcome.ts";
import type { FoundTool } from "../../process/tool.ts";
import type { AnalyzerLine } from "../analyzer.ts";
import { readToolReport } from "../readToolReport.ts";

/** What one run of aderyn left behind; `report` is undefined when it wrote none. */
export interface AderynAnswer {
  readonly outcome: ProcessOutcome;
  readonly report: string | undefined;
}

/** aderyn may download a compiler without a word (seconds). */
const limits = { idleSeconds: 900, totalSeconds: 1800 };

/**
 * Runs aderyn on a root that `layOutSources` wrote: the only configuration it meets is ours. It asks nobody for a newer version of itself,
 * and the report goes to a fresh file, so that an old one is never taken for an answer.
 */
export async function invokeAderyn(
  { aderyn, root, folder }: { readonly aderyn: FoundTool; readonly root: string; readonly folder: string },
  run: RunProcess,
  options: CallOptions<AnalyzerLine>,
): Promise<AderynAnswer> {
  const report = join(folder, `report-${randomUUID()}.json`);
  try {
    const outcome = await run({
      file: aderyn.path,
      args: [root, "--output", report, "--skip-update-check"],
      // Outside of the copy: a relative path of anybody leads nowhere.
      cwd: dirname(report),
      env: { FOUNDRY_CONFIG: join(root, "foundry.toml"), FOUNDRY_PROFILE: "default", NO_COLOR: "1" },
      ...limits,
      signal: options.signal,
      onLine: (text) => options.onEvent?.({ kind: "line", text }),
    });
    return await readToolReport(report, outcome);
  } finally {
    await rm(report, { force: true });
  }
}
