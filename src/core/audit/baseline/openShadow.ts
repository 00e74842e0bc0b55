import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { devNull } from "node:os";
import { join, relative, sep } from "node:path";
import type { ProcessOutcome, RunProcess } from "../../process/processOutcome.ts";
import type { Repository } from "./findRepository.ts";

/** Another repository of ours with the objects and refs of the person's. */
export interface Shadow {
  git(args: readonly string[], more?: { readonly stdin?: string; readonly index?: string }): Promise<ProcessOutcome>;
  /** Takes it away. */
  close(): Promise<void>;
}

/** What a shadow is made with. */
export interface ShadowInput {
  readonly repository: Repository;
  /** Absolute path of git. */
  readonly gitFile: string;
  /** A folder of ours, which need not exist. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** git answers from the disk alone (seconds). */
const limits = { idleSeconds: 120, totalSeconds: 600, maxMegabytes: 64 };

/**
 * Makes git safe to start on a repository: its configuration can name programs in many ways (fsmonitor, filters, hooks, external diff,
 * textconv, the transport of a lazy fetch, includes), and new ones come with new versions of git. So git never meets it: it gets a
 * repository of ours whose configuration is ours, with copies of the refs, and the objects by reference. No configuration of the computer
 * or of the person is read either, so that attributes in the commit name filters that nobody defines.
 */
export async function openShadow({ repository, gitFile, folder, signal }: ShadowInput, run: RunProcess): Promise<Shadow> {
  await mkdir(folder, { recursive: true });
  const place = await mkdtemp(join(folder, "git-"));
  const own = join(place, "repository");
  await mkdir(join(own, "objects", "info"), { recursive: true });
  const objects = join(repository.commonFolder, "objects").split(sep).join("/");
  await writeFile(join(own, "objects", "info", "alternates"), `${objects}\n`);
  await writeFile(join(own, "config"), "[core]\n\trepositoryformatversion = 0\n\tbare = false\n");
  const plain = async (source: string, name: string): Promise<void> =>
    cp(join(source, name), join(own, name), { recursive: true, verbatimSymlinks: true }).catch(() => undefined);
  await plain(repository.gitFolder, "HEAD");
  await plain(repository.commonFolder, "packed-refs");
  await plain(repository.commonFolder, "refs");
  await mkdir(join(own, "refs"), { recursive: true });
  const env = {
    GIT_DIR: own,
    // An empty folder: what is written goes where the arguments say.
    GIT_WORK_TREE: place,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: "1",
    GIT_NO_LAZY_FETCH: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    HOME: place,
    XDG_CONFIG_HOME: place,
    LC_ALL: "C",
  };
  return {
    git: async (args, { stdin, index } = {}) =>
      run({
        file: gitFile,
        args: ["-c", "core.symlinks=false", "-c", `core.hooksPath=${devNull}`, "-c", "core.fsmonitor=false", ...args],
        cwd: place,
        env: index === undefined ? env : { ...env, GIT_INDEX_FILE: index },
        ...(stdin === undefined ? {} : { stdin }),
        ...limits,
        signal,
      }),
    close: async () => rm(place, { recursive: true, force: true }),
  };
}

/** A path of the work tree as git writes it. */
export function insideOf({ top }: Repository, path: string): string {
  return relative(top, path).split(sep).join("/");
}
