import type { VersionedTool } from "../audit/compatibleVersions.ts";

/** The command that updates a tool. */
export const updateCommands: Readonly<Record<VersionedTool, string>> = {
  forge: "foundryup",
  slither: "pipx upgrade slither-analyzer",
  aderyn: "cargo install aderyn",
  mythril: "pipx upgrade mythril",
};

const versionLines: Readonly<Record<VersionedTool, RegExp>> = {
  forge: /^forge\s+(?:Version:\s*)?v?(\d+\.\d+\.\d+[\w.+-]*)/im,
  slither: /^(?:slither\s+)?v?(\d+\.\d+\.\d+[\w.+-]*)\s*$/im,
  aderyn: /^aderyn\s+v?(\d+\.\d+\.\d+[\w.+-]*)\s*$/im,
  mythril: /^Mythril version v?(\d+\.\d+\.\d+[\w.+-]*)\s*$/im,
};

/**
 * The version that a tool's `--version` names, e.g. `1.7.1` or `1.8.0-nightly`; undefined when what answered is another
 * program (several are called forge).
 */
export function parseVersion(tool: VersionedTool, output: string): string | undefined {
  return versionLines[tool].exec(output)?.[1];
}
