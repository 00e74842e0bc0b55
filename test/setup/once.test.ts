import assert from "node:assert/strict";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { explainFailure } from "../../scripts/bootstrap/explainFailure.mjs";
import { requireDisk } from "../../scripts/bootstrap/requireDisk.mjs";
import { SetUpError } from "../../scripts/bootstrap/setUpError.mjs";
import { once } from "../../scripts/setup/once.ts";
import type { Step } from "../../scripts/setup/once.ts";
import { root } from "../../scripts/setup/paths.ts";
import { skipBecause } from "../../scripts/tests/skipBecause.ts";
import { setUpFolder } from "./miniCheckout.ts";

describe("once", () => {
  let folder: string;
  let target: string;
  let builds: number;

  beforeEach(async () => {
    folder = await setUpFolder();
    target = join(folder, "target");
    builds = 0;
  });
  afterEach(async () => rm(folder, { recursive: true }));

  const step = (changes: Partial<Step> = {}): Step => ({
    name: "a test of once",
    inputs: ["one", "two"],
    target,
    build: async (place) => {
      builds += 1;
      await writeFile(join(place, `build-${builds}`), "");
    },
    ...changes,
  });
  const built = async (): Promise<readonly string[]> => (await readdir(target)).filter((name) => name.startsWith("build"));

  it("builds once, and afresh when an input changed or the folder went", async () => {
    await once(step());
    await once(step());
    assert.deepEqual(await built(), ["build-1"]);
    await once(step({ inputs: ["one", "2"] }));
    assert.deepEqual(await built(), ["build-2"]);
    // The same text, cut elsewhere, is another input.
    await once(step({ inputs: ["one\n2"] }));
    await rm(target, { recursive: true });
    await once(step({ inputs: ["one\n2"] }));
    assert.deepEqual(await built(), ["build-4"]);
  });

  it("trusts nothing of a build that failed", async () => {
    const failing = step({
      inputs: ["other"],
      build: async (place) => {
        await writeFile(join(place, "build-half"), "");
        throw new RangeError("half-way");
      },
    });
    await once(step());
    await assert.rejects(once(failing), RangeError);
    await once(step({ inputs: ["other"] }));
    assert.deepEqual(await built(), ["build-2"]);
  });

  it("trusts nothing of a build that was killed, and builds once when two begin together", async () => {
    const killed = await runOnce(`process.kill(process.pid, "SIGKILL")`);
    assert.equal(killed.signal, "SIGKILL");
    assert.deepEqual(await readdir(target), ["begun"]);
    const slow = `await new Promise((resolve) => setTimeout(resolve, 300))`;
    const both = await Promise.all([runOnce(slow), runOnce(slow)]);
    assert.deepEqual(both.map(({ stdout }) => stdout).toSorted(), ["", "built"]);
  });

  it("refuses before it deletes anything when the disk has too little room", async () => {
    await once(step());
    const huge = step({ inputs: ["other"], bytes: Number.MAX_SAFE_INTEGER });
    await assert.rejects(once(huge), (error) => error instanceof SetUpError && /GB free: free some space/.test(error.message));
    assert.deepEqual(await built(), ["build-1"]);
  });

  it("ends in the sentence about the disk when a write meets a full one", async function () {
    if (process.platform !== "linux") skipBecause(this, "/dev/full is Linux's");
    const full = step({ build: async () => writeFile("/dev/full", "more than fits") });
    await assert.rejects(once(full), (error) => {
      assert.match(explainFailure("Setting up a test", error).message, /^Setting up a test stopped because the disk is full/);
      return true;
    });
    await assert.rejects(readFile(join(target, ".stamp")));
  });

  /** A step in a process of its own that does `action` after its first file. */
  async function runOnce(action: string) {
    const program = `
      import { writeFile } from "node:fs/promises";
      import { once } from ${JSON.stringify(join(root, "scripts", "setup", "once.ts"))};
      await once({ name: "a killed test of once", inputs: [], target: ${JSON.stringify(target)}, build: async (folder) => {
        await writeFile(folder + "/begun", "");
        ${action};
        console.log("built");
      } });`;
    return execa(process.execPath, ["--input-type=module", "--eval", program], { reject: false });
  }
});

describe("requireDisk", () => {
  it("lets pass what fits to the byte and names both figures of what does not", async () => {
    const need = { folder: root, bytes: 1_500_000_000, what: "Setting up" };
    await requireDisk(need, async () => 1_500_000_000);
    await assert.rejects(
      requireDisk(need, async () => 300_000_000),
      /^Error: Setting up needs 1\.5 GB and the disk of .* has 0\.3 GB free/,
    );
  });
});
