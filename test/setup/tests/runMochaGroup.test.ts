import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createProcessRunner } from "../../../src/core/process/runProcess.ts";
import { paths, root } from "../../../scripts/setup/paths.ts";
import { runMochaGroup } from "../../../scripts/tests/runMochaGroup.ts";
import { isRunning } from "../../core/process/runChild.ts";
import type { SuiteResult } from "../../../scripts/tests/suiteResult.ts";

const skipModule = JSON.stringify(join(root, "scripts", "tests", "skipBecause.ts"));

describe("runMochaGroup", function () {
  let folder: string;

  beforeEach(async () => {
    await mkdir(paths.tmp, { recursive: true });
    folder = await mkdtemp(join(paths.tmp, "group-"));
  });
  afterEach(async () => rm(folder, { recursive: true }));

  /** Runs files of tests as a group; the name of the folder must not be one of the groups'. */
  async function run(
    files: Readonly<Record<string, string>>,
    { limitSeconds = 50, signal = new AbortController().signal } = {},
  ): Promise<SuiteResult> {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, `${name}.test.ts`), text);
    const group = { name: "sample", folders: [`../.work/tmp/${folder.slice(paths.tmp.length + 1)}`], limitSeconds, bundled: false };
    return runMochaGroup(group, { run: createProcessRunner(process.env), folder, env: {}, signal });
  }

  it("counts what passed, and tells failures and skips with their reasons", async () => {
    const result = await run({
      one: `
        import { skipBecause } from ${skipModule};
        describe("a suite", () => {
          it("passes", () => {});
          it("fails", () => { throw new RangeError("the reason"); });
          it("skips", function () { skipBecause(this, "no such tool"); });
          it.skip("is left out", () => {});
        });
        describe("a whole suite", () => {
          before(function () { skipBecause(this, "no such system"); });
          it("skips too", () => {});
        });`,
      two: `it("passes elsewhere", async () => {});`,
    });
    assert.deepEqual([result.passed, result.failed], [2, 1]);
    assert.deepEqual(result.skipped, [
      { title: "a suite skips", reason: "no such tool" },
      { title: "a suite is left out", reason: "no reason given" },
      { title: "a whole suite skips too", reason: "no such system" },
    ]);
    assert.equal(result.failures[0]?.title, "a suite fails");
    assert.match(result.failures[0]?.message ?? "", /^RangeError: the reason\n +at .*one\.test\.ts/);
  });

  it("counts a hook that fails, and a rejection that nothing waits for", async () => {
    const result = await run({
      hook: `describe("hooked", () => { before(() => { throw new Error("no"); }); it("never runs", () => {}); });`,
      rejection: `it("floats", async () => { void Promise.reject(new Error("floating")); await new Promise((done) => setTimeout(done, 50)); });`,
    });
    assert.deepEqual([result.passed, result.failed], [0, 2]);
    assert.match(result.failures.map(({ message }) => message).join("\n"), /Error: floating[^]*Error: no/);
  });

  it("counts a group whose files cannot be loaded, or that has none", async () => {
    const broken = await run({ broken: `import "./nothing.ts"; it("passes", () => {});` });
    assert.deepEqual([broken.passed, broken.failed], [0, 1]);
    assert.match(broken.failures[0]?.message ?? "", /exit code 1\n[^]*nothing\.ts/);
    await rm(join(folder, "broken.test.ts"));
    const empty = await run({});
    assert.deepEqual(empty.failures, [{ title: "the group sample", message: "no test ran" }]);
  });

  it("keeps what passed before a crash and names the test in which it was", async () => {
    const crash = await run({ crash: `it("passes", () => {}); it("crashes", () => { process.kill(process.pid, "SIGKILL"); });` });
    assert.deepEqual([crash.passed, crash.failed], [1, 1]);
    assert.match(crash.failures[0]?.message ?? "", /ended by SIGKILL, the last test begun: crashes/);
    const exit = await run({ crash: `it("passes", () => {}); it("leaves", () => { process.exit(0); });` });
    assert.deepEqual([exit.passed, exit.failed], [1, 1]);
    assert.match(exit.failures[0]?.message ?? "", /exit code 0, the last test begun: leaves/);
  });

  it("ends a group that hangs, with the programs that it started", async () => {
    const hanging = `
      import { spawn } from "node:child_process";
      import { writeFileSync } from "node:fs";
      it("hangs", async () => {
        const child = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
        writeFileSync(${JSON.stringify(join(folder, "pid"))}, String(child.pid));
        for (;;) {}
      });`;
    const result = await run({ hanging }, { limitSeconds: 3 });
    assert.deepEqual([result.passed, result.failed], [0, 1]);
    assert.match(result.failures[0]?.message ?? "", /ended after 3 s, the last test begun: hangs/);
    const pid = Number(await readFile(join(folder, "pid"), "utf8"));
    assert.equal(await isRunning(pid), false);
  });

  it("counts what a test leaves running", async () => {
    const result = await run({ leaking: `it("leaks", () => { setInterval(() => {}, 1000); });` });
    assert.deepEqual([result.passed, result.failed], [1, 1]);
    assert.match(result.failures[0]?.message ?? "", /left something running: .*Timeout/);
  });

  it("says that it was cancelled", async () => {
    const result = await run({ slow: `it("passes", () => {});` }, { signal: AbortSignal.abort() });
    assert.deepEqual(result.failures, [{ title: "the group sample", message: "the run was cancelled" }]);
  });
});
