import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { access, chmod, mkdir, readdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { auditBaseline } from "../../../../src/core/audit/baseline/auditBaseline.ts";
import type { Baseline, BaselineOutcome } from "../../../../src/core/audit/baseline/baseline.ts";
import { findTargets } from "../../../../src/core/audit/projects/findTargets.ts";
import { runTarget } from "../../../../src/core/audit/projects/runTarget.ts";
import { findGit } from "../../../../src/core/process/findGit.ts";
import { folderContent } from "../../../support/folderContent.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { auditPorts, fakeTool, never, reentrantBank } from "../auditFolder.ts";

const enabled = { slither: true, forgeLint: true, hyperkit: false, aderyn: false, mythril: false };
const toml = '[profile.default]\nsrc = "src"\n';

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always"];
  return (await promisify(execFile)("git", [...who, ...args], { cwd: folder })).stdout.trim();
}

/** A repository with one commit. */
async function repository(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await freshFolder(files);
  await git(folder, "init", "-q", "-b", "main");
  await git(folder, "add", "-A");
  await git(folder, "commit", "-q", "-m", "one");
  return folder;
}

async function baseline(path: string, ref: string, { signal = never, mergeBase = false } = {}): Promise<BaselineOutcome> {
  const found = await findTargets(path, path);
  assert.ok(found.kind === "found" && found.targets[0] !== undefined);
  const computer = { environment: process.env, platform: process.platform, home: "/nowhere", workspaceFolders: () => [path] };
  const ports = { ...(await auditPorts()), git: await findGit(computer) };
  return auditBaseline({ target: found.targets[0], profile: "default", enabled, ref, mergeBase }, ports, { signal });
}

function idsOf({ findings }: Baseline): readonly string[] {
  return findings.map(({ id }) => id);
}

async function idsNow(path: string): Promise<readonly string[]> {
  const found = await findTargets(path, path);
  assert.ok(found.kind === "found" && found.targets[0] !== undefined);
  const result = await runTarget({ target: found.targets[0], profile: "default", enabled }, await auditPorts(), { signal: never });
  assert.ok(result.kind === "audited");
  return result.outcome.findings.map(({ id }) => id);
}

