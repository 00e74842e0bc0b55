import assert from "node:assert/strict";
import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nativeFoundryBinary } from "../../../scripts/setup/foundry.ts";
import { checkAderyn } from "../../../src/core/health/checkAderyn.ts";
import { checkForge } from "../../../src/core/health/checkForge.ts";
import { checkSlither } from "../../../src/core/health/checkSlither.ts";
import { checkSolc } from "../../../src/core/health/checkSolc.ts";
import type { HealthState } from "../../../src/core/health/healthReport.ts";
import type { ProblemName } from "../../../src/core/errors/catalogue.ts";
import { defaultSettings, freshComputer, installScript } from "./fakeComputer.ts";

const never = new AbortController().signal;

describe("the health of forge", () => {
  before(function () {
    if (process.platform === "win32") this.skip();
  });

  it("is ok for a real forge, with its version and place", async () => {
    const computer = await freshComputer();
    await mkdir(join(computer.home, ".foundry", "bin"), { recursive: true });
    const place = join(computer.home, ".foundry", "bin", "forge");
    await symlink(nativeFoundryBinary("forge"), place);
    const check = await checkForge(computer, never);
    assert.deepEqual(check, { component: "forge", state: "ok", version: check.version, place });
    assert.match(check.version, /^1\.\d+\.\d+/);
  });

  it("is an error when there is none", async () => {
    const check = await checkForge(await freshComputer(), never);
    assert.deepEqual([check.state, check.problem?.name], ["error", "forgeMissing"]);
  });

  const faults: readonly [string, string, HealthState, ProblemName | undefined][] = [
    ["answers with an error", "echo broken >&2; exit 1", "error", "toolBroken"],
    ["crashes", "kill -SEGV $$", "error", "toolCrashed"],
    ["is another program called forge", "echo 10.1.0", "error", "toolOther"],
    ["prints nothing", "exit 0", "error", "toolOther"],
    ["is too old", 'echo "forge 0.2.0 (143abd6 2024-03-21T00:20:31Z)"', "warning", "toolTooOld"],
    [
      "prints without end",
      "while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done",
      "error",
      "toolOutputTooLarge",
    ],
    ["is a nightly of today", 'echo "forge Version: 1.8.0-nightly"', "ok", undefined],
  ];
  for (const [name, script, state, problem] of faults) {
    it(`is ${state} when it ${name}`, async function () {
      this.timeout(10_000);
      const computer = await freshComputer();
      await installScript(computer.home, "forge", script);
      const check = await checkForge(computer, never);
      assert.deepEqual([check.state, check.problem?.name], [state, problem]);
    });
  }

  it("is an error within five seconds when it hangs", async function () {
    this.timeout(10_000);
    const computer = await freshComputer();
    await installScript(computer.home, "forge", "exec sleep 60");
    const started = performance.now();
    const check = await checkForge(computer, never);
    assert.deepEqual([check.state, check.problem?.name], ["error", "toolTooSlow"]);
    assert.ok(performance.now() - started < 5000);
  });

  it("is an error when the file is no program or its setting is wrong", async () => {
    const computer = await freshComputer();
    const file = await installScript(computer.home, "forge", "");
    await writeFile(file, "not a program");
    assert.equal((await checkForge(computer, never)).problem?.name, "toolNotExecutable");
    const tools = { ...defaultSettings.tools, forgePath: file };
    await chmod(file, 0o644);
    assert.equal((await checkForge(await freshComputer({ ...defaultSettings, tools }), never)).problem?.name, "toolSettingUnusable");
  });

  it("is asked for its version and nothing else", async () => {
    const computer = await freshComputer();
    await installScript(computer.home, "forge", '[ "$*" = "--version" ] || exit 9; echo "forge Version: 1.7.1"');
    assert.equal((await checkForge(computer, never)).state, "ok");
  });
});

