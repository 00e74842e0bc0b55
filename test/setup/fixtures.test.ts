import assert from "node:assert/strict";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { freshFixture } from "../support/freshFixture.ts";
import { forge } from "../core/generate/forgeFolder.ts";

/** Each Foundry root of the fixtures, and a contract that its build must give. */
const roots = [
  { fixture: "demo", root: ".", artifacts: ["Bank.sol/Bank.json", "Treasury.sol/Treasury.json"] },
  { fixture: "monorepo", root: "packages/a", artifacts: ["Counter.sol/Counter.json"] },
  { fixture: "monorepo", root: "packages/b", artifacts: ["Registry.sol/Registry.json", "Guarded.sol/Guarded.json"] },
  { fixture: "nodeModules", root: ".", artifacts: ["Credit.sol/Credit.json"] },
] as const;

describe("the projects of test/fixtures", () => {
  for (const { fixture, root, artifacts } of roots) {
    it(`builds ${fixture}, ${root}, without the network`, async () => {
      const { folder, remove } = await freshFixture(fixture);
      try {
        const { exitCode, text } = await forge(join(folder, root), "build", "--offline");
        assert.equal(exitCode, 0, text);
        for (const artifact of artifacts) await access(join(folder, root, "out", artifact));
      } finally {
        await remove();
      }
    });
  }

  it("passes the demo's own tests", async () => {
    const { folder, remove } = await freshFixture("demo");
    try {
      const { exitCode, text } = await forge(folder, "test", "--offline");
      assert.equal(exitCode, 0, text);
      assert.match(text, /2 tests passed, 0 failed/);
    } finally {
      await remove();
    }
  });
});
