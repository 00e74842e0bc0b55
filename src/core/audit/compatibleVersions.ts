import type { AnalyzerName } from "./analyzerName.ts";

/** The programs whose version matters. */
export type VersionedTool = "forge" | "slither" | "aderyn" | "mythril";

/** The versions of one program that HyperKit knows. */
export interface CompatibleVersions {
  /** The oldest that is supported. */
  readonly oldest: string;
  /** The newest whose output was looked at. A newer one is used, judged by the shape of what it writes, and named as newer. */
  readonly newest: string;
  /** What becomes of an older one: used, with a warning, or not used, because its output cannot be judged. */
  readonly older: "used" | "notUsed";
}

/**
 * forge 1.0 is the first with today's configuration and JSON; slither 0.10 the first that reads forge's build-info by itself; aderyn 0.5
 * the first that compiles by itself and has today's configuration; mythril 0.24 the first that knows today's instructions.
 */
export const compatibleVersions: Readonly<Record<VersionedTool, CompatibleVersions>> = {
  forge: { oldest: "1.0.0", newest: "1.7.1", older: "used" },
  slither: { oldest: "0.10.0", newest: "0.11.6", older: "used" },
  aderyn: { oldest: "0.5.0", newest: "0.6.8", older: "notUsed" },
  mythril: { oldest: "0.24.0", newest: "0.24.8", older: "notUsed" },
};

/** False for a version whose output cannot be judged. */
export function isUsable(tool: VersionedTool, version: string): boolean {
  const { oldest, older } = compatibleVersions[tool];
  return older === "used" || !isOlder(version, oldest);
}

/** The program of each analyzer that is one. */
const toolOf: Readonly<Partial<Record<AnalyzerName, VersionedTool>>> = {
  slither: "slither",
  forgeLint: "forge",
  aderyn: "aderyn",
  mythril: "mythril",
};

/** The newest known version of an analyzer's program where `version` is newer, else undefined. An empty version is not known to be newer. */
export function newestKnown(analyzer: AnalyzerName, version: string): string | undefined {
  const tool = toolOf[analyzer];
  if (tool === undefined) return undefined;
  const { newest } = compatibleVersions[tool];
  return version !== "" && isOlder(newest, version) ? newest : undefined;
}

/** True when `version` comes before `oldest`; compares the three numbers, so that a nightly counts as its release. */
export function isOlder(version: string, oldest: string): boolean {
  const [ours, theirs] = [numbers(version), numbers(oldest)];
  const index = [0, 1, 2].find((place) => ours[place] !== theirs[place]);
  return index !== undefined && (ours[index] ?? 0) < (theirs[index] ?? 0);
}

function numbers(version: string): readonly number[] {
  return (/^(\d+)\.(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
}
