import type { EditorSuite } from "./suites.ts";

/** What a run of one suite is given. */
export interface SuiteRun {
  readonly suite: EditorSuite;
  /** The bundled tests; absolute path. */
  readonly testsPath: string;
  /** The extension under test; absolute path. */
  readonly developmentPath: string;
  /** Extensions that are installed beside it; absolute paths. */
  readonly extensions: readonly string[];
  /** A fresh folder of this run alone. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Called with each line that the extension host prints. */
  readonly onLine: (line: string) => void;
}

/** How long a whole suite may take (seconds). */
export const suiteLimitSeconds = 600;
