import { runAderyn } from "./aderyn/runAderyn.ts";
import type { Analyzer } from "./analyzer.ts";
import type { AuditPorts } from "./auditPorts.ts";
import { runForgeLint } from "./forgeLint/runForgeLint.ts";
import { runSlither } from "./slither/runSlither.ts";

/** Every analyzer, the one whose words are kept for a shared finding first. */
export function createAnalyzers(ports: AuditPorts): readonly Analyzer[] {
  return [
    { name: "slither", run: async (input, options) => runSlither(input, ports, options) },
    { name: "forgeLint", run: async (input, options) => runForgeLint(input, ports, options) },
    { name: "aderyn", run: async (input, options) => runAderyn(input, ports, options) },
  ];
}