describe("the health of slither", () => {
  before(function () {
    if (process.platform === "win32") this.skip();
  });

  it("is off when it is switched off, and a warning when it is wanted and missing", async () => {
    const computer = await freshComputer();
    const off = {
      ...defaultSettings,
      audit: { ...defaultSettings.audit, analyzers: { slither: false, forgeLint: true, hyperkit: true, aderyn: false, mythril: false } },
    };
    assert.equal((await checkSlither({ settings: off }, computer, never)).state, "off");
    const check = await checkSlither({ settings: defaultSettings }, computer, never);
    assert.deepEqual([check.state, check.problem?.name], ["warning", "slitherMissing"]);
  });

  it("knows its version, and one that is too old", async () => {
    for (const [version, state] of [
      ["0.11.6", "ok"],
      ["0.9.6", "warning"],
    ] as const) {
      const computer = await freshComputer();
      await installScript(computer.home, "slither", `echo ${version}`);
      const check = await checkSlither({ settings: defaultSettings }, computer, never);
      assert.deepEqual([check.state, check.version], [state, version]);
    }
  });

  it("says so when the Python it was installed with is gone", async () => {
    const computer = await freshComputer();
    const file = await installScript(computer.home, "slither", "");
    await writeFile(file, "#!/nowhere/bin/python3\n");
    const check = await checkSlither({ settings: defaultSettings }, computer, never);
    assert.deepEqual([check.state, check.problem?.name], ["error", "toolNotExecutable"]);
  });
});

describe("the health of aderyn", () => {
  before(function () {
    if (process.platform === "win32") this.skip();
  });

  it("is no alarm when it is not installed, and off when it is switched off", async () => {
    const computer = await freshComputer();
    const missing = await checkAderyn({ settings: defaultSettings }, computer, never);
    assert.deepEqual([missing.state, missing.problem?.name], ["off", "aderynMissing"]);
    const analyzers = { ...defaultSettings.audit.analyzers, aderyn: false };
    const off = await checkAderyn({ settings: { ...defaultSettings, audit: { ...defaultSettings.audit, analyzers } } }, computer, never);
    assert.deepEqual([off.state, off.problem], ["off", undefined]);
  });

  it("is a warning at most when it is there and of no use", async () => {
    for (const [script, state, name] of [
      ["echo aderyn 0.6.8", "ok", undefined],
      ["echo aderyn 0.4.2", "warning", "toolTooOld"],
      ["echo 1.0.0", "warning", "toolOther"],
      ["exit 1", "warning", "toolBroken"],
    ] as const) {
      const computer = await freshComputer();
      await installScript(computer.home, "aderyn", script);
      const check = await checkAderyn({ settings: defaultSettings }, computer, never);
      assert.deepEqual([check.state, check.problem?.name], [state, name]);
    }
  });

  it("is a warning when its setting names nothing", async () => {
    const tools = { ...defaultSettings.tools, aderynPath: "/nowhere/aderyn" };
    const check = await checkAderyn({ settings: defaultSettings }, await freshComputer({ ...defaultSettings, tools }), never);
    assert.deepEqual([check.state, check.problem?.name], ["warning", "toolSettingUnusable"]);
  });
});

describe("the compilers", () => {
  it("are none, without a warning, before the first download", async () => {
    const check = await checkSolc(await freshComputer());
    assert.deepEqual([check.state, check.version, check.problem], ["ok", "", undefined]);
  });

  it("are listed newest first, and only those whose file is there", async () => {
    const computer = await freshComputer();
    const { place } = await checkSolc(computer);
    for (const version of ["0.8.9", "0.8.30", "0.4.26"]) {
      await mkdir(join(place, version), { recursive: true });
      await writeFile(join(place, version, `solc-${version}${process.platform === "win32" ? ".exe" : ""}`), "");
    }
    await mkdir(join(place, "0.8.31"));
    await mkdir(join(place, "downloads"));
    assert.equal((await checkSolc(computer)).version, "0.8.30, 0.8.9, 0.4.26");
  });
});
