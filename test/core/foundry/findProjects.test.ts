import assert from "node:assert/strict";
import { chmod, mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { findProjects, owningProject } from "../../../src/core/foundry/findProjects.ts";
import { freshFolder } from "../../support/freshFolder.ts";

const toml = (...folders: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(folders.map((folder) => [join(folder, "foundry.toml"), ""]));

/** The roots below a folder, relative to it, with their names. */
async function found(folder: string, opened: readonly string[] = [folder]): Promise<readonly string[]> {
  const projects = await findProjects(opened);
  return projects.map(({ root, name }) => `${root === folder ? "." : root.slice(folder.length + 1)} = ${name}`);
}

describe("findProjects", () => {
  it("finds the opened folder itself, nested roots, and several opened folders once each", async () => {
    const folder = await freshFolder(toml(".", "packages/a", "packages/b/contracts", "examples"));
    const name = folder.split("/").at(-1) ?? "";
    const expected = [`. = ${name}`, "examples = examples", "packages/a = a", "packages/b/contracts = contracts"];
    assert.deepEqual(await found(folder), expected);
    assert.deepEqual(await found(folder, [folder, join(folder, "packages"), `${folder}/`]), expected);
  });

  it("leaves out dependencies, outputs and hidden folders", async () => {
    const folder = await freshFolder(
      toml("lib/x", "a/lib/y", "node_modules/z", "dependencies/w", "out/a", "cache/a", ".git/a", ".hidden/a", "a"),
    );
    assert.deepEqual(await found(folder), ["a = a"]);
  });

  it("takes a library that is opened by itself for a Project", async () => {
    const folder = await freshFolder(toml("lib/x"));
    assert.deepEqual(await found(folder, [join(folder, "lib", "x")]), ["lib/x = x"]);
  });

  it("names equal folders by as much of their path as tells them apart", async () => {
    const folder = await freshFolder(toml("x/contracts", "y/contracts", "y/z/contracts", "single"));
    assert.deepEqual(await found(folder), [
      "single = single",
      "x/contracts = x/contracts",
      "y/contracts = y/contracts",
      "y/z/contracts = z/contracts",
    ]);
  });

  it("gives real paths and follows no link", async () => {
    const folder = await freshFolder(toml("real"));
    await symlink(join(folder, "real"), join(folder, "link"));
    assert.deepEqual(await found(folder), ["real = real"]);
    assert.deepEqual(await found(folder, [join(folder, "link")]), ["real = real"]);
  });

  it("survives folders that are gone, unreadable, or called foundry.toml", async () => {
    const folder = await freshFolder(toml("a", "closed"));
    await mkdir(join(folder, "b", "foundry.toml"), { recursive: true });
    await chmod(join(folder, "closed"), 0o000);
    const isRoot = process.getuid?.() === 0;
    assert.deepEqual(await found(folder, [folder, join(folder, "gone")]), isRoot ? ["a = a", "closed = closed"] : ["a = a"]);
    await chmod(join(folder, "closed"), 0o755);
    await rm(folder, { recursive: true });
    assert.deepEqual(await findProjects([folder]), []);
    assert.deepEqual(await findProjects([]), []);
  });

  it("stops at its bounds", async () => {
    const folder = await freshFolder(toml("1/2/3", "1/2/3/4"));
    assert.equal((await findProjects([folder], { depth: 3, folders: 100 })).length, 1);
    assert.equal((await findProjects([folder], { depth: 9, folders: 100 })).length, 2);
    assert.equal((await findProjects([folder], { depth: 9, folders: 3 })).length, 0);
  });
});

describe("owningProject", () => {
  const projects = ["/w", "/w/packages/a", "/w/packages/ab"].map((root) => ({ root, name: root }));
  for (const [file, owner] of [
    ["/w/src/A.sol", "/w"],
    ["/w/packages/a/src/A.sol", "/w/packages/a"],
    ["/w/packages/ab/src/A.sol", "/w/packages/ab"],
    ["/w/packages/abc/src/A.sol", "/w"],
    ["/w/packages/a", "/w/packages/a"],
    ["/wider/src/A.sol", undefined],
    ["/w/../x/A.sol", undefined],
  ] as const) {
    it(`${file} belongs to ${owner ?? "none"}`, () => assert.equal(owningProject(projects, file)?.root, owner));
  }
});
