import assert from "node:assert/strict";
import { once } from "node:events";
import { execFile, spawn } from "node:child_process";
import { chmod, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { runNpm } from "../../scripts/editor/runNpm.ts";
import { paths } from "../../scripts/setup/paths.ts";
import { readFoundryConfig } from "../../src/core/foundry/readFoundryConfig.ts";
import { createAnalyzers } from "../../src/core/audit/analyzerTable.ts";
import { triageFileName } from "../../src/core/audit/triage/triageRecord.ts";
import { runAudit } from "../../src/core/audit/runAudit.ts";
import { freshFixture } from "../support/freshFixture.ts";
import { freshFolder } from "../support/freshFolder.ts";
import { leftToolProcesses, seesProcesses, toolProcesses } from "../support/toolProcesses.ts";
import { record } from "../core/audit/triage/record.ts";
import { auditPorts, never } from "../core/audit/auditFolder.ts";
import { waitUntil } from "../support/waitUntil.ts";

const program = join(paths.root, "dist", "cli.js");

interface Call {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly home?: string;
  readonly file?: string;
  /** A folder that stands first on PATH. */
  readonly first?: string;
}

/** A call as from a shell: its own caches, the private HOME, and nothing else of this process. */
async function start({ args, cwd, home = paths.home, file = program, first }: Call) {
  const cache = await freshFolder();
  const child = spawn(file, args, {
    cwd,
    env: {
      HOME: home,
      PATH: [...(first === undefined ? [] : [first]), join(process.execPath, ".."), "/usr/bin", "/bin"].join(":"),
      XDG_CACHE_HOME: cache,
      XDG_STATE_HOME: cache,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const ended = once(child, "close").then(([code]) => ({ code: Number(code), out, err }));
  return { child, ended };
}

async function call(args: readonly string[], more: Omit<Call, "args">) {
  return (await start({ args, ...more })).ended;
}

interface Answer {
  readonly exitCode: number;
  readonly projects: readonly {
    readonly outcome: string;
    readonly report: {
      readonly complete: boolean;
      readonly findings: readonly { readonly id: string; readonly severity: string; readonly decision?: object }[];
      readonly analyzers: readonly { readonly name: string; readonly outcome: string; readonly reason?: { readonly id: string } }[];
    };
  }[];
}

function parse(text: string): Answer {
  return JSON.parse(text) as Answer;
}

describe("hyperkit-sol, built", function () {
  this.timeout(300_000);
  let demo: string;
  let empty: string;

  before(async function () {
    if (process.platform === "win32") this.skip();
    const fixture = await freshFixture("demo");
    demo = fixture.folder;
    empty = await freshFolder();
  });

  it("comes to the same findings as the audit of the editor", async () => {
    const { code, out, err } = await call(["audit", demo, "--json"], { cwd: empty });
    assert.equal(err, "");
    assert.equal(code, 1);
    const answer = parse(out);
    assert.equal(answer.exitCode, 1);
    const project = { root: demo, name: "demo" };
    const read = await readFoundryConfig({ project, profile: "default" });
    assert.ok(read.kind === "ok");
    const ports = await auditPorts();
    const outcome = await runAudit(
      { project, config: read.config, enabled: { slither: true, forgeLint: true, hyperkit: true, aderyn: true, mythril: false } },
      { analyzers: createAnalyzers(ports), log: ports.log },
      { signal: never },
    );
    assert.ok(outcome.kind === "audited");
    assert.ok(outcome.findings.length > 0);
    assert.deepEqual(
      answer.projects[0]?.report.findings.map(({ id }) => id),
      outcome.findings.map(({ id }) => id),
    );
  });

  it("prints a summary with places that a terminal opens, and no colour into a pipe", async () => {
    const { code, out } = await call(["audit", "--fail-on", "never"], { cwd: demo });
    assert.equal(code, 0);
    assert.match(out, /^ {2}src\/Bank\.sol:22:9 {2}high {2}/m);
    assert.ok(!out.includes("\u001B"));
  });

  it("honours decisions of the repository", async () => {
    const folder = (await freshFixture("demo")).folder;
    const first = parse((await call(["audit", folder, "--json", "--fail-on", "high"], { cwd: empty })).out);
    const high = first.projects[0]?.report.findings.filter(({ severity }) => severity === "high") ?? [];
    assert.equal(first.exitCode, 1);
    await mkdir(join(folder, ".hyperkit", "triage"), { recursive: true });
    for (const { id } of high) {
      const content = JSON.stringify(record({ finding: id, decision: "acknowledged" }));
      await writeFile(join(folder, ".hyperkit", "triage", triageFileName(id)), content);
    }
    const second = await call(["audit", folder, "--json", "--fail-on", "high"], { cwd: empty });
    assert.equal(second.code, 0, second.out);
  });

  it("writes a report of each Project of a folder, and nothing into the folder", async () => {
    const folder = await freshFolder();
    for (const name of ["one", "two"]) {
      await mkdir(join(folder, name, "src"), { recursive: true });
      await writeFile(join(folder, name, "foundry.toml"), "[profile.default]\n");
      await writeFile(join(folder, name, "src", "A.sol"), "pragma solidity ^0.8.20;\ncontract A {}\n");
    }
    const { code, out } = await call(["audit", folder, "--format", "sarif", "-o", "r.sarif", "-q", "--fail-on", "high"], { cwd: empty });
    assert.deepEqual([code, out], [0, ""]);
    for (const name of ["one", "two"]) assert.match(await readFile(join(empty, `r-${name}.sarif`), "utf8"), /"version": "2\.1\.0"/);
    assert.equal((await call(["audit", folder, "--format", "sarif"], { cwd: empty })).code, 3);
  });

  it("says not analysed where a tool is missing or the project does not compile", async () => {
    const home = await freshFolder();
    await mkdir(join(home, ".foundry"));
    await symlink(join(paths.home, ".foundry", "bin"), join(home, ".foundry", "bin"));
    await symlink(join(paths.home, ".svm"), join(home, ".svm"));
    const missing = await call(["audit", demo, "--json"], { cwd: empty, home });
    assert.equal(missing.code, 2);
    const slither = parse(missing.out).projects[0]?.report.analyzers.find(({ name }) => name === "slither");
    assert.equal(slither?.reason?.id, "HK2002");
    const broken = (await freshFixture("demo")).folder;
    await writeFile(join(broken, "src", "Broken.sol"), "contract {");
    const verbose = await call(["audit", broken, "-q", "-v"], { cwd: empty });
    assert.equal(verbose.code, 2);
    assert.match(verbose.err, /Broken\.sol/);
    assert.equal((await call(["audit", demo, "-q", "--analyzers", "aderyn"], { cwd: empty })).code, 2);
  });

  it("takes no program from the audited folder, and only settings that hold", async () => {
    const folder = (await freshFixture("demo")).folder;
    const tool = join(folder, "forge");
    await writeFile(tool, `#!/bin/sh\ntouch '${join(folder, "ran")}'\n`);
    await chmod(tool, 0o755);
    const { ended } = await start({ args: ["audit", folder, "-q", "--fail-on", "never"], cwd: folder, first: folder });
    assert.equal((await ended).code, 0);
    await assert.rejects(readFile(join(folder, "ran")));
    const home = await freshFolder({ ".config/hyperkit/settings.json": '{"hyperkit.tools.forgePath": "forge"}' });
    const refused = await call(["audit", folder], { cwd: folder, home });
    assert.equal(refused.code, 3);
    assert.match(refused.err, /HK8010/);
  });

  it("ends with 3 and one sentence when it is called wrongly", async () => {
    for (const args of [
      ["audit", "--nope"],
      ["audit", "gone"],
      ["audit"],
      ["frob"],
      ["audit", demo, "--format", "csv", "-o", "no/where"],
    ]) {
      const { code, out, err } = await call(args, { cwd: empty });
      assert.deepEqual([code, out], [3, ""], args.join(" "));
      assert.match(err, /^hyperkit-sol: [^\n]+ \(HK\d{4}\)\n$/);
    }
  });

  it("ends its tools on Ctrl+C", async function () {
    if (!seesProcesses) this.skip();
    const home = await freshFolder();
    for (const name of [".foundry", ".svm", ".local"]) await symlink(join(paths.home, name), join(home, name));
    const { child, ended } = await start({ args: ["audit", demo, "-q"], cwd: empty, home });
    await waitUntil(
      async () => toolProcesses(home),
      (running) => running.length > 0,
    );
    child.kill("SIGINT");
    assert.equal((await ended).code, 130);
    assert.deepEqual(await leftToolProcesses(home), []);
  });

  it("does not mind a reader that goes away", async () => {
    const { child, ended } = await start({ args: ["audit", demo], cwd: empty });
    child.stdout.destroy();
    const { code, err } = await ended;
    assert.deepEqual([code, err], [1, ""]);
  });

  it("lets two work on one Project at once", async () => {
    const answers = await Promise.all([1, 2].map(async () => call(["audit", demo, "--json"], { cwd: empty })));
    const ids = answers.map(({ out }) => parse(out).projects[0]?.report.findings.map(({ id }) => id));
    assert.deepEqual(
      answers.map(({ code }) => code),
      [1, 1],
    );
    assert.deepEqual(ids[0], ids[1]);
  });

  it("counts only what is new since an earlier report", async () => {
    const folder = (await freshFixture("demo")).folder;
    const before = await call(["audit", folder, "--json", "--fail-on", "gas"], { cwd: empty });
    await writeFile(join(empty, "before.json"), before.out);
    const since = ["audit", folder, "--json", "--fail-on", "gas", "--baseline", "before.json"];
    assert.equal((await call(since, { cwd: empty })).code, 0);
    await writeFile(
      join(folder, "src", "Added.sol"),
      "pragma solidity ^0.8.20;\ncontract Added { function kill() external { selfdestruct(payable(msg.sender)); } }\n",
    );
    assert.equal((await call(since, { cwd: empty })).code, 1);
    assert.equal((await call([...since, "--baseline", "nowhere"], { cwd: empty })).code, 3);
  });

  it("works from a package, under the name that npm gives it", async () => {
    const folder = await freshFolder();
    await runNpm(paths.root, "pack", "--pack-destination", folder);
    // What npm does with it, without what it asks the registry about a package's optional dependencies.
    const installed = join(folder, "node_modules", "hyperkit");
    await mkdir(join(folder, "node_modules", ".bin"), { recursive: true });
    await mkdir(installed);
    await promisify(execFile)("tar", ["-xzf", join(folder, "hyperkit-0.1.0.tgz"), "--strip-components=1", "-C", installed]);
    const manifest = JSON.parse(await readFile(join(installed, "package.json"), "utf8")) as { readonly bin: Record<string, string> };
    const [[name, target] = ["", ""], ...others] = Object.entries(manifest.bin);
    assert.deepEqual([name, others], ["hyperkit-sol", []]);
    const file = join(folder, "node_modules", ".bin", name);
    await chmod(join(installed, target), 0o755);
    await symlink(join("..", "hyperkit", target), file);
    assert.equal((await call(["--version"], { cwd: empty, file })).out, "0.1.0\n");
    assert.equal((await call(["audit", demo, "-q"], { cwd: empty, file })).code, 1);
    await rm(folder, { recursive: true, force: true });
  });
});
