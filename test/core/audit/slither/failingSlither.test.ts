import { strict as assert } from "node:assert";
import { access, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { AnalyzerResult } from "../../../../src/core/audit/analyzer.ts";
import { nativeFoundryBinary } from "../../../../scripts/setup/foundry.ts";
import { runSlither } from "../../../../src/core/audit/slither/runSlither.ts";
import { isRunning } from "../../process/runChild.ts";
import { auditPorts, fakeTool, makeProject, never, reentrantBank } from "../auditFolder.ts";
import { freshFolder } from "../../../support/freshFolder.ts";

const exists = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

function problemName(result: AnalyzerResult): string | undefined {
  return !("kind" in result) && result.outcome.kind === "notAnalysed" ? result.outcome.problem.name : undefined;
}

/** What slither 0.11.6 prints last; `$5` is the report's file among its arguments. */
const summary = (contracts: number, detectors: number, results = 0): string =>
  `echo "/p analyzed (${contracts} contracts with ${detectors} detectors), ${results} result(s) found" >&2`;
const clean = '{"success": true, "error": null, "results": {}}';
const write = (report: string): string => `while [ "$1" != --json ]; do shift; done; printf '%s' '${report}' > "$2"`;

describe("runSlither with a slither that fails", () => {
  const faults: readonly (readonly [name: string, script: string, expected: string])[] = [
    ["crashes without a word", "exit 1", "analyzerFailed"],
    ["ends as with findings, and says nothing", "exit 255", "analyzerFailed"],
    ["says nothing and exits 0", "exit 0", "analyzerFailed"],
    ["writes no report", `${summary(1, 102)}; exit 255`, "analyzerFailed"],
    [
      "writes half a report",
      `${write('{"success": true, "results": {"detectors": [{"check": "x"')}; ${summary(1, 102, 1)}`,
      "analyzerFailed",
    ],
    ["writes an empty report", `${write("")}; ${summary(1, 102)}`, "analyzerFailed"],
    ["writes fewer findings than it counts", `${write(clean)}; ${summary(1, 102, 3)}; exit 255`, "analyzerFailed"],
    ["reports a failure", `${write('{"success": false, "error": "ParsingError: A.B", "results": {}}')}; exit 255`, "analyzerFailed"],
    [
      "reports a failure and counts all the same",
      `${write('{"success": false, "error": "x", "results": {}}')}; ${summary(1, 102)}`,
      "analyzerFailed",
    ],
    ["has no contracts", `${write(clean)}; ${summary(0, 102)}`, "analyzerNothing"],
    ["has no detectors", `${write(clean)}; ${summary(1, 0)}`, "analyzerNothing"],
    [
      "skips a contract it cannot parse",
      `${write(clean)}; echo "ERROR:ContractSolcParsing:Missing function f" >&2; ${summary(1, 102)}`,
      "analyzerSkipped",
    ],
    ["skips one without the level", `${write(clean)}; echo "Missing inheritance Bank (ab)" >&2; ${summary(1, 102)}`, "analyzerSkipped"],
    ["answers with an unknown sentence", `${write(clean)}; echo "1 contract done"; exit 0`, "analyzerFailed"],
    ["is killed", "kill -9 $$", "toolCrashed"],
    [
      "writes more than can be read",
      `while [ "$1" != --json ]; do shift; done; dd if=/dev/zero of="$2" bs=1 count=1 seek=200000000 2> "$2.log"; ${summary(1, 102)}; exit 255`,
      "toolOutputTooLarge",
    ],
    ["prints without end", "yes 'Detector: x'", "toolOutputTooLarge"],
  ];
  for (const [name, script, expected] of faults) {
    it(`is not analysed when slither ${name}`, async () => {
      const slither = await fakeTool("slither", `[ "$1" = --version ] && { echo 0.11.6; exit 0; }\n${script}`);
      const input = await makeProject({ "src/A.sol": "contract A {}" });
      assert.equal(problemName(await runSlither(input, await auditPorts({ slither }), { signal: never })), expected);
    });
  }

  it("is analysed by the same fake when nothing is wrong: the faults are what makes the difference", async () => {
    const slither = await fakeTool("slither", `[ "$1" = --version ] && { echo 0.11.6; exit 0; }\n${write(clean)}; ${summary(1, 102)}`);
    const result = await runSlither(await makeProject({ "src/A.sol": "contract A {}" }), await auditPorts({ slither }), { signal: never });
    assert.ok(!("kind" in result));
    assert.deepEqual(result.outcome, { kind: "analysed", counts: { unit: "contracts", contracts: 1, detectors: 102 } });
  });

  it("counts against what was compiled", async () => {
    const slither = await fakeTool("slither", `[ "$1" = --version ] && { echo 0.11.6; exit 0; }\n${write(clean)}; ${summary(1, 102)}`);
    const result = await runSlither(await makeProject({ "src/A.sol": "contract A {} contract B {}" }), await auditPorts({ slither }), {
      signal: never,
    });
    assert.equal(problemName(result), "analyzerIncomplete");
  });

  it("names an own source that forge left out of the build", async () => {
    const real = nativeFoundryBinary("forge");
    const forge = await fakeTool("forge", `[ "$1" = build ] && exec ${real} "$@" --skip Hidden.sol\nexec ${real} "$@"`);
    const input = await makeProject({ "src/A.sol": "contract A {}", "src/Hidden.sol": reentrantBank });
    const result = await runSlither(input, await auditPorts({ forge }), { signal: never });
    assert.equal(problemName(result), "analyzerSkipped");
  });

  it("is not analysed by another program of that name, by none, or without forge", async () => {
    const input = await makeProject({ "src/A.sol": "contract A {}" });
    const other = await fakeTool("slither", "echo hello");
    assert.equal(problemName(await runSlither(input, await auditPorts({ slither: other }), { signal: never })), "toolOther");
    assert.equal(problemName(await runSlither(input, await auditPorts({ slither: undefined }), { signal: never })), "slitherMissing");
    assert.equal(problemName(await runSlither(input, await auditPorts({ forge: undefined }), { signal: never })), "forgeMissing");
  });

  it("leaves no process behind within a second of a cancel", async () => {
    const pids = join(await freshFolder(), "pids");
    const slither = await fakeTool("slither", `[ "$1" = --version ] && { echo 0.11.6; exit 0; }\nsleep 60 & echo $$ $! > ${pids}; wait`);
    const controller = new AbortController();
    const running = runSlither(await makeProject({ "src/A.sol": "contract A {}" }), await auditPorts({ slither }), {
      signal: controller.signal,
    });
    while (!(await exists(pids))) await delay(50);
    const started = performance.now();
    controller.abort();
    assert.deepEqual(await running, { kind: "cancelled" });
    const numbers = (await readFile(pids, "utf8")).trim().split(" ").map(Number);
    assert.deepEqual(await Promise.all(numbers.map(isRunning)), [false, false]);
    assert.ok(performance.now() - started < 1000);
  });

  it("takes no report of an earlier run for its own", async () => {
    const input = await makeProject({ "src/Bank.sol": reentrantBank });
    const ports = await auditPorts();
    await runSlither(input, ports, { signal: never });
    const silent = await fakeTool("slither", `[ "$1" = --version ] && { echo 0.11.6; exit 0; }\n${summary(1, 102)}`);
    const later = await runSlither(input, { ...(await auditPorts({ slither: silent })), roots: ports.roots }, { signal: never });
    assert.equal(problemName(later), "analyzerFailed");
    assert.ok(!("kind" in later) && later.findings.length === 0);
    const [projects = ""] = await readdir(join(ports.roots.cache, "projects"));
    const left = await readdir(join(ports.roots.cache, "projects", projects, "audit"));
    assert.ok(
      !left.some((name) => name.startsWith("report-")),
      await readFile(join(ports.roots.cache, "projects", projects, "audit", "foundry.toml"), "utf8"),
    );
  });
});
