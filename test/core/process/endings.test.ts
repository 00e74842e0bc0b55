import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import fc from "fast-check";
import type { ProcessOutcome, ProcessRequest } from "../../../src/core/process/processOutcome.ts";
import { grandchildOf, isRunning, runChild } from "./runChild.ts";

/** Runs `script`, aborts once it has printed `ready` (or its grandchild's pid), and measures from the abort to the outcome. */
async function abortWhenReady(script: string, args: readonly string[]): Promise<{ outcome: ProcessOutcome; tookMs: number }> {
  const controller = new AbortController();
  let aborted = 0;
  const outcome = await runChild(script, args, {
    signal: controller.signal,
    onLine: () => {
      aborted = performance.now();
      controller.abort();
    },
  });
  return { outcome, tookMs: performance.now() - aborted };
}

const seconds = (ms: number): string => `${Math.round(ms)} ms`;

describe("a run that is ended from outside", () => {
  it("is cancelled at once when the signal is aborted already", async () => {
    assert.equal((await runChild("forever", [], { signal: AbortSignal.abort() })).kind, "cancelled");
  });

  for (const script of ["forever", "stubborn"]) {
    it(`is cancelled within a second: ${script}`, async () => {
      const { outcome, tookMs } = await abortWhenReady(script, []);
      assert.equal(outcome.kind, "cancelled");
      assert.ok(tookMs < 1000, seconds(tookMs));
    });
  }

  for (const pipes of ["quiet", "loud"]) {
    it(`takes a grandchild along that ignores SIGTERM (${pipes})`, async () => {
      const { outcome, tookMs } = await abortWhenReady("family", ["waits", pipes]);
      assert.equal(outcome.kind, "cancelled");
      assert.ok(tookMs < 1000, seconds(tookMs));
      assert.equal(await isRunning(grandchildOf("stdout" in outcome ? outcome.stdout : "")), false);
    });

    it(`ends what a program leaves behind when it exits by itself (${pipes})`, async () => {
      const outcome = await runChild("family", ["leaves", pipes]);
      assert.equal(outcome.kind === "exited" && outcome.exitCode, 0);
      assert.equal(await isRunning(grandchildOf("stdout" in outcome ? outcome.stdout : "")), false);
    });
  }

  const limits: readonly [string, Partial<ProcessRequest>, string][] = [
    ["the total limit", { totalSeconds: 2 }, "total"],
    ["the idle limit", { idleSeconds: 2 }, "idle"],
  ];
  for (const [name, limit, expected] of limits) {
    it(`is timed out by ${name}, group and all, with what was printed so far`, async () => {
      const outcome = await runChild("family", ["waits", "quiet"], limit);
      assert.equal(outcome.kind === "timedOut" && outcome.limit, expected);
      assert.ok("durationMs" in outcome && outcome.durationMs < 4000 && outcome.durationMs >= 1990);
      assert.equal(await isRunning(grandchildOf(outcome.stdout)), false);
    });
  }

  it("is not idle while it prints", async () => {
    const outcome = await runChild("slow", ["20"], { idleSeconds: 1.5 });
    assert.equal(outcome.kind, "exited");
  });

  it("keeps the first part when it prints 200 MB, in little memory", async () => {
    const before = process.memoryUsage.rss();
    const outcome = await runChild("noisy", ["200"], { maxMegabytes: 5 });
    assert.equal(outcome.kind === "tooMuchOutput" && outcome.megabytes, 5);
    assert.equal("stdout" in outcome && outcome.stdout.length, 5_000_000);
    assert.ok(process.memoryUsage.rss() - before < 64_000_000);
  });

  it("counts both streams together towards the cap, exactly", async () => {
    assert.equal((await runChild("noisy", ["2", "stderr"], { maxMegabytes: 2 })).kind, "exited");
    assert.equal((await runChild("noisy", ["2", "stderr"], { maxMegabytes: 1.999999 })).kind, "tooMuchOutput");
  });

  it("says no line after the outcome", async () => {
    let over = false;
    await runChild("slow", ["50"], { totalSeconds: 0.5, onLine: () => assert.equal(over, false) });
    over = true;
    await delay(250);
  });

  it("leaves no process behind, whenever it is cancelled", async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 400 }), async (ms) => {
        const outcome = await runChild("family", ["waits", "quiet"], { signal: AbortSignal.timeout(ms) });
        assert.equal(outcome.kind, "cancelled");
        const pid = /grandchild (\d+)/.exec("stdout" in outcome ? outcome.stdout : "")?.[1];
        assert.ok(pid === undefined || !(await isRunning(Number(pid))));
      }),
      { numRuns: 20 },
    );
  });
});
