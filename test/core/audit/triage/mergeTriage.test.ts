import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { readTriage } from "../../../../src/core/audit/triage/readTriage.ts";
import { triageFileName } from "../../../../src/core/audit/triage/triageRecord.ts";
import type { TriageRecord } from "../../../../src/core/audit/triage/triageRecord.ts";
import { writeTriage } from "../../../../src/core/audit/triage/writeTriage.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { idOf, record } from "./record.ts";

const run = promisify(execFile);
const pathOf = (finding: string): string => `.hyperkit/triage/${triageFileName(finding)}`;

/** git as on a computer that nobody configured. */
async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const env = { PATH: process.env["PATH"], HOME: folder, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: join(folder, "none") };
  const identity = ["-c", "user.name=test", "-c", "user.email=test@example.org"];
  return (await run("git", [...identity, ...args], { cwd: folder, env })).stdout;
}

/** A repository with one triaged finding, and a branch each for what two people decide after it; ours is checked out. */
async function branches(ours: readonly TriageRecord[], theirs: readonly TriageRecord[]): Promise<string> {
  const root = await freshFolder({ "foundry.toml": "" });
  await git(root, "init", "--quiet", "--initial-branch=base");
  const commit = async (records: readonly TriageRecord[]): Promise<void> => {
    for (const one of records) await writeTriage(root, one);
    await git(root, "add", "--all");
    await git(root, "commit", "--quiet", "--message=triage");
  };
  await commit([record({ finding: idOf("0") })]);
  await git(root, "checkout", "--quiet", "-b", "theirs");
  await commit(theirs);
  await git(root, "checkout", "--quiet", "-b", "ours", "base");
  await commit(ours);
  return root;
}

describe("the triage of two branches", () => {
  it("merges without a conflict where they decide on different findings, or write the same", async () => {
    const both = record({ finding: idOf("c"), decision: "fixed" });
    const ours = [record({ finding: idOf("a") }), both];
    const root = await branches(ours, [record({ finding: idOf("b"), author: "Grace", decision: "acknowledged" }), both]);
    await git(root, "merge", "--quiet", "--no-edit", "theirs");
    const { records, problems } = await readTriage(root);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      records.map((stored) => [stored.record.finding, stored.record.decision, stored.record.author]),
      [
        [idOf("0"), "falsePositive", "Ada"],
        [idOf("a"), "falsePositive", "Ada"],
        [idOf("b"), "acknowledged", "Grace"],
        [idOf("c"), "fixed", "Ada"],
      ],
    );
  });

  it("conflicts in the one file of a finding on which they decide differently, which hides nothing meanwhile", async () => {
    const ours = [record({ finding: idOf("a") }), record({ finding: idOf("b") })];
    const theirs = [record({ finding: idOf("a"), author: "Grace", reason: "It pays out twice.", decision: "acknowledged" })];
    const root = await branches(ours, [...theirs, record({ finding: idOf("c") })]);
    await assert.rejects(git(root, "merge", "--quiet", "--no-edit", "theirs"));
    assert.equal((await git(root, "diff", "--name-only", "--diff-filter=U")).trim(), pathOf(idOf("a")));
    const during = await readTriage(root);
    assert.deepEqual(
      [during.records.map((stored) => stored.record.finding), during.problems.map(({ name, args }) => [name, args["file"]])],
      [[idOf("0"), idOf("b"), idOf("c")], [["triageInvalid", pathOf(idOf("a"))]]],
    );
    await rm(join(root, pathOf(idOf("a"))));
    assert.deepEqual((await readTriage(root)).problems, []);
  });
});
