import { strict as assert } from "node:assert";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { AnalyzerInput, AnalyzerResult } from "../../../../src/core/audit/analyzer.ts";
import { nativeFoundryBinary } from "../../../../scripts/setup/foundry.ts";
import { runAderyn } from "../../../../src/core/audit/aderyn/runAderyn.ts";
import { problem } from "../../../../src/core/errors/problem.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { isRunning } from "../../process/runChild.ts";
import { auditPorts, fakeTool, makeProject, never, reentrantBank } from "../auditFolder.ts";

const golden = new URL("../../../golden/aderyn/bank/report.json", import.meta.url);

type Finished = Exclude<AnalyzerResult, { kind: "cancelled" }>;

/** An aderyn that does what a script says: `$root` is the root it was given, `$report` the file it is to write. */
async function aderynThat(script: string, version = "aderyn 0.6.8"): Promise<string> {
  return fakeTool("aderyn", `[ "$1" = --version ] && { echo "${version}"; exit 0; }\nroot=$1; report=$3\n${script}`);
}

async function auditWith(aderyn: string | undefined, input?: AnalyzerInput): Promise<Finished> {
  const project = input ?? (await makeProject({ "src/Bank.sol": reentrantBank }));
  const result = await runAderyn(project, await auditPorts({ aderyn }), { signal: never });
  assert.ok(!("kind" in result));
  return result;
}

function problemName({ outcome }: Finished): string | undefined {
  return outcome.kind === "notAnalysed" ? outcome.problem.name : undefined;
}

/** What aderyn writes of files in which it finds nothing. */
function clean(...files: readonly string[]): string {
  const report = {
    files_summary: { total_source_units: files.length, total_sloc: 1 },
    files_details: { files_details: files.map((file) => ({ file_path: file, n_sloc: 1 })) },
    issue_count: { high: 0, low: 0 },
    high_issues: { issues: [] },
    low_issues: { issues: [] },
    detectors_used: ["a", "b"],
  };
  return JSON.stringify(report);
}

const write = (report: string): string => `printf '%s' '${report}' > "$report"`;