describe("auditBaseline", function () {
  this.timeout(240_000);

  before(function () {
    if (process.platform === "win32") this.skip();
  });

  it("comes to the findings of the commit, whatever the work tree has become, and changes nothing in it", async () => {
    const folder = await repository({ "pack/foundry.toml": toml, "pack/src/Bank.sol": reentrantBank });
    const project = join(folder, "pack");
    const then = await idsNow(project);
    await writeFile(join(project, "src", "Bank.sol"), "contract {");
    await git(folder, "add", "-A");
    const before = await folderContent(folder);
    for (const ref of ["HEAD", "main", await git(folder, "rev-parse", "HEAD")]) {
      const outcome = await baseline(project, ref);
      assert.ok(outcome.kind === "known", JSON.stringify(outcome));
      assert.deepEqual([idsOf(outcome), outcome.gaps], [then, []]);
    }
    assert.ok(then.length > 0);
    assert.deepEqual(await folderContent(folder), before);
  });

  it("goes back to where the work left a branch, whatever the branch has become since", async () => {
    const folder = await repository({ "foundry.toml": toml, "src/Bank.sol": reentrantBank });
    const then = await idsNow(folder);
    const left = await git(folder, "rev-parse", "HEAD");
    await git(folder, "checkout", "-q", "-b", "work");
    await git(folder, "commit", "-q", "--allow-empty", "-m", "two");
    await git(folder, "checkout", "-q", "main");
    await git(folder, "rm", "-q", "src/Bank.sol");
    await git(folder, "commit", "-q", "-m", "three");
    await git(folder, "checkout", "-q", "work");
    const outcome = await baseline(folder, "main", { mergeBase: true });
    assert.ok(outcome.kind === "known", JSON.stringify(outcome));
    assert.deepEqual([outcome.source, idsOf(outcome)], [{ kind: "commit", commit: left }, then]);
    await git(folder, "checkout", "-q", "--orphan", "other");
    await git(folder, "commit", "-q", "-m", "alone");
    const unrelated = await baseline(folder, "main", { mergeBase: true });
    assert.equal(unrelated.kind === "failed" ? unrelated.problem.name : unrelated.kind, "baselineUnknown");
  });

  it("takes libraries that the commit does not hold from the work tree", async () => {
    const folder = await repository({
      ".gitignore": "lib\n",
      "foundry.toml": toml,
      "remappings.txt": "dep/=lib/dep/src/\n",
      "src/A.sol": 'pragma solidity ^0.8.20;\nimport {B} from "dep/B.sol";\ncontract A is B {}\n',
      "lib/dep/src/B.sol": "pragma solidity ^0.8.20;\ncontract B {}\n",
    });
    const outcome = await baseline(folder, "HEAD");
    assert.ok(outcome.kind === "known");
    assert.deepEqual(outcome.gaps, []);
    await rename(join(folder, "lib"), join(folder, "gone"));
    const without = await baseline(folder, "HEAD");
    assert.ok(without.kind === "known");
    assert.deepEqual(without.gaps, ["slither", "forgeLint"]);
  });

  it("knows that there was nothing where the project did not exist", async () => {
    const folder = await repository({ "readme.txt": "" });
    await mkdir(join(folder, "src"));
    await writeFile(join(folder, "foundry.toml"), toml);
    await writeFile(join(folder, "src", "Bank.sol"), reentrantBank);
    const outcome = await baseline(folder, "HEAD");
    assert.ok(outcome.kind === "known");
    assert.deepEqual([idsOf(outcome), outcome.gaps], [[], []]);
  });

  it("names what it cannot compare with", async () => {
    const folder = await repository({ "foundry.toml": toml, "src/Bank.sol": reentrantBank });
    for (const ref of ["nope", "--help", "", "HEAD:src", "HEAD^{tree}", "a\0b"]) {
      const outcome = await baseline(folder, ref);
      assert.equal(outcome.kind === "failed" && outcome.problem.name, "baselineUnknown", ref);
    }
    const alone = await freshFolder({ "foundry.toml": toml });
    await mkdir(join(alone, ".git"));
    assert.equal((await baseline(alone, "HEAD")).kind, "failed");
    await rm(join(folder, ".git", "objects"), { recursive: true });
    assert.equal((await baseline(folder, "HEAD")).kind, "failed");
    const controller = new AbortController();
    controller.abort();
    assert.equal((await baseline(folder, "HEAD", { signal: controller.signal })).kind, "cancelled");
  });

  it("works in a linked work tree", async () => {
    const folder = await repository({ "foundry.toml": toml, "src/Bank.sol": reentrantBank });
    const other = join(await freshFolder(), "tree");
    await git(folder, "worktree", "add", "-q", "-b", "side", other);
    const outcome = await baseline(other, "HEAD");
    assert.ok(outcome.kind === "known");
    assert.deepEqual(idsOf(outcome), await idsNow(other));
  });

  it("runs nothing that the repository names, and follows no link out of it", async () => {
    const marks = await freshFolder();
    const program = async (name: string): Promise<string> => fakeTool("forge", `touch '${join(marks, name)}'; exit 1`);
    const folder = await repository({
      "foundry.toml": toml,
      "src/Bank.sol": reentrantBank,
      ".gitattributes": "*.sol filter=evil diff=evil ident\n*.toml filter=evil\n",
      "src/sub/.gitattributes": "* filter=evil export-ignore\n",
      "src/sub/Empty.sol": "pragma solidity ^0.8.20;\ncontract Empty {}\n",
    });
    const secret = await freshFolder({ "secret.txt": "secret" });
    await symlink(join(secret, "secret.txt"), join(folder, "remappings.txt"));
    await git(folder, "add", "-A");
    await git(folder, "commit", "-q", "-m", "two");
    const config: Readonly<Record<string, string>> = {
      "core.fsmonitor": await program("fsmonitor"),
      "core.sshCommand": await program("ssh"),
      "core.pager": await program("pager"),
      "core.editor": await program("editor"),
      "core.alternateRefsCommand": await program("alternates"),
      "core.gitProxy": await program("proxy"),
      "filter.evil.smudge": await program("smudge"),
      "filter.evil.clean": await program("clean"),
      "filter.evil.process": await program("process"),
      "filter.evil.required": "true",
      "diff.evil.textconv": await program("textconv"),
      "diff.external": await program("external"),
      "credential.helper": await program("credential"),
      "uploadpack.packObjectsHook": await program("pack"),
      "extensions.partialClone": "origin",
      "remote.origin.promisor": "true",
      "remote.origin.url": `ext::${await program("transport")}`,
      "protocol.ext.allow": "always",
    };
    const hooks = join(folder, ".git", "hooks");
    await mkdir(hooks, { recursive: true });
    for (const name of ["post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc"]) {
      await writeFile(join(hooks, name), `#!/bin/sh\ntouch '${join(marks, name)}'\n`);
      await chmod(join(hooks, name), 0o755);
    }
    for (const [key, value] of Object.entries(config))
      await promisify(execFile)("git", ["config", "--file", ".git/config", key, value], { cwd: folder });
    // The link is a link in the work tree alone: there it is refused.
    await rm(join(folder, "remappings.txt"));
    const outcome = await baseline(folder, "HEAD~1");
    assert.ok(outcome.kind === "known", JSON.stringify(outcome));
    assert.deepEqual([outcome.gaps, outcome.findings.length > 0], [[], true]);
    await baseline(folder, "HEAD");
    // An object that is missing is not fetched.
    const blob = await git(folder, "--no-pager", "-c", "core.fsmonitor=false", "rev-parse", "HEAD:src/Bank.sol");
    await rm(join(folder, ".git", "objects", blob.slice(0, 2), blob.slice(2)));
    const broken = await baseline(folder, "HEAD");
    assert.equal(broken.kind === "failed" && broken.problem.name, "baselineUnreadable");
    assert.deepEqual(await readdir(marks), []);
    // That the traps work: git itself falls into them.
    await git(folder, "status").catch(() => "");
    assert.ok((await readdir(marks)).includes("fsmonitor"));
    await access(join(secret, "secret.txt"));
  });
});
