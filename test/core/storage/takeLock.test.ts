import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { takeLock } from "../../../src/core/storage/takeLock.ts";
import { freshState } from "../deploy/life.ts";

const child = fileURLToPath(new URL("./children/holdLock.ts", import.meta.url));

describe("takeLock", () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = (await freshState()).state;
    file = join(folder, "a.lock");
  });

  it("is held by one, and free again after its release", async () => {
    const lock = await takeLock(file);
    assert.ok(lock);
    assert.equal(await takeLock(file), undefined);
    await lock.release();
    const second = await takeLock(file);
    assert.ok(second);
    await second.release();
    assert.deepEqual(await readdir(folder), []);
  });

  it("goes to exactly one of many that ask at once", async () => {
    const locks = await Promise.all(Array.from({ length: 20 }, async () => takeLock(file)));
    assert.equal(locks.filter((lock) => lock !== undefined).length, 1);
  });

  it("is refused while another living process holds it, and taken over when that was killed", async () => {
    const holder = spawn(process.execPath, [child, file], { stdio: ["ignore", "pipe", "inherit"] });
    await once(holder.stdout, "data");
    assert.equal(await takeLock(file), undefined);
    holder.kill("SIGKILL");
    await once(holder, "exit");
    const lock = await takeLock(file);
    assert.ok(lock);
    await lock.release();
    assert.deepEqual(await readdir(folder), []);
  });

  it("goes to exactly one of many that find a dead holder", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    for (let round = 0; round < 10; round += 1) {
      await writeFile(file, String(pid));
      const locks = await Promise.all(Array.from({ length: 8 }, async () => takeLock(file)));
      const held = locks.filter((lock) => lock !== undefined);
      assert.ok(held.length <= 1, `${held.length} hold it`);
      for (const lock of held) await lock.release();
    }
  });

  it("takes over what no process can have written", async () => {
    for (const text of ["", "nonsense", "-1", "0", "1.5"]) {
      await writeFile(file, text);
      const lock = await takeLock(file);
      assert.ok(lock, JSON.stringify(text));
      await lock.release();
    }
  });

  it("takes over a lock from before the machine's restart, although its number is alive", async function () {
    if (process.platform !== "linux") this.skip();
    await writeFile(file, `${process.pid} 00000000-0000-0000-0000-000000000000`);
    const lock = await takeLock(file);
    assert.ok(lock);
    assert.match(await readFile(file, "utf8"), new RegExp(`^${process.pid} [0-9a-f-]{36}$`));
    await lock.release();
  });

  it("throws where it cannot write", async () => {
    await assert.rejects(takeLock(join(folder, "missing", "a.lock")), { code: "ENOENT" });
  });
});
