import type { Computer } from "../core/process/knownFolders.ts";

/** The world of one call, read once by `main.ts` and handed on by value. */
export interface Terminal {
  readonly computer: Computer;
  /** Absolute path of the working folder. */
  readonly cwd: string;
  /** HyperKit's own version. */
  readonly version: string;
  readonly out: Output;
  readonly err: Output;
  /** Aborted by Ctrl+C and by SIGTERM. */
  readonly signal: AbortSignal;
}

/** A stream that text is written to. A reader that has gone away is no error: what is left is not written. */
export interface Output {
  readonly isTerminal: boolean;
  write(text: string): void;
}

/** What a call ends with. */
export const exitCodes = { clean: 0, findings: 1, notAnalysed: 2, misuse: 3, interrupted: 130 } as const;

/** One of `exitCodes`. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
