import assert from "node:assert/strict";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { createAllowedArea, isInside } from "../../../src/core/foundry/allowedArea.ts";
import { remappingAllowed, remappingTarget, splitRemappings } from "../../../src/core/foundry/readRemappings.ts";
import { findForeignLinks } from "../../../src/core/foundry/sourceLinks.ts";
import { freshFolder } from "../../support/freshFolder.ts";

describe("splitRemappings", () => {
  it("gives each line its number", () => {
    assert.deepEqual(splitRemappings("a=b\r\n\n# c\n  d=e "), [
      { line: 0, text: "a=b" },
      { line: 3, text: "d=e" },
    ]);
  });
});

describe("remappingTarget", () => {
  for (const [remapping, target] of [
    ["a/=lib/a/", "lib/a/"],
    ["ctx:a/=lib/a/", "lib/a/"],
    ["a/=b=c", "b=c"],
    ["a/=", undefined],
    ["=b", undefined],
    ["nothing", undefined],
  ] as const) {
    it(remapping, () => assert.equal(remappingTarget(remapping), target));
  }
});

describe("remappingAllowed", () => {
  it("follows links and dots before it decides", async () => {
    const outside = await freshFolder({ "secret/S.sol": "", "project/.git/HEAD": "", "project/lib/a/A.sol": "" });
    const area = createAllowedArea(join(outside, "project"));
    await symlink(join(outside, "secret"), join(outside, "project", "lib", "link"));
    const allowed = async (target: string): Promise<boolean> => remappingAllowed(`x/=${target}`, area);
    for (const target of ["lib/a/", "./lib/../lib/a/", "not/there/yet/", join(outside, "project", "lib")])
      assert.equal(await allowed(target), true, target);
    for (const target of ["../secret/", "lib/link/", "lib/link/deeper/", "/etc/", "lib/../../secret"])
      assert.equal(await allowed(target), false, target);
  });
});

describe("isInside", () => {
  for (const [folder, path, expected] of [
    ["/a", "/a", true],
    ["/a", "/a/b", true],
    ["/a", "/a/..b", true],
    ["/a", "/ab", false],
    ["/a", "/", false],
    ["/a/b", "/a", false],
    ["/a", "/a/../b", false],
    ["/", "/a", true],
  ] as const) {
    it(`${path} in ${folder}: ${expected}`, () => assert.equal(isInside(folder, path), expected));
  }
});

describe("findForeignLinks", () => {
  it("finds links that lead out or disguise another file, through folders that are links, and ends in a circle", async () => {
    const outside = await freshFolder({
      "secret.env": "",
      "Other.sol": "",
      "project/.git/HEAD": "",
      "project/src/A.sol": "",
      "project/.key": "",
      "project/more/B.sol": "",
    });
    const root = join(outside, "project");
    const links = {
      "src/out.sol": "../../secret.env",
      "src/other.sol": "../../Other.sol",
      "src/key.sol": "../.key",
      "src/fine.sol": "A.sol",
      "src/more": "../more",
      "more/back": "../src",
      "more/up": "../..",
      "src/dead.sol": "gone.sol",
    };
    for (const [path, target] of Object.entries(links)) await symlink(target, join(root, path));
    const found = await findForeignLinks([join(root, "src")], createAllowedArea(root));
    assert.deepEqual(found.map(({ path }) => path.slice(root.length + 1)).toSorted(), [
      "more/up",
      "src/key.sol",
      "src/other.sol",
      "src/out.sol",
    ]);
  });
});
