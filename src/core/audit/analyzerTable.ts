import { runAderyn } from "./aderyn/runAderyn.ts";
import type { Analyzer, AnalyzerInput, ReadSources } from "./analyzer.ts";
import type { AnalyzerName } from "./analyzerName.ts";
import type { AuditPorts } from "./auditPorts.ts";
import { cachedAnalyzer } from "./cache/cachedAnalyzer.ts";
import type { CacheHow, RepeatableAnalyzer } from "./cache/cachedAnalyzer.ts";
import { runForgeLint } from "./forgeLint/runForgeLint.ts";
import { detectors } from "./hyperkit/detectorTable.ts";
import { runHyperkit } from "./hyperkit/runHyperkit.ts";
import { runMythril } from "./mythril/runMythril.ts";
import type { BuildContent } from "./readBuildInfos.ts";
import { runSlither } from "./slither/runSlither.ts";

/** What the analyzers of one audit do for each other. */
interface Shared {
  /** Their builds, in the order of who makes one first: the others need the same one, and a cold build is most of the work. */
  readonly builds: Building[];
  /** What they compiled, also where an earlier audit did it. */
  readonly reads: PromiseWithResolvers<ReadSources | undefined>[];
  /** What is to be stored before the audit ends. */
  readonly storing: Promise<void>[];
}

type Building = PromiseWithResolvers<BuildContent | undefined>;

/** Every analyzer, the one whose words are kept for a shared finding first. */
export function createAnalyzers(ports: AuditPorts): readonly Analyzer[] {
  const audits = new WeakMap<AnalyzerInput, Shared>();
  const sharedBy = (input: AnalyzerInput): Shared => {
    const shared = audits.get(input) ?? { builds: [], reads: [], storing: [] };
    audits.set(input, shared);
    return shared;
  };
  const how: CacheHow = {
    ports,
    compiled: async (input) => firstOf(sharedBy(input).reads),
    later: (input, storing) => void sharedBy(input).storing.push(storing),
  };
  const cached = (name: AnalyzerName, run: RepeatableAnalyzer["run"]): Analyzer => cachedAnalyzer({ name, run }, how);
  /** An analyzer that builds: it tells the ones after it what was built, and stores what hangs on that. */
  const building = (name: AnalyzerName, make: (own: Building, built: () => Promise<BuildContent | undefined>) => Analyzer): Analyzer => ({
    name,
    async run(input, options) {
      const { builds, reads, storing } = sharedBy(input);
      const before = [...builds];
      const [build, read]: [Building, PromiseWithResolvers<ReadSources | undefined>] = [Promise.withResolvers(), Promise.withResolvers()];
      builds.push(build);
      reads.push(read);
      try {
        const result = await make(build, async () => firstOf(before)).run(input, options);
        read.resolve("kind" in result ? undefined : result.read);
        return result;
      } finally {
        build.resolve(undefined);
        read.resolve(undefined);
        await Promise.all(storing);
      }
    },
  });
  return [
    building("slither", (own) =>
      cached("slither", async (input, { previous, ...options }) =>
        runSlither(input, { ...ports, previous, onBuilt: own.resolve }, options),
      ),
    ),
    cached("forgeLint", async (input, options) => runForgeLint(input, ports, options)),
    building("hyperkit", (own, built) =>
      cached("hyperkit", async (input, options) => runHyperkit(input, { ...ports, detectors, built, onBuilt: own.resolve }, options)),
    ),
    building("aderyn", (_own, built) => cached("aderyn", async (input, options) => runAderyn(input, { ...ports, built }, options))),
    cached("mythril", async (input, options) => runMythril(input, ports, options)),
  ];
}

/** The first that comes to something, in their order. */
async function firstOf<T>(makers: readonly PromiseWithResolvers<T | undefined>[]): Promise<T | undefined> {
  for (const { promise } of makers) {
    const made = await promise;
    if (made !== undefined) return made;
  }
  return undefined;
}
