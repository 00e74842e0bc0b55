import { lineText } from "./tomlPlaces.ts";

/** Foundry variables that a build does not look at, and the profile, which a setting of HyperKit chooses. */
const notForBuilds =
  /^(?:FOUNDRY|DAPP)_(?:FUZZ|INVARIANT|FMT|LINT|DOC|COVERAGE|MUTATION|SYMBOLIC|GAS|ETH|ETHERSCAN|FORK|BLOCK|CHAIN|SENDER|TX_ORIGIN|INITIAL|VERBOSITY|MATCH|NO_MATCH|DISABLE_NIGHTLY|FFI|RPC|THREADS|MEMORY|TRANSACTION|PROMPT|LABELS|SNAPSHOTS|BROADCAST|ISOLATE|PROFILE$)/;

/** Variables that change what a program is, loads or compiles. */
const powerful = /^(?:FOUNDRY_|DAPP_|LD_|DYLD_|SOLC|SVM_|NODE_OPTIONS$|PATH$|HOME$)/;

/** One line of a `.env` file that would change how the Project is built or tested. */
export interface DotEnvLine {
  readonly line: number;
  /** The variable's name only: values of `.env` files are often secrets and are never shown. */
  readonly text: string;
  readonly name: string;
  readonly concerns: "build" | "test";
}

/** Finds the lines of a `.env` text that forge would obey if it ran inside the Project. */
export function readDotEnv(text: string): readonly DotEnvLine[] {
  return text.split(/\r?\n/).flatMap((_, line) => {
    const name = /^\s*(?:export\s+)?["']?([A-Za-z_][\w.]*)["']?\s*=/.exec(lineText(text, line))?.[1];
    if (name === undefined || !powerful.test(name.toUpperCase())) return [];
    return [{ line, name, text: `${name}=...`, concerns: notForBuilds.test(name.toUpperCase()) ? "test" : "build" } as const];
  });
}
