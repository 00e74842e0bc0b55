import { resolve } from "node:path";
import { isInside } from "../../foundry/allowedArea.ts";
import type { FoundryConfig } from "../../foundry/foundryConfig.ts";
import { remappingTarget } from "../../foundry/readRemappings.ts";

/** Where the Project lies in the copy of its repository. Absolute paths. */
export interface CopyPlace {
  /** The copy of the repository. */
  readonly base: string;
  /** The copy of the Project's root, at or below it. */
  readonly root: string;
}

/** The only settings of a stranger's that reach a compiler, with what a value may be: each changes code generation alone. */
const harmlessSettings: Readonly<Record<string, (value: unknown) => boolean>> = {
  solc: (value) => typeof value === "string" && /^\d+\.\d+\.\d+$/.test(value),
  evm_version: (value) => typeof value === "string" && /^[A-Za-z]{1,20}$/.test(value),
  via_ir: (value) => typeof value === "boolean",
  optimizer: (value) => typeof value === "boolean",
  optimizer_runs: (value) => typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 2 ** 32,
};

/** What is left of a repository's configuration for an audit without trust: folders and remappings inside of the copy, harmless settings. */
export function harmlessConfig(config: FoundryConfig, { base, root }: CopyPlace): FoundryConfig {
  const isHere = (path: string): boolean => isPlain(path) && isInside(base, resolve(root, path));
  const own = (folder: string, otherwise: string): string =>
    isPlain(folder) && isInside(root, resolve(root, folder)) ? folder : otherwise;
  return {
    profile: "default",
    src: own(config.src, "src"),
    test: own(config.test, "test"),
    script: own(config.script, "script"),
    libs: config.libs.filter(isHere),
    remappings: config.remappings.filter((remapping) => isPlain(remapping) && isHere(remappingTarget(remapping) ?? "..\0")),
    compiler: Object.fromEntries(Object.entries(config.compiler).filter(([key, value]) => harmlessSettings[key]?.(value) === true)),
    rpcEndpoints: {},
    requests: [],
  };
}

function isPlain(text: string): boolean {
  return !/\p{Cc}/u.test(text);
}

/** The configuration of a repository whose own cannot be read. */
export function defaultConfig(src: string): FoundryConfig {
  return {
    profile: "default",
    src,
    test: "test",
    script: "script",
    libs: ["lib", "node_modules"],
    remappings: [],
    compiler: {},
    rpcEndpoints: {},
    requests: [],
  };
}
