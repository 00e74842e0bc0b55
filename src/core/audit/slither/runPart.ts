import { readFile } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import type { CallOptions } from "../../lib/callOptions.ts";
import type { FoundTool } from "../../process/tool.ts";
import type { AnalyzerLine, AnalyzerResult, ReadSources } from "../analyzer.ts";
import type { AuditPorts } from "../auditPorts.ts";
import { buildForAudit } from "../buildForAudit.ts";
import { changedSources, headOf, readSourcesOf } from "../cache/readSources.ts";
import type { StoredRun } from "../cache/storedRun.ts";
import { isOwnSource } from "../ownSources.ts";
import { analyseBuild } from "./analyseBuild.ts";
import type { SlitherInput } from "./analyseBuild.ts";
import { mergePart } from "./mergePart.ts";
import { readFacts } from "./partFacts.ts";
import { planPart } from "./planPart.ts";
import type { PartPlan } from "./planPart.ts";

/** The slither whose detectors were looked at one by one for what their findings depend on; another one is run on everything. */
const known = { version: "0.11.6", detectors: 102 };

/** Above this share of all files, a part takes as long as the whole. */
const largestPart = 0.7;

/** What a part is run with. */
export interface PartPorts extends AuditPorts {
  readonly slither: FoundTool;
  readonly forge: FoundTool;
}

/**
 * Analyses again what depends on the files that changed since a stored run, and says what a run of everything would say. Undefined: only
 * that run can tell. Whatever is in doubt is: another slither, several compilers, a changed library, another `pragma` or import, a part
 * that does not compile or that slither did not analyse.
 */
export async function runPart(
  input: SlitherInput,
  { previous, ...ports }: PartPorts & { readonly previous: StoredRun },
  options: CallOptions<AnalyzerLine>,
): Promise<AnalyzerResult | undefined> {
  const { project, config } = input;
  const plan = isRepeatable(previous) ? await planFor(input, previous.read) : undefined;
  if (plan === undefined) return undefined;
  const sources = [...plan.affected].map((path) => relative(project.root, path).split(sep).join("/")).toSorted();
  const build = await buildForAudit({ ...input, config: { ...config, sources }, analyzer: "slither", purpose: "part" }, ports, options);
  if (build.kind === "cancelled" || options.signal.aborted) return { kind: "cancelled" };
  if (build.kind === "failed" || !fits(readSourcesOf(build.content), previous.read, plan)) return undefined;
  const own = sources.filter((path) => isOwnSource(path, config));
  const part = await analyseBuild(
    { ...input, sources: own },
    { slither: ports.slither, version: previous.version, build },
    { ports, options },
  );
  if ("kind" in part) return part;
  if (part.outcome.kind !== "analysed" || part.read === undefined) return undefined;
  const merged = mergePart({
    previous,
    part: { counts: part.outcome.counts, findings: part.findings, read: part.read },
    isAffected: (file) => plan.affected.has(posix(resolve(project.root, file))),
    pathOf: (file) => posix(resolve(project.root, file)),
  });
  if (merged === undefined) return undefined;
  const { counts, findings, read } = merged;
  return { version: previous.version, outcome: { kind: "analysed", counts }, findings, read };
}

function isRepeatable({ version, counts, read: { compilers } }: StoredRun): boolean {
  const [compiler, ...others] = compilers;
  // What older compilers are warned of depends on a `pragma` anywhere.
  const isRecent = compiler !== undefined && others.length === 0 && !/^0\.[0-5]\./.test(compiler);
  return isRecent && version === known.version && counts.detectors === known.detectors;
}

async function planFor({ project, config }: SlitherInput, read: ReadSources): Promise<PartPlan | undefined> {
  const isOwn = (path: string): boolean => isOwnSource(posix(relative(project.root, path)), config);
  const changed = await changedSources(read);
  if (!changed.every(isOwn)) return undefined;
  const heads = await Promise.all(changed.map(async (path) => headOf(await textOf(path))));
  if (changed.some((path, index) => read.sources[path]?.head !== heads[index])) return undefined;
  const facts = await readFacts(Object.keys(read.sources));
  const plan = facts === undefined ? undefined : planPart({ read, changed, facts, isOwn });
  return plan !== undefined && plan.compiled.size <= largestPart * Object.keys(read.sources).length ? plan : undefined;
}

/** As forge hands it to the compiler. */
async function textOf(path: string): Promise<string> {
  return (await readFile(path, "utf8").catch(() => "")).replaceAll("\r\n", "\n");
}

/** True where exactly the planned files were compiled, by the same compiler, with the imports that are known. */
function fits(part: ReadSources, whole: ReadSources, { compiled, affected }: PartPlan): boolean {
  const files = Object.entries(part.sources);
  return (
    part.compilers.join() === whole.compilers.join() &&
    files.length === compiled.size &&
    files.every(([path, { hash, head, imports }]) => {
      const before = whole.sources[path];
      if (before === undefined || !compiled.has(path) || before.imports.join("\n") !== imports.join("\n")) return false;
      return before.head === head && (before.hash === hash || affected.has(path));
    })
  );
}

function posix(path: string): string {
  return path.split(sep).join("/");
}
