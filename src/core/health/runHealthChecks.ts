import type { CallOptions } from "../lib/callOptions.ts";
import { checkAderyn } from "./checkAderyn.ts";
import { checkForge } from "./checkForge.ts";
import { checkMythril } from "./checkMythril.ts";
import { checkRpc } from "./checkRpc.ts";
import { checkSlither } from "./checkSlither.ts";
import { checkSolc } from "./checkSolc.ts";
import type { HealthInput, HealthPorts } from "./healthPorts.ts";
import type { HealthCheck, HealthReport, HealthState } from "./healthReport.ts";

/** What a round of checks came to. */
export type HealthOutcome = { readonly kind: "checked"; readonly report: HealthReport } | { readonly kind: "cancelled" };

/**
 * Checks everything at once and reports in the order of display. Starts only the tools with `--version`, contacts only this
 * computer, and is done within ten seconds whatever hangs. Each check is told as it is done.
 */
export async function runHealthChecks(
  input: HealthInput,
  ports: HealthPorts,
  { signal, onEvent }: CallOptions<HealthCheck>,
): Promise<HealthOutcome> {
  const running: readonly Promise<HealthCheck>[] = [
    checkForge(ports, signal),
    checkSolc(ports),
    checkSlither(input, ports, signal),
    checkAderyn(input, ports, signal),
    checkMythril(input, ports, signal),
    checkRpc(input, signal),
  ];
  const checks = await Promise.all(
    running.map(async (check) => {
      const done = await check;
      if (!signal.aborted) onEvent?.(done);
      return done;
    }),
  );
  if (signal.aborted) return { kind: "cancelled" };
  return { kind: "checked", report: { checks, state: worstState(checks) } };
}

const worstFirst: readonly HealthState[] = ["error", "warning", "unknown", "ok", "off"];

/** The worst of the states; `unknown` when there is none. */
export function worstState(checks: readonly HealthCheck[]): HealthState {
  return worstFirst.find((state) => checks.some((check) => check.state === state)) ?? "unknown";
}
