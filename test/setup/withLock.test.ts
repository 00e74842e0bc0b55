import assert from "node:assert/strict";
import { access, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { execa } from "execa";
import { withLock } from "../../scripts/bootstrap/withLock.mjs";
import { root } from "../../scripts/setup/paths.ts";
import { setUpFolder } from "./miniCheckout.ts";

const lockModule = join(root, "scripts", "bootstrap", "withLock.mjs");

/** A number that no process has: above every system's limit. */
const deadPid = 2 ** 30;

function mustNotWait(): void {
  assert.fail("waited");
}

describe("withLock", () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await setUpFolder();
    file = join(folder, "locks", "one");
  });
  afterEach(async () => rm(folder, { recursive: true }));

  const leave = async (owner: unknown, secondsAgo = 0): Promise<void> => {
    await withLock(file, async () => {});
    await writeFile(file, JSON.stringify(owner));
    const then = new Date(Date.now() - secondsAgo * 1000);
    await utimes(file, then, then);
  };

  it("lets one process in at a time, also when all of them find a dead owner's lock", async () => {
    await leave({ pid: deadPid, host: hostname() });
    const counter = join(folder, "counter");
    await writeFile(counter, "0");
    // Reading, pausing and writing loses counts unless the processes take turns.
    const program = `
      import { readFile, writeFile } from "node:fs/promises";
      import { setTimeout as delay } from "node:timers/promises";
      import { withLock } from ${JSON.stringify(lockModule)};
      for (let turn = 0; turn < 5; turn += 1) await withLock(${JSON.stringify(file)}, async () => {
        const count = Number(await readFile(${JSON.stringify(counter)}, "utf8"));
        await delay(5);
        await writeFile(${JSON.stringify(counter)}, String(count + 1));
      });`;
    const run = async () => execa(process.execPath, ["--input-type=module", "--eval", program]);
    await Promise.all([run(), run(), run(), run()]);
    assert.equal(await readFile(counter, "utf8"), "20");
  });

  it("hands on the result and the error, and leaves nothing", async () => {
    assert.equal(await withLock(file, async () => 7), 7);
    await assert.rejects(
      withLock(file, async () => {
        throw new RangeError("ours");
      }),
      RangeError,
    );
    await assert.rejects(access(file));
  });

  it("takes over at once from an owner that was killed", async () => {
    await leave({ pid: deadPid, host: hostname() });
    assert.equal(await withLock(file, async () => "in", mustNotWait), "in");
  });

  it("waits, and says so once, for an owner that lives, here or elsewhere", async () => {
    for (const owner of [
      { pid: process.pid, host: hostname() },
      { pid: deadPid, host: "elsewhere" },
    ]) {
      await leave(owner);
      let waits = 0;
      let inside = false;
      const entered = withLock(
        file,
        async () => (inside = true),
        () => (waits += 1),
      );
      await delay(400);
      assert.deepEqual([waits, inside], [1, false]);
      await rm(file);
      assert.equal(await entered, true);
    }
  });

  it("takes over from an owner that gave no sign for a minute, even when its number is in use", async () => {
    for (const owner of [{ pid: process.pid, host: hostname() }, { pid: deadPid, host: "elsewhere" }, "cut short"]) {
      await leave(owner, 61);
      assert.equal(await withLock(file, async () => "in", mustNotWait), "in");
    }
  });

  it("gives signs while it works", async () => {
    await withLock(file, async () => {
      const old = new Date(Date.now() - 50_000);
      await utimes(file, old, old);
      await delay(2_500);
      assert.ok(Date.now() - (await stat(file)).mtimeMs < 5_000);
    });
  });
});
