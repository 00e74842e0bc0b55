import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listInstalledSolc } from "../../foundry/installedSolc.ts";
import type { ToolName } from "../../process/tool.ts";
import type { AnalyzerInput } from "../analyzer.ts";
import type { AnalyzerName } from "../analyzerName.ts";
import type { AuditPorts } from "../auditPorts.ts";
import { hyperkitVersion } from "../hyperkit/hyperkitVersion.ts";
import { lintSeverities } from "../forgeLint/lintRules.ts";
import { ruleTables } from "../taxonomy/categoryOf.ts";
import { slitherConfidences, slitherSeverities } from "../taxonomy/severityRules.ts";
import { programStamp } from "./programStamp.ts";
import { listSources } from "./sourceListing.ts";

/** Raised when what is stored, or what it is made from, means something else than before. */
const format = 1;

/** The programs whose word an analyzer's findings are: its own, and forge, which compiles for all of them. */
const programs: Readonly<Record<AnalyzerName, readonly ToolName[]>> = {
  slither: ["forge", "slither"],
  forgeLint: ["forge"],
  hyperkit: ["forge"],
  aderyn: ["forge", "aderyn"],
  mythril: ["forge", "mythril"],
};

/**
 * Everything but the contents of the sources that an analyzer's findings depend on, as one hash: HyperKit's own version and tables, the
 * programs, the compilers that are installed, the configuration that reaches the compiler, the person's own configuration of forge, and
 * the names of all sources. Undefined where a part cannot be told; then nothing is taken from the cache.
 */
export async function auditKey(
  analyzer: AnalyzerName,
  { project, config }: AnalyzerInput,
  { tools, cache }: Pick<AuditPorts, "tools" | "cache">,
): Promise<string | undefined> {
  if (cache === undefined) return undefined;
  const { host, release } = cache;
  const [listed, personal, compilers, ...stamps] = await Promise.all([
    listSources(project, config),
    readFile(join(host.home, ".foundry", "foundry.toml"), "utf8").catch(() => ""),
    listInstalledSolc(host),
    ...programs[analyzer].map(async (tool) => {
      const found = await tools.find(tool);
      return found.kind === "found" ? programStamp(found.path) : undefined;
    }),
  ]);
  if (listed === undefined || stamps.includes(undefined)) return undefined;
  const tables = [hyperkitVersion, ruleTables, lintSeverities, slitherSeverities, slitherConfidences];
  const { rpcEndpoints: _, ...building } = config;
  return hash(JSON.stringify([format, release, tables, stamps, compilers, personal, project.root, building, listed], exactNumbers));
}

/** A whole number of foundry.toml that is too large for a double is a bigint. */
function exactNumbers(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