describe("runAderyn", function () {
  this.timeout(60_000);

  it("is off, and no alarm, where aderyn is not installed", async () => {
    const result = await auditWith(undefined);
    assert.deepEqual(result.outcome, { kind: "off", why: "notInstalled" });
  });

  it("is not analysed where the set path cannot be used", async () => {
    const ports = await auditPorts();
    const unusable = problem("toolSettingUnusable", { key: "hyperkit.tools.aderynPath", path: "/nowhere" });
    const tools = { find: async () => ({ kind: "missing", tool: "aderyn", problem: unusable, searched: [] }) as const };
    const result = await runAderyn(await makeProject({}), { ...ports, tools }, { signal: never });
    assert.ok(!("kind" in result));
    assert.equal(problemName(result), "toolSettingUnusable");
  });

  it("gives the findings of the report, and counts what aderyn says it read", async () => {
    const result = await auditWith(await aderynThat(`cp '${golden.pathname}' "$report"`));
    assert.deepEqual(result.outcome, { kind: "analysed", counts: { unit: "files", files: 1, detectors: 4 } });
    assert.equal(result.version, "0.6.8");
    assert.deepEqual(
      result.findings.map(({ file, reports }) => [file, reports[0]?.rule]),
      [
        ["src/Bank.sol", "reentrancy-state-change"],
        ["src/Bank.sol", "unspecific-solidity-pragma"],
        ["src/Bank.sol", "push-zero-opcode"],
      ],
    );
  });

  it("lays out exactly what forge compiled, with a configuration of ours, and nothing else of the repository", async () => {
    const seen = join(await freshFolder(), "copy");
    const input = await makeProject(
      {
        "node_modules/dep/Base.sol": "pragma solidity ^0.8.20; contract Base {}",
        "p/foundry.toml": '[profile.default]\nsrc = "src"\n',
        "p/src/Bank.sol": 'pragma solidity ^0.8.20;\r\nimport "dep/Base.sol"; import "auto/L.sol"; contract Bank is Base, L {}\r\n',
        "p/lib/auto/src/L.sol": "pragma solidity ^0.8.20; contract L {}",
        "p/lib/auto/src/Unused.sol": "pragma solidity ^0.8.20; contract Unused {}",
        "p/test/Bank.t.sol": "pragma solidity ^0.8.20; contract T {}",
        "p/aderyn.toml": 'version = 1\nexclude = ["src"]\n[detectors]\ninclude = []\n',
        "p/remappings.txt": "x/=lib/auto/\n",
        "p/hardhat.config.js": "throw 1",
        "p/.env": "OTHER=evil\n",
      },
      "p",
    );
    const config = { ...input.config, remappings: ["dep/=../node_modules/dep/"] };
    const forge = nativeFoundryBinary("forge");
    // forge compiles the copy by itself, by the copy's own configuration: so can whoever else reads Foundry's.
    const aderyn = await aderynThat(
      `"${forge}" build --offline --root "$root" --out "$report.out" --cache-path "$report.cache" >&2 || exit 7
      cp -R "$root/.." '${seen}'; env > '${seen}/env'\n${write(clean("src/Bank.sol", "lib/auto/src/L.sol", "../node_modules/dep/Base.sol"))}`,
    );
    const result = await auditWith(aderyn, { ...input, config });
    assert.equal(result.outcome.kind, "analysed", JSON.stringify(result.outcome));
    const entries = await readdir(seen, { recursive: true, withFileTypes: true });
    assert.deepEqual(
      entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(seen.length + 1))
        .toSorted(),
      ["env", "node_modules/dep/Base.sol", "p/foundry.toml", "p/lib/auto/src/L.sol", "p/src/Bank.sol"],
    );
    const toml = await readFile(join(seen, "p/foundry.toml"), "utf8");
    assert.match(toml, /"dep\/=\.\.\/node_modules\/dep\/"/);
    assert.match(toml, /"auto\/=lib\/auto\/src\/"/);
    assert.match(toml, /auto_detect_remappings = false/);
    assert.match(toml, /solc = "0\.8\.\d+"/);
    assert.ok(!(await readFile(join(seen, "p/src/Bank.sol"), "utf8")).includes("\r"));
    assert.doesNotMatch(await readFile(join(seen, "env"), "utf8"), /evil|^(?!FOUNDRY_(?:CONFIG|PROFILE)=)FOUNDRY_/m);
  });

  it("refuses a Project that brings a compiler, and starts nothing of it", async () => {
    const marker = join(await freshFolder(), "ran");
    const files = { "src/Bank.sol": reentrantBank, "foundry.toml": '[profile.default]\nsolc = "./payload"\n' };
    const input = await makeProject({ ...files, payload: `#!/bin/sh\ntouch ${marker}\n` });
    assert.equal(problemName(await auditWith(await aderynThat(`touch '${marker}'`), input)), "requestRefused");
    await assert.rejects(readFile(marker));
  });

  const faults: readonly (readonly [name: string, script: string, expected: string])[] = [
    ["ends with an error", `${write(clean("src/Bank.sol"))}; echo "Failed to Derive AST" >&2; exit 1`, "analyzerFailed"],
    ["panics", "echo \"thread 'main' panicked at x\" >&2; exit 101", "analyzerFailed"],
    ["says nothing and exits 0", "exit 0", "analyzerFailed"],
    ["writes an empty report", write(""), "analyzerFailed"],
    ["writes half a report", write(clean("src/Bank.sol").slice(0, 90)), "analyzerFailed"],
    ["writes a report in another form", write('{"version": 2, "findings": []}'), "analyzerFailed"],
    ["read no file", write(clean()), "analyzerNothing"],
    ["ran no detector", write(clean("src/Bank.sol").replace('["a","b"]', "[]")), "analyzerNothing"],
    ["did not read an own source", write(clean("lib/X.sol")), "analyzerSkipped"],
    ["goes on without a part", `${write(clean("src/Bank.sol"))}; echo "Warning: AST not found in output" >&2`, "analyzerSkipped"],
    ["is killed", "kill -9 $$", "toolCrashed"],
  ];
  for (const [name, script, expected] of faults) {
    it(`is not analysed when aderyn ${name}`, async () => {
      assert.equal(problemName(await auditWith(await aderynThat(script))), expected);
    });
  }

  it("is analysed by the same fake when nothing is wrong: the faults are what makes the difference", async () => {
    assert.equal((await auditWith(await aderynThat(write(clean("src/Bank.sol"))))).outcome.kind, "analysed");
  });

  it("does not use a version that cannot be judged, nor another program; a newer one is judged by its report", async () => {
    const good = write(clean("src/Bank.sol"));
    assert.equal(problemName(await auditWith(await aderynThat(good, "aderyn 0.4.2"))), "toolTooOld");
    assert.equal(problemName(await auditWith(await aderynThat(good, "hello"))), "toolOther");
    assert.equal((await auditWith(await aderynThat(good, "aderyn 1.2.0"))).outcome.kind, "analysed");
  });

  it("is not analysed without forge, without sources, or where the Project does not compile", async () => {
    const aderyn = await aderynThat(write(clean("src/A.sol")));
    const withoutForge = await runAderyn(await makeProject({}), await auditPorts({ aderyn, forge: undefined }), { signal: never });
    assert.ok(!("kind" in withoutForge));
    assert.equal(problemName(withoutForge), "forgeMissing");
    assert.equal(problemName(await auditWith(aderyn, await makeProject({ "src/.keep": "" }))), "analyzerNothing");
    assert.equal(problemName(await auditWith(aderyn, await makeProject({ "src/A.sol": "contract {" }))), "projectDoesNotCompile");
  });

  it("takes no report of an earlier run for its own", async () => {
    const input = await makeProject({ "src/Bank.sol": reentrantBank });
    const ports = await auditPorts({ aderyn: await aderynThat(`cp '${golden.pathname}' "$report"`) });
    await runAderyn(input, ports, { signal: never });
    const silent = await auditPorts({ aderyn: await aderynThat("exit 0") });
    const later = await runAderyn(input, { ...silent, roots: ports.roots }, { signal: never });
    assert.ok(!("kind" in later) && later.findings.length === 0);
    assert.equal(problemName(later), "analyzerFailed");
  });

  it("leaves no process behind within a second of a cancel", async () => {
    const pids = join(await freshFolder(), "pids");
    const aderyn = await aderynThat(`sleep 60 & echo $$ $! > ${pids}; wait`);
    const controller = new AbortController();
    const input = await makeProject({ "src/Bank.sol": reentrantBank });
    const running = runAderyn(input, await auditPorts({ aderyn }), { signal: controller.signal });
    const read = async (): Promise<string> => readFile(pids, "utf8").catch(() => "");
    while (!(await read()).endsWith("\n")) await delay(50);
    const started = performance.now();
    controller.abort();
    assert.deepEqual(await running, { kind: "cancelled" });
    const numbers = (await read()).trim().split(" ").map(Number);
    assert.deepEqual(await Promise.all(numbers.map(isRunning)), [false, false]);
    assert.ok(performance.now() - started < 1000);
  });
});
