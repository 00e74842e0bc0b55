import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { basename, delimiter, dirname, join } from "node:path";
import type { CallOptions } from "../../lib/callOptions.ts";
import { absoluteEntries } from "../../process/baseEnvironment.ts";
import type { ProcessOutcome } from "../../process/processOutcome.ts";
import type { FoundTool } from "../../process/tool.ts";
import type { ForgeInvocation } from "../../safety/forgeInvocation.ts";
import type { AnalyzerLine } from "../analyzer.ts";
import type { AuditPorts } from "../auditPorts.ts";
import { readToolReport } from "../readToolReport.ts";
import { placeQuickerPython } from "./quickerPython.ts";

/** What one run of slither left behind; `report` is undefined when it wrote none. */
export interface SlitherAnswer {
  readonly outcome: ProcessOutcome;
  readonly report: string | undefined;
}

/** slither says nothing while it analyses (seconds). */
const limits = { idleSeconds: 900, totalSeconds: 1800 };

/**
 * Runs slither on a finished build. Its target is HyperKit's own folder, not the Project: what slither and crytic-compile read by
 * themselves from a Project (`slither.config.json`, `foundry.toml`, `package.json`, a triage database, `forge config` in its root)
 * would let a repository run programs or hide detectors. In our folder lies only the configuration that `prepareForge` wrote, which
 * is safe for the real forge as well. The report goes to a fresh file: slither does not overwrite one, it leaves the old findings.
 */
export async function invokeSlither(
  { slither, invocation, path }: { readonly slither: FoundTool; readonly invocation: ForgeInvocation; readonly path: string },
  { run }: Pick<AuditPorts, "run">,
  options: CallOptions<AnalyzerLine>,
): Promise<SlitherAnswer> {
  const { cwd, buildInfoFolder, outFolder } = invocation;
  const config = join(cwd, "slither.config.json");
  const report = join(cwd, `report-${randomUUID()}.json`);
  await writeFile(config, "{}\n");
  try {
    const outcome = await run({
      file: slither.path,
      args: [
        cwd,
        ...["--compile-force-framework", "foundry", "--ignore-compile"],
        ...["--foundry-out-directory", outFolder, "--foundry-build-info-directory", buildInfoFolder],
        ...["--config-file", config, "--json", report, "--disable-color"],
      ],
      cwd,
      env: {
        ...invocation.env,
        PATH: forgeFirst(invocation.file, path),
        PYTHONPATH: await placeQuickerPython(cwd),
        // The order of its sets, and with it of what it names, is the same each time.
        PYTHONHASHSEED: "0",
        // A warning of a Python library on stderr would be taken for one of slither.
        PYTHONWARNINGS: "ignore",
        PYTHONIOENCODING: "utf-8",
        PYTHONUTF8: "1",
      },
      ...limits,
      signal: options.signal,
      onLine: (text) => options.onEvent?.({ kind: "line", text }),
    });
    return await readToolReport(report, outcome);
  } finally {
    await rm(report, { force: true });
  }
}

/** crytic-compile starts `forge` by name. A forge that is set under another name has to be on PATH besides; else slither says it is missing. */
function forgeFirst(forge: string, path: string): string {
  const named = /^forge(\.exe)?$/i.test(basename(forge));
  return [...(named ? [dirname(forge)] : []), ...absoluteEntries(path)].join(delimiter);
}
