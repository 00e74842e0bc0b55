import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmod, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import type { CompileEvent, CompileOutcome } from "../../../src/core/compile/compileOutcome.ts";
import { copyOpenZeppelin, toolHome } from "../generate/forgeFolder.ts";
import { freshFolder } from "../../support/freshFolder.ts";
import { inShort, makeBench } from "./compileFolder.ts";

const head = "// SPDX-License-Identifier: MIT\npragma solidity ^0.8.20;\n";
const plain = {
  "src/A.sol": `${head}contract A { function f() public { uint unused; } }\n`,
  "src/B.sol": `${head}contract B { uint public b; }\n`,
};

function nameOf(outcome: CompileOutcome): string {
  return outcome.kind === "failed" ? outcome.problem.name : outcome.kind;
}

/** A shell script in the place of forge. */
async function fakeForge(script: string): Promise<string> {
  const file = join(await freshFolder({ forge: `#!/bin/sh\n${script}\n` }), "forge");
  await chmod(file, 0o755);
  return file;
}

/** The processes whose command line has the text. */
async function processesWith(text: string): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)("ps", ["-eo", "pid,args"]);
  return stdout.split("\n").filter((line) => line.includes(text) && !line.includes("ps -eo"));
}

describe("compileProject", function () {
  this.timeout(120_000);

  it("compiles a Project without sources to nothing, and sources that come later", async () => {
    const bench = await makeBench({});
    assert.deepEqual(inShort(await bench.compile()), []);
    await bench.write(plain);
    assert.equal(inShort(await bench.compile()).length, 2);
    await rm(join(bench.root, "src"), { recursive: true });
    assert.deepEqual(inShort(await bench.compile()), []);
  });

  it("leaves the Project as it is", async () => {
    const bench = await makeBench({ ...plain, "out/keep": "mine", "cache/keep": "mine" });
    const before = (await readdir(bench.root, { recursive: true })).toSorted();
    await bench.compile();
    await bench.write({ "src/A.sol": "contract {" });
    await bench.compile();
    assert.deepEqual((await readdir(bench.root, { recursive: true })).toSorted(), before);
  });

  it("lets two windows compile one Project at once", async () => {
    const bench = await makeBench(plain);
    const outcomes = await Promise.all([1, 2, 3].map(async () => bench.compile()));
    for (const outcome of outcomes) assert.deepEqual(inShort(outcome), inShort(await bench.compile()));
    assert.equal(outcomes.filter((outcome) => outcome.kind === "compiled" && outcome.succeeded).length, 3);
  });

  describe("says what is wrong with forge", () => {
    const script = async (text: string) => fakeForge(text);
    for (const [expected, name, forgePath] of [
      ["toolVanished", "it is gone", async () => "/nowhere/forge"],
      ["toolNotExecutable", "it may not be executed", async () => join(await freshFolder({ forge: "#!/bin/sh\n" }), "forge")],
      ["toolTimedOut", "it hangs", async () => script("sleep 600")],
      ["toolCrashed", "it crashes", async () => script("kill -SEGV $$")],
      ["forgeFailed", "it fails with words", async () => script("echo 'Error: no room left' >&2; exit 1")],
      ["forgeOutputUnknown", "it says nothing", async () => script("exit 0")],
      ["forgeOutputUnknown", "it says something else", async () => script("echo Compiled.")],
      ["forgeOutputUnknown", "its answer is cut off", async () => script(`echo '{ "errors": [], "sources": {'`)],
      [
        "forgeOutputUnknown",
        "its answer has another form",
        async () => script(`echo '{ "errors": [{ "severity": "fatal", "message": "x" }], "sources": {} }'`),
      ],
      ["forgeOutputUnknown", "its answer has no sources", async () => script(`echo '{ "errors": [] }'`)],
      ["forgeFailed", "it fails without an error", async () => script(`echo '{ "errors": [], "sources": {} }'; exit 3`)],
    ] as const) {
      it(`${name}: ${expected}`, async () => {
        const outcome = await (await makeBench(plain)).compile({ forgePath: await forgePath(), idleSeconds: 1 });
        assert.equal(nameOf(outcome), expected, JSON.stringify(outcome));
      });
    }

    it("decides on the answer, not on the exit code: newer versions fail where sources have errors", async () => {
      const answer = {
        errors: [{ severity: "error", message: "no", errorCode: "1", sourceLocation: { file: "src/A.sol", start: 0, end: 2 } }],
        sources: {},
      };
      for (const code of [0, 1]) {
        const forgePath = await fakeForge(`cat <<'END'\n${JSON.stringify(answer, null, 2)}\nEND\nexit ${code}`);
        const outcome = await (await makeBench(plain)).compile({ forgePath });
        assert.ok(outcome.kind === "compiled" && !outcome.succeeded);
        assert.deepEqual(inShort(outcome), ["src/A.sol:1:1-1:3 error 1 no"]);
      }
    });
  });

  it("is cancelled within a second at every phase, leaves no process, and the next call succeeds", async () => {
    const bench = await makeBench(plain);
    await copyOpenZeppelin(join(bench.root, "lib", "openzeppelin-contracts", "contracts"));
    await bench.write({
      "remappings.txt": "@openzeppelin/contracts/=lib/openzeppelin-contracts/contracts/\n",
      "src/T.sol": `${head}import "@openzeppelin/contracts/governance/Governor.sol";\n`,
    });
    const home = await toolHome();
    for (const wait of [0, 30, 150, 500]) {
      const controller = new AbortController();
      const running = bench.compile({ signal: controller.signal });
      await delay(wait);
      const aborted = performance.now();
      controller.abort();
      assert.deepEqual(await running, { kind: "cancelled" }, `after ${wait} ms`);
      assert.ok(performance.now() - aborted < 1000, `took ${performance.now() - aborted} ms`);
      assert.deepEqual(await processesWith(bench.root), []);
      assert.deepEqual(
        (await processesWith(home)).filter((line) => line.includes("solc")),
        [],
      );
    }
    const outcome = await bench.compile();
    assert.ok(outcome.kind === "compiled" && outcome.succeeded, JSON.stringify(outcome));
  });

  it("is cancelled while it waits for another window", async () => {
    const bench = await makeBench(plain);
    const forgePath = await fakeForge("sleep 20");
    const [holder, waiter] = [new AbortController(), new AbortController()];
    const holding = bench.compile({ forgePath, signal: holder.signal });
    await delay(200);
    const waiting = bench.compile({ signal: waiter.signal });
    await delay(100);
    waiter.abort();
    assert.deepEqual(await waiting, { kind: "cancelled" });
    holder.abort();
    assert.deepEqual(await holding, { kind: "cancelled" });
  });

  it("tells of forge's lines in order, and of nothing after the outcome", async () => {
    const events: CompileEvent[] = [];
    const forgePath = await fakeForge(`echo one >&2; printf '\\033[31mtwo\\033[0m\\n' >&2; echo '{ "errors": [], "sources": {} }'`);
    const bench = await makeBench(plain);
    await bench.compile({ forgePath, onEvent: (event) => events.push(event) });
    const count = events.length;
    assert.deepEqual(
      events.map((event) => (event.kind === "line" ? event.text : event.kind)),
      ["started", "one", "two"],
    );
    await delay(50);
    assert.equal(events.length, count);
  });

  it("compiles again when a source is changed under it", async () => {
    const bench = await makeBench(plain);
    const counter = await freshFolder();
    const answer = JSON.stringify({
      errors: [{ severity: "error", message: "no", errorCode: "1", sourceLocation: { file: "src/A.sol", start: 0, end: 2 } }],
      sources: {},
    });
    const forgePath = await fakeForge(
      `echo x >> ${counter}/runs; [ $(wc -l < ${counter}/runs) = 1 ] && sleep 0.05 && touch ${bench.root}/src/A.sol\necho '${answer}'`,
    );
    assert.equal((await bench.compile({ forgePath })).kind, "compiled");
    assert.equal((await readFile(join(counter, "runs"), "utf8")).length, 4);
  });
});
