import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { leftToolProcesses } from "../../support/toolProcesses.ts";
import type { JobWindow } from "./job.ts";
import { git, ownBuild } from "./openJob.ts";

/** A whole job may interrupt the person this often, progress included. */
const mostToasts = 3;

/** What must be left of the job: what the person accepted, and nothing else. */
export async function checkTraces({ job, folder, root, session, toasts }: JobWindow): Promise<void> {
  const status = (await git(folder, "status", "--porcelain")).trimEnd().split("\n");
  assert.deepEqual(
    status,
    job.accepted.map((path) => `?? ${path}`),
  );
  assert.deepEqual(await readdir(join(root, "out")), [ownBuild.name], "the person's out/ was touched");
  assert.equal(await readFile(join(root, "out", ownBuild.name), "utf8"), ownBuild.text);
  assert.ok(!(await readdir(root)).includes("cache"), "the project has a cache/ of HyperKit");
  assert.deepEqual(await leftToolProcesses(session.home), []);
  const seen = await toasts.seen();
  assert.ok(seen.length <= mostToasts, `${seen.length} toasts: ${seen.join(" | ")}`);
}
