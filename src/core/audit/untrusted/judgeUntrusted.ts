import { posix } from "node:path";
import type { ProblemName } from "../../errors/catalogue.ts";
import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import type { FoundryConfig } from "../../foundry/foundryConfig.ts";
import { analyzerTitles } from "../analyzerName.ts";
import type { AnalyzerRun, AuditOutcome } from "../analyzer.ts";
import { isOwnSource } from "../ownSources.ts";
import type { LeftOut } from "./copySources.ts";
import type { MissingLibrary } from "./libraries/missingLibraries.ts";

type Audited = Extract<AuditOutcome, { readonly kind: "audited" }>;

/** What of the repository is not in the copy. */
interface Absent {
  readonly leftOut: readonly LeftOut[];
  readonly missing: readonly MissingLibrary[];
}

/**
 * An analyzer that saw all of the copy has not seen all of the Project where the copy lacks a part of it: then it is not analysed. And what
 * does not compile for want of a library or a compiler says so, since compiling it by hand would take trust.
 */
export function judgeUntrusted(
  audited: Audited,
  { leftOut, missing }: Absent,
  { root, config }: { readonly root: string; readonly config: FoundryConfig },
): Audited {
  const lacking = leftOut.filter(({ path }) => isPart(path === "." ? config.src : posix.relative(root, path), config));
  const runs = audited.runs.map((run): AnalyzerRun => {
    const why = whyNot(run, lacking, missing);
    return why === undefined ? run : { ...run, outcome: { kind: "notAnalysed", problem: why } };
  });
  return { ...audited, runs, complete: audited.complete && lacking.length === 0 };
}

/** True for an own source, and for anything in the place of a folder of them. */
function isPart(path: string, config: FoundryConfig): boolean {
  return (
    isOwnSource(path, config) || (!path.endsWith(".sol") && isOwnSource(`${path}/any.sol`, config)) || config.src.startsWith(`${path}/`)
  );
}

/** Nothing of it compiles, or only a part. */
const notCompiled: ReadonlySet<ProblemName> = new Set(["projectDoesNotCompile", "filesLeftOut"]);

function whyNot({ analyzer, outcome }: AnalyzerRun, lacking: readonly LeftOut[], missing: readonly MissingLibrary[]): Problem | undefined {
  const [first] = lacking;
  const title = analyzerTitles[analyzer];
  if (outcome.kind === "analysed") {
    return first === undefined ? undefined : problem("sourcesLeftOut", { analyzer: title, count: lacking.length, first: first.path });
  }
  if (outcome.kind === "off" || !notCompiled.has(outcome.problem.name)) return undefined;
  const { details = "" } = outcome.problem;
  const [library] = missing;
  if (library !== undefined && /not found|unable to resolve/i.test(details))
    return problem("librariesMissing", { analyzer: title, count: missing.length, first: library.path }, { details });
  const version = /(?:solc|version)[^\n]*?(\d+\.\d+\.\d+)[^\n]*offline/i.exec(details)?.[1] ?? (/offline/i.test(details) ? "" : undefined);
  return version === undefined ? undefined : problem("compilerAbsent", { analyzer: title, version }, { details });
}
