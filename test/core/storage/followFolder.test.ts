import assert from "node:assert/strict";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { followFolder } from "../../../src/core/storage/followFolder.ts";
import { freshFolder } from "../../support/freshFolder.ts";
import { waitUntil } from "../../support/waitUntil.ts";

describe("followFolder", () => {
  /** Follows `a/b` as its users do: every change renews the watch. */
  async function follow(root: string): Promise<{ heard(): Promise<void>; count(): number; close(): void }> {
    let changes = 0;
    const followed = followFolder(root, "a/b", () => {
      changes += 1;
      void followed.renew();
    });
    await followed.renew();
    return {
      count: () => changes,
      async heard() {
        await waitUntil(
          async () => changes,
          (count) => count > 0,
        );
        // What the system has still to tell of the same change.
        await delay(100);
        changes = 0;
      },
      close: () => followed.close(),
    };
  }

  it("hears of files in a folder that is made after it began, goes, and comes back", async () => {
    const root = await freshFolder();
    const { heard, close } = await follow(root);
    for (let round = 0; round < 3; round += 1) {
      await mkdir(join(root, "a"));
      await heard();
      await mkdir(join(root, "a/b"));
      await heard();
      await writeFile(join(root, "a/b/one"), "1");
      await heard();
      await writeFile(join(root, "a/b/one"), "2");
      await heard();
      await rm(join(root, "a"), { recursive: true });
      await heard();
    }
    close();
  });

  it("tells nothing after it is closed", async () => {
    const root = await freshFolder({ "a/b/one": "1" });
    const { count, heard, close } = await follow(root);
    await writeFile(join(root, "a/b/one"), "2");
    await heard();
    close();
    await writeFile(join(root, "a/b/one"), "3");
    await delay(200);
    assert.equal(count(), 0);
  });

  it("follows no link", async () => {
    const root = await freshFolder();
    const elsewhere = await freshFolder({ "b/one": "1" });
    await symlink(elsewhere, join(root, "a"));
    const { count, close } = await follow(root);
    await writeFile(join(elsewhere, "b/one"), "2");
    await delay(200);
    assert.equal(count(), 0);
    close();
  });
});
