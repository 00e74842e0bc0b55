import { strict as assert } from "node:assert";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { readFoundryConfig } from "../../../../src/core/foundry/readFoundryConfig.ts";
import { isInPattern, parseScope, readScope, scopeFile } from "../../../../src/core/audit/review/reviewScope.ts";
import { freshFolder } from "../../../support/freshFolder.ts";

const project = {
  "foundry.toml": "[profile.default]\n",
  "src/A.sol": "contract A {}",
  "src/sub/B.sol": "contract B {}",
  "src/C.t.sol": "contract C {}",
  "lib/x/src/L.sol": "contract L {}",
  "test/T.sol": "contract T {}",
  "node_modules/n/N.sol": "contract N {}",
};

async function scopeOf(text?: string): Promise<unknown> {
  const root = await freshFolder({ ...project, ...(text === undefined ? {} : { [scopeFile]: text }) });
  const config = await readFoundryConfig({ project: { root, name: "x" }, profile: "default" });
  assert.ok(config.kind === "ok");
  return readScope({ root, name: "x" }, config.config);
}

describe("reviewScope", () => {
  it("is the Project's own sources where nothing else is said", async () => {
    const own = { files: ["src/A.sol", "src/sub/B.sol"], isOwn: true };
    assert.deepEqual(await scopeOf(), own);
    assert.deepEqual(await scopeOf("# nothing yet\n\n"), own);
  });

  it("is what the lines of the file name: paths, folders, patterns, with comments and a contest's `./`", async () => {
    const text = "# in scope\r\n./src/A.sol   # the vault\r\n\r\n/lib/x/\r\n// not this one\r\ntest/*.sol\r\n";
    assert.deepEqual(await scopeOf(text), { files: ["lib/x/src/L.sol", "src/A.sol", "test/T.sol"], isOwn: false });
    assert.deepEqual(await scopeOf("**/B.sol\n../../etc\n"), { files: ["src/sub/B.sol"], isOwn: false });
    assert.deepEqual(await scopeOf("src/Gone.sol\n"), { files: [], isOwn: false });
  });

  it("reads no scope through a link", async () => {
    const outside = await freshFolder({ "scope.txt": "lib" });
    const root = await freshFolder({ ...project, ".hyperkit/x": "" });
    await symlink(join(outside, "scope.txt"), join(root, scopeFile));
    const config = await readFoundryConfig({ project: { root, name: "x" }, profile: "default" });
    assert.ok(config.kind === "ok");
    assert.equal((await readScope({ root, name: "x" }, config.config)).isOwn, true);
  });

  it("knows `*`, `**` and `?`, and takes short time over a pattern made to take long", () => {
    for (const [pattern, yes, no] of [
      ["src", "src/a/B.sol", "src2/B.sol"],
      ["src/*", "src/a/B.sol", "lib/B.sol"],
      ["src/*.sol", "src/B.sol", "src/a/B.sol"],
      ["src/**/B.sol", "src/a/b/B.sol", "src/a/b/BB.sol"],
      ["**/B?.sol", "B1.sol", "a/B.sol"],
    ] as const) {
      assert.equal(isInPattern(yes, pattern), true, `${pattern} ${yes}`);
      assert.equal(isInPattern(no, pattern), false, `${pattern} ${no}`);
    }
    assert.equal(isInPattern(`${"a".repeat(900)}.sol`, "*a".repeat(400)), false);
    assert.deepEqual(parseScope("a//b.sol\n  ./x/y  \n"), ["a//b.sol", "x/y"]);
  });
});
