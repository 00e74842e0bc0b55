/** A release of OpenZeppelin Contracts. */
export interface OpenZeppelinVersion {
  /** As its package.json says, e.g. `5.7.0`. */
  readonly text: string;
  readonly major: number;
  readonly minor: number;
}

/** What generated code must know of the library: which release, and how a source of the Project imports it. */
export interface OpenZeppelinSource {
  readonly version: OpenZeppelinVersion;
  /** Ends with a slash, e.g. `@openzeppelin/contracts/`. */
  readonly importPrefix: string;
}

/** Reads `major.minor.patch` with an optional pre-release part; undefined for anything else. */
export function parseOpenZeppelinVersion(text: unknown): OpenZeppelinVersion | undefined {
  if (typeof text !== "string") return undefined;
  const [, major, minor] = /^(\d{1,4})\.(\d{1,4})\.\d{1,4}(?:[-+][\w.+-]*)?$/.exec(text) ?? [];
  return major === undefined || minor === undefined ? undefined : { text, major: Number(major), minor: Number(minor) };
}

/** True when the release is `major.minor` or later. */
export function isAtLeast(version: OpenZeppelinVersion, [major, minor]: readonly [number, number]): boolean {
  return version.major > major || (version.major === major && version.minor >= minor);
}
