import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { packOpenZeppelin } from "../../../scripts/packOpenZeppelin.mjs";
import { readDependencyArchive } from "../../../src/core/generate/dependencyArchive.ts";
import { packagedOpenZeppelin } from "./forgeFolder.ts";
import { freshFolder } from "../../support/freshFolder.ts";

async function problemOf(content: unknown, raw = false): Promise<string> {
  const file = join(await freshFolder(), "archive.json.gz");
  await writeFile(file, raw ? String(content) : gzipSync(JSON.stringify(content)));
  const outcome = await readDependencyArchive(file);
  return outcome.kind === "failed" ? outcome.problem.name : "none";
}

describe("the packed library", () => {
  it("holds every source as it is in the package, with licence and version, below its budget and always in the same bytes", async () => {
    const folder = await freshFolder();
    const size = await packOpenZeppelin(join(folder, "a.gz"));
    await packOpenZeppelin(join(folder, "b.gz"));
    assert.ok(size < 300_000, `${size} bytes`);
    assert.deepEqual(await readFile(join(folder, "a.gz")), await readFile(join(folder, "b.gz")));
    const outcome = await readDependencyArchive(join(folder, "a.gz"));
    assert.ok(outcome.kind === "ok");
    const files = new Map(outcome.archive.files);
    const manifest = JSON.parse(await readFile(join(packagedOpenZeppelin, "package.json"), "utf8"));
    assert.equal(outcome.archive.version.text, manifest.version);
    assert.equal(JSON.parse(files.get("package.json") ?? "").version, manifest.version);
    assert.match(files.get("LICENSE") ?? "", /Zeppelin Group[\s\S]+Permission is hereby granted[\s\S]+WITHOUT WARRANTY/);
    const sources = [...files].filter(([path]) => path.endsWith(".sol"));
    assert.ok(sources.length > 200);
    for (const [path, text] of sources) assert.equal(text, await readFile(join(packagedOpenZeppelin, path), "utf8"), path);
  });

  it("is refused as a whole when it is damaged or a path would leave its folder", async () => {
    const good = { version: "5.7.0", files: { "token/A.sol": "a" } };
    assert.equal(await problemOf(good), "none");
    for (const path of ["../A.sol", "/A.sol", "a/../../b.sol", "a\\b.sol", "C:/x.sol", "", ".env", "a//b.sol"]) {
      assert.equal(await problemOf({ ...good, files: { ...good.files, [path]: "x" } }), "archiveUnreadable", path);
    }
    for (const bad of [{ ...good, version: "latest" }, { ...good, files: {} }, { ...good, files: { "A.sol": 1 } }, null, [], "text"]) {
      assert.equal(await problemOf(bad), "archiveUnreadable", JSON.stringify(bad));
    }
    assert.equal(await problemOf("not gzip", true), "archiveUnreadable");
    assert.equal((await readDependencyArchive(join(await freshFolder(), "gone.gz"))).kind, "failed");
  });
});
