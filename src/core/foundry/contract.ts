import type { Abi } from "./abi.ts";

/** A compiled contract, listed without reading its artifact. */
export interface ContractName {
  /** Root-relative POSIX path of the source. */
  readonly source: string;
  readonly name: string;
  /** Absolute path of the artifact in HyperKit's own build folder. */
  readonly artifactPath: string;
  /** True for contracts of `src`; libraries, tests and scripts are false. */
  readonly ownSource: boolean;
}

/** A byte range of the runtime code that the compiler left open. */
export interface CodeReference {
  readonly start: number;
  readonly length: number;
}

/** An artifact that was read and checked. */
export interface Contract {
  readonly source: string;
  readonly name: string;
  readonly abi: Abi;
  /** Creation code, `0x...`; unlinked placeholders make it unusable, see `unlinked`. */
  readonly creationCode: `0x${string}`;
  readonly runtimeCode: `0x${string}`;
  /** Places of the runtime code that construction fills in. */
  readonly immutables: readonly CodeReference[];
  /** `path:Library` names that must be linked before the code can be deployed. */
  readonly unlinked: readonly string[];
  /** e.g. `0.8.30+commit...`. */
  readonly compilerVersion: string;
}
