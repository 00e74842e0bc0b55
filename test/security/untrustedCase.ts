import type { Hostile } from "./hostileProject.ts";

/** One thing that a stranger tries. */
export interface HostileCase extends Hostile {
  readonly name: string;
  /** `kind file:line` (one-based) that must be told of it, among others. */
  readonly told: readonly string[];
  /** What cannot be said with files and links. */
  readonly prepare?: (root: string) => Promise<unknown>;
}

/** A foundry.toml of one profile. */
export function toml(...lines: readonly string[]): Readonly<Record<string, string>> {
  return { "foundry.toml": ["[profile.default]", ...lines, ""].join("\n") };
}

/** A value as files hold it. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** An empty contract. */
export function contract(name: string): string {
  return `// SPDX-License-Identifier: MIT\npragma solidity ^0.8.20;\ncontract ${name} {}\n`;
}
