/**
 * What a child process did. A non-zero exit code is data, not an error: slither exits non-zero on findings.
 * `missingFolder` is set when the program could not start because its working folder does not exist.
 */
export type ProcessOutcome =
  | ({ readonly kind: "exited"; readonly exitCode: number } & ProcessOutput)
  | ({ readonly kind: "signalled"; readonly signal: string } & ProcessOutput)
  | ({ readonly kind: "timedOut"; readonly limit: "idle" | "total"; readonly seconds: number } & ProcessOutput)
  | ({ readonly kind: "cancelled" } & ProcessOutput)
  | ({ readonly kind: "tooMuchOutput"; readonly megabytes: number } & ProcessOutput)
  | { readonly kind: "notFound"; readonly file: string }
  | { readonly kind: "notExecutable"; readonly file: string; readonly reason: string; readonly missingFolder?: string };

/** The port through which everything outside `core/process` starts a program: never throws for what a program or a path does. */
export type RunProcess = (request: ProcessRequest) => Promise<ProcessOutcome>;

/** The captured text, decoded as UTF-8, and the wall time in milliseconds. */
export interface ProcessOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
}

/** One child process to run. There is no shell and no inherited environment. */
export interface ProcessRequest {
  /** Absolute path of the executable. */
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Added to the allow-listed variables of `baseEnvironment`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Written to the program and then closed; without it the program reads an empty input. */
  readonly stdin?: string;
  /** No output for this long ends the process (seconds). */
  readonly idleSeconds?: number;
  /** The whole run may take this long (seconds). */
  readonly totalSeconds?: number;
  /** Cap of stdout and stderr together (megabytes, 10^6 bytes; 64 when not given). Beyond it the program is ended and the first part kept. */
  readonly maxMegabytes?: number;
  readonly signal: AbortSignal;
  /** Called with each complete line as it is printed. */
  readonly onLine?: (line: string, stream: "stdout" | "stderr") => void;
}
