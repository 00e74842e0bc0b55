import { describeProblem } from "../../core/errors/problem.ts";
import type { HealthCheck, HealthReport, HealthState } from "../../core/health/healthReport.ts";

/** The codicon of a state. */
export const stateIcons: Readonly<Record<HealthState, string>> = {
  ok: "check",
  warning: "warning",
  error: "error",
  off: "circle-slash",
  unknown: "question",
};

const componentNames: Readonly<Record<HealthCheck["component"], string>> = {
  forge: "forge",
  solc: "solc",
  slither: "slither",
  aderyn: "aderyn",
  mythril: "mythril",
  rpc: "Local chain",
};

/** How a component is called. */
export function componentName(check: HealthCheck): string {
  return componentNames[check.component];
}

const missing: ReadonlySet<string> = new Set(["forgeMissing", "slitherMissing"]);

/** The state in words; what is normal but absent says so instead of sounding an alarm. */
export function stateText(check: HealthCheck): string {
  if (check.state === "off" && check.problem !== undefined) return "not installed, optional";
  if (check.state === "off") return check.component === "rpc" ? "not running" : "switched off";
  if (check.state === "unknown") return "not checked yet";
  if (check.component === "solc" && check.version === "") return "none yet, forge downloads what a project needs";
  return check.problem !== undefined && missing.has(check.problem.name) ? "not found" : check.state;
}

/** The status bar's text: the icon alone, and the names of what is wrong when something is; `analyzers` are those that the last audits lack. */
export function statusText(report: HealthReport, analyzers: readonly string[]): string {
  const wrong = report.checks.filter((check) => check.state === "error" || check.state === "warning").map(componentName);
  const all = analyzers.length === 0 ? wrong : [...wrong, "audit incomplete"];
  if (all.length === 0) return "$(pulse)";
  return `$(${wrong.length === 0 ? "circle-slash" : stateIcons[report.state]}) HyperKit: ${all.join(", ")}`;
}

/** The analyzers that the last audits lack, as a sentence; empty where they lack none. */
export function missingText(analyzers: readonly string[]): string {
  return analyzers.length === 0 ? "" : `The last audit is incomplete: ${analyzers.join(" and ")} did not analyse everything.`;
}

/** The same for a screen reader. */
export function statusLabel(report: HealthReport): string {
  const problems = report.checks.flatMap(({ state, problem }) =>
    problem === undefined || state === "off" ? [] : [describeProblem(problem).what],
  );
  if (problems.length > 0) return `HyperKit tools: ${problems.join(" ")}`;
  return report.state === "unknown" ? "HyperKit tools: not checked yet" : "HyperKit tools: all well";
}

/** The tooltip: a table of component, state, version and place, then each problem with its fix. Markdown without links. */
export function healthTable(report: HealthReport): string {
  const rows = report.checks.map(
    (check) =>
      `| ${componentName(check)} | $(${stateIcons[check.state]}) ${escape(stateText(check))} | ${escape(shortVersion(check.version))} | ${escape(check.place)} |`,
  );
  const problems = report.checks.flatMap(({ state, problem }) => {
    if (problem === undefined || state === "off") return [];
    const { what, fix } = describeProblem(problem);
    return [`${escape(what)} ${escape(fix)}`];
  });
  return ["| Tool | State | Version | Place |", "|---|---|---|---|", ...rows, "", ...problems.flatMap((line) => [line, ""])].join("\n");
}

/** A list of compilers can be long: the newest three and the number of the others. */
export function shortVersion(version: string): string {
  const all = version.split(", ");
  // "anvil 1.7.1, chain 31337" and a few compilers stay whole.
  return all.length <= 4 ? version : `${all.slice(0, 3).join(", ")} and ${all.length - 3} more`;
}

/** Text of files and servers must not become markup, an icon or a second column. */
function escape(text: string): string {
  return text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_{}[\]()#+!|<>~$&]/g, (character) => `\\${character}`);
}
