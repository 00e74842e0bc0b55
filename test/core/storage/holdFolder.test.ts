import assert from "node:assert/strict";
import { access, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { holdFolder } from "../../../src/core/storage/holdFolder.ts";
import { freshFolder } from "../../support/freshFolder.ts";

const never = new AbortController().signal;

describe("holdFolder", () => {
  it("lets one in at a time, the others after it", async () => {
    const folder = join(await freshFolder(), "a", "b");
    let inside = 0;
    const most = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const lock = await holdFolder(folder, never);
        inside += 1;
        const seen = inside;
        await new Promise((resolve) => setTimeout(resolve, 20));
        inside -= 1;
        await lock?.release();
        return seen;
      }),
    );
    assert.deepEqual(most, [1, 1, 1, 1]);
    await assert.rejects(access(join(folder, "lock")));
  });

  it("takes over from a holder whose number went to a living program that gives no sign", async () => {
    const folder = await freshFolder();
    const first = await holdFolder(folder, never);
    assert.ok(first);
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(join(folder, "lock"), longAgo, longAgo);
    const second = await holdFolder(folder, never);
    assert.ok(second);
    await second.release();
    await first.release();
  });

  it("takes over at once from a holder that is dead", async () => {
    const folder = await freshFolder();
    await writeFile(join(folder, "lock"), "2147483646");
    const lock = await holdFolder(folder, never);
    assert.ok(lock);
    await lock.release();
  });

  it("gives up when it is aborted", async () => {
    const folder = await freshFolder();
    const lock = await holdFolder(folder, never);
    assert.equal(await holdFolder(folder, AbortSignal.timeout(100)), undefined);
    await lock?.release();
  });
});
