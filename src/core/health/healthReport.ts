import type { Problem } from "../errors/problem.ts";

/** The checked things of this version, in the order they are shown. */
export type HealthComponent = "forge" | "solc" | "slither" | "aderyn" | "mythril" | "rpc";

/** How one component is. `unknown` is before the first check; `off` raises no alarm: switched off by the person, or optional and absent. */
export type HealthState = "ok" | "warning" | "error" | "off" | "unknown";

/** One line of the health report. */
export interface HealthCheck {
  readonly component: HealthComponent;
  readonly state: HealthState;
  /** e.g. `1.7.1`, `0.8.30, 0.8.28`, `anvil, chain 31337`; empty when unknown. */
  readonly version: string;
  /** Where it is: a path or a redacted URL. */
  readonly place: string;
  readonly problem?: Problem;
}

/** Everything the status bar and `Check Tools` show. */
export interface HealthReport {
  readonly checks: readonly HealthCheck[];
  /** The worst state of the checks. */
  readonly state: HealthState;
}

/** The report before the first check. */
export function uncheckedReport(): HealthReport {
  const components: readonly HealthComponent[] = ["forge", "solc", "slither", "aderyn", "mythril", "rpc"];
  return { checks: components.map((component) => ({ component, state: "unknown", version: "", place: "" })), state: "unknown" };
}
