import { runAderyn } from "./aderyn/runAderyn.ts";
import type { Analyzer, AnalyzerInput } from "./analyzer.ts";
import type { AuditPorts } from "./auditPorts.ts";
import { runForgeLint } from "./forgeLint/runForgeLint.ts";
import type { BuildContent } from "./readBuildInfos.ts";
import { runSlither } from "./slither/runSlither.ts";

/** Every analyzer, the one whose words are kept for a shared finding first. */
export function createAnalyzers(ports: AuditPorts): readonly Analyzer[] {
  // The build of an audit that slither is in: aderyn needs the same one, and a cold build is most of the work.
  const builds = new WeakMap<AnalyzerInput, PromiseWithResolvers<BuildContent | undefined>>();
  return [
    {
      name: "slither",
      async run(input, options) {
        const build = Promise.withResolvers<BuildContent | undefined>();
        builds.set(input, build);
        try {
          return await runSlither(input, { ...ports, onBuilt: build.resolve }, options);
        } finally {
          build.resolve(undefined);
        }
      },
    },
    { name: "forgeLint", run: async (input, options) => runForgeLint(input, ports, options) },
    {
      name: "aderyn",
      run: async (input, options) => runAderyn(input, { ...ports, built: async () => builds.get(input)?.promise }, options),
    },
  ];
}
