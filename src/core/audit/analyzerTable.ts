import { runAderyn } from "./aderyn/runAderyn.ts";
import type { Analyzer, AnalyzerInput } from "./analyzer.ts";
import type { AuditPorts } from "./auditPorts.ts";
import { runForgeLint } from "./forgeLint/runForgeLint.ts";
import { detectors } from "./hyperkit/detectorTable.ts";
import { runHyperkit } from "./hyperkit/runHyperkit.ts";
import { runMythril } from "./mythril/runMythril.ts";
import type { BuildContent } from "./readBuildInfos.ts";
import { runSlither } from "./slither/runSlither.ts";

/** Every analyzer, the one whose words are kept for a shared finding first. */
export function createAnalyzers(ports: AuditPorts): readonly Analyzer[] {
  // The builds of an audit, in the order of who makes one first: the others need the same one, and a cold build is most of the work.
  const builds = new WeakMap<AnalyzerInput, PromiseWithResolvers<BuildContent | undefined>[]>();
  /** The first build that an analyzer before this one makes. */
  const built = async (before: readonly PromiseWithResolvers<BuildContent | undefined>[]): Promise<BuildContent | undefined> => {
    for (const { promise } of before) {
      const content = await promise;
      if (content !== undefined) return content;
    }
    return undefined;
  };
  return [
    {
      name: "slither",
      async run(input, options) {
        const build = Promise.withResolvers<BuildContent | undefined>();
        builds.set(input, [build]);
        try {
          return await runSlither(input, { ...ports, onBuilt: build.resolve }, options);
        } finally {
          build.resolve(undefined);
        }
      },
    },
    { name: "forgeLint", run: async (input, options) => runForgeLint(input, ports, options) },
    {
      name: "hyperkit",
      async run(input, options) {
        const before = builds.get(input) ?? [];
        const build = Promise.withResolvers<BuildContent | undefined>();
        builds.set(input, [...before, build]);
        try {
          const hyperkit = { ...ports, detectors, built: async () => built(before), onBuilt: build.resolve };
          return await runHyperkit(input, hyperkit, options);
        } finally {
          build.resolve(undefined);
        }
      },
    },
    {
      name: "aderyn",
      async run(input, options) {
        const before = builds.get(input) ?? [];
        return runAderyn(input, { ...ports, built: async () => built(before) }, options);
      },
    },
    { name: "mythril", run: async (input, options) => runMythril(input, ports, options) },
  ];
}
