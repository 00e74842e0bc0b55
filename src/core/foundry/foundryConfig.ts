/** What HyperKit takes from a `foundry.toml`: our own reading, forge is never asked. */
export interface FoundryConfig {
  readonly profile: string;
  /** Root-relative POSIX folders, inside the root. */
  readonly src: string;
  /** Where it is set, the Project's own sources are these files alone (root-relative, POSIX): what a folder without foundry.toml is audited by. */
  readonly sources?: readonly string[];
  readonly test: string;
  readonly script: string;
  readonly libs: readonly string[];
  /** `context:prefix=path` as written, from foundry.toml and remappings.txt; targets are inside the root. */
  readonly remappings: readonly string[];
  /** Compiler settings that pass the allow-list, in Foundry's own names. */
  readonly compiler: Readonly<Record<string, unknown>>;
  /** `[rpc_endpoints]`: name -> URL as written (may hold `${VARIABLE}`, which is not resolved). */
  readonly rpcEndpoints: Readonly<Record<string, string>>;
  /** What the Project asks beyond the allow-list. */
  readonly requests: readonly FoundryRequest[];
}

/** One thing the repository asks for that HyperKit does not do by itself. */
export interface FoundryRequest {
  /** Root-relative file, e.g. `foundry.toml` or `.env`. */
  readonly file: string;
  /** Zero-based line. */
  readonly line: number;
  /** The line as written, trimmed. */
  readonly text: string;
  /** Which verb it would change: a build (refused), or only tests and scripts (not used by a build). */
  readonly concerns: "build" | "test";
  /** What the person can do, one sentence. */
  readonly advice: string;
}
