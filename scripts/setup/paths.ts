import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Everything that set-up, tests and the demo write lies under this folder; it may be deleted at any time. */
export const work = join(root, ".work");

/** The places under `.work`. */
export const paths = {
  root,
  work,
  /** A private HOME that looks like a real user's: compilers, Foundry, slither where installers put them. */
  home: join(work, "home"),
  venv: join(work, "venv"),
  editorHost: join(work, "editor-host"),
  browser: join(work, "browser"),
  tmp: join(work, "tmp"),
  shots: join(work, "shots"),
  demo: join(work, "demo"),
  logs: join(work, "logs"),
} as const;

/** The shape of `paths`, for functions that take it. */
export type Paths = typeof paths;
