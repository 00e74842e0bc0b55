/** The tools whose version matters. */
export type VersionedTool = "forge" | "slither";

/** What HyperKit is tested with, and how a person updates. */
export interface SupportedVersion {
  /** The oldest version that is tested; older ones are used all the same, with a warning. */
  readonly oldest: string;
  /** The command that updates it. */
  readonly update: string;
}

/** forge 1.0 is the first with today's configuration and JSON; slither 0.10 the first that reads forge's build-info by itself. */
export const supportedVersions: Readonly<Record<VersionedTool, SupportedVersion>> = {
  forge: { oldest: "1.0.0", update: "foundryup" },
  slither: { oldest: "0.10.0", update: "pipx upgrade slither-analyzer" },
};

/**
 * The version that a tool's `--version` names, e.g. `1.7.1` or `1.8.0-nightly`; undefined when what answered is another
 * program (several are called forge).
 */
export function parseVersion(tool: VersionedTool, output: string): string | undefined {
  const own = tool === "forge" ? /^forge\s+(?:Version:\s*)?v?(\d+\.\d+\.\d+[\w.+-]*)/im : /^(?:slither\s+)?v?(\d+\.\d+\.\d+[\w.+-]*)\s*$/im;
  return own.exec(output)?.[1];
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
