import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderPackage, renderTexts, updateManifest } from "../../scripts/manifest.ts";
import { readText, root } from "./manifestFiles.ts";

const files = ["package.json", "package.nls.json", "README.md", "docs"];

describe("the generated parts", () => {
  let copy: string;

  beforeEach(async () => {
    await mkdir(join(root, ".work", "tmp"), { recursive: true });
    copy = await mkdtemp(join(root, ".work", "tmp", "manifest-"));
    for (const file of files) await cp(join(root, file), join(copy, file), { recursive: true });
    await updateManifest(copy, { check: false }); // so that only the edit of each test is found
  });

  it("are up to date", async () => {
    assert.deepEqual(await updateManifest(root, { check: true }), []);
  });

  const edits: readonly (readonly [string, string, string])[] = [
    ["package.json", '"scope": "machine"', '"scope": "window"'],
    ["package.json", '"hyperkit.networks"\n', '"hyperkit.statusBar"\n'],
    ["package.json", '"$(rocket)"\n      }', '"$(bug)"\n      }'],
    ["package.nls.json", '"Check Tools"', '"Look at Tools"'],
    ["README.md", "| you alone |", "| anyone |"],
    ["docs/settings.md", "Default: ", "Default is "],
    ["docs/errors.md", "| HK1001 |", "| HK1009 |"],
    ["docs/findings.md", "| SWC-107, CWE-841 |", "| SWC-107 |"],
  ];
  for (const [file, before, after] of edits) {
    it(`are stale after ${before.trim()} became ${after.trim()} in ${file}, and are put right`, async () => {
      const text = await readFile(join(copy, file), "utf8");
      assert.ok(text.includes(before));
      await writeFile(join(copy, file), text.replace(before, after));
      assert.deepEqual(await updateManifest(copy, { check: true }), [file]);
      assert.deepEqual(await updateManifest(copy, { check: false }), [file]);
      assert.equal(await readFile(join(copy, file), "utf8"), text);
    });
  }

  it("leave what is written by hand as it is, in its place", () => {
    const mine = { ...JSON.parse(readText("package.json")), somethingElse: { b: [1, "x"], a: null } };
    assert.deepEqual(JSON.parse(renderPackage(JSON.stringify(mine))), mine);
    assert.equal(renderPackage(readText("package.json")), readText("package.json"));
  });

  it("drop a generated text whose setting is gone, and keep the others", () => {
    const kept = JSON.parse(readText("package.nls.json"));
    assert.deepEqual(JSON.parse(renderTexts(JSON.stringify({ ...kept, "settings.gone": "x", "commands.gone.title": "x" }))), kept);
  });
});
