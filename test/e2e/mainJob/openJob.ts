import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { copyFixture } from "../../../scripts/editor/copyFixture.ts";
import type { EditorSession } from "../../../scripts/editor/startSession.ts";
import { paths } from "../../../scripts/setup/paths.ts";
import type { Anvil } from "../../support/anvil.ts";
import { watchToasts } from "../../support/toasts.ts";
import { sourcePath } from "./job.ts";
import type { Job, JobWindow } from "./job.ts";

/** What the person's own `out/` holds before HyperKit comes. */
export const ownBuild = { name: "keep.txt", text: "the person's own build" } as const;

/**
 * Opens a fresh copy of the job's project: with the demo's vulnerable bank among its sources, everything committed, and a build of the
 * person's own that must not be touched.
 */
export async function openJob(job: Job, session: EditorSession, anvil: Anvil): Promise<JobWindow> {
  const folder = join(session.folder, "work", job.fixture);
  const root = join(folder, job.root);
  await copyFixture(job.fixture, folder);
  await cp(join(paths.root, "test", "fixtures", "demo", "src", "Bank.sol"), join(folder, sourcePath(job, "Bank.sol")));
  await git(folder, "add", "--all");
  await git(folder, "-c", "user.name=Person", "-c", "user.email=person@example.com", "commit", "--quiet", "--message", "Start");
  await mkdir(join(root, "out"));
  await writeFile(join(root, "out", ownBuild.name), ownBuild.text);
  const editor = await session.open({ folder });
  return { job, session, anvil, folder, root, editor, toasts: await watchToasts(editor.page) };
}

/** Runs git in a folder, with no configuration but the repository's; what it printed. */
export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const env = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  return (await execa("git", ["-C", folder, ...args], { env, stripFinalNewline: false })).stdout;
}
