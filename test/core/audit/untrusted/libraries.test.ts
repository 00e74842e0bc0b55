import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { fetchLibraries } from "../../../../src/core/audit/untrusted/libraries/fetchLibraries.ts";
import { findMissingLibraries } from "../../../../src/core/audit/untrusted/libraries/missingLibraries.ts";
import { isPlainLock, plainPackage } from "../../../../src/core/audit/untrusted/libraries/packageLock.ts";
import { listRepository } from "../../../../src/core/audit/untrusted/listRepository.ts";
import { findExecutable } from "../../../../src/core/process/findExecutable.ts";
import { createProcessRunner } from "../../../../src/core/process/runProcess.ts";
import type { ProcessRequest } from "../../../../src/core/process/processOutcome.ts";
import { startCountingServer } from "../../../support/countingServer.ts";
import { folderContent } from "../../../support/folderContent.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { never } from "../auditFolder.ts";

const run = createProcessRunner(process.env);
const findProgram = async (name: string): Promise<string | undefined> => findExecutable([`/usr/bin/${name}`, `/usr/local/bin/${name}`]);

const lockOf = (entry: object): string =>
  JSON.stringify({ lockfileVersion: 3, packages: { "": {}, "node_modules/a": { version: "1.0.0", ...entry } } });

/** A repository of git with one submodule that was never fetched. */
async function withSubmodule(url: string): Promise<{ readonly base: string; readonly commit: string }> {
  const base = await freshFolder({ "src/A.sol": "", ".gitmodules": `[submodule "lib/a"]\n\tpath = lib/a\n\turl = ${url}\n` });
  const git = promisify(execFile);
  const commit = "0123456789abcdef0123456789abcdef01234567";
  await git("git", ["init", "--quiet", base]);
  await git("git", ["-C", base, "add", ".gitmodules", "src"]);
  await git("git", ["-C", base, "update-index", "--add", "--cacheinfo", `160000,${commit},lib/a`]);
  return { base, commit };
}

describe("the libraries of a repository that nobody trusts", function () {
  this.timeout(120_000);

  it("are found missing with the commit of git's own index", async () => {
    const { base, commit } = await withSubmodule("https://example.invalid/a.git");
    const missing = await findMissingLibraries(await listRepository({ base, first: base }, never), ".");
    assert.deepEqual(missing, [
      { kind: "submodule", file: ".gitmodules", line: 2, path: "lib/a", url: "https://example.invalid/a.git", commit, fetchable: true },
    ]);
  });

  it("are not fetched from anything but plain https", async () => {
    const urls = [
      "ext::sh -c id",
      "http://example.invalid/a",
      "git@example.invalid:a",
      "file:///etc",
      "--upload-pack=id",
      "https://user:pw@example.invalid/a",
    ];
    for (const url of urls) {
      const { base } = await withSubmodule(url);
      const missing = await findMissingLibraries(await listRepository({ base, first: base }, never), ".");
      assert.deepEqual(
        missing.map(({ fetchable }) => fetchable),
        [false],
        url,
      );
      const asked: ProcessRequest[] = [];
      const place = { base, copy: await freshFolder(), scratch: await freshFolder() };
      const counting = async (request: ProcessRequest): ReturnType<typeof run> => {
        asked.push(request);
        return run(request);
      };
      const problems = await fetchLibraries(missing, place, { ports: { run: counting, findProgram }, signal: never });
      assert.deepEqual([problems.map(({ name }) => name), asked], [["libraryNotFetched"], []], url);
    }
  });

  it("are not looked for outside of the repository", async () => {
    const base = await freshFolder({
      ".gitmodules":
        '[submodule "a"]\n\tpath = ../../a\n\turl = https://x.invalid/a\n[submodule "b"]\n\tpath = .git/hooks\n\turl = https://x.invalid/b\n',
    });
    assert.deepEqual(await findMissingLibraries(await listRepository({ base, first: base }, never), "."), []);
  });

  it("fail in words when the server cannot be reached, and leave nothing in the repository", async () => {
    const server = await startCountingServer();
    const { base } = await withSubmodule(server.url.replace("http:", "https:"));
    const before = await folderContent(base);
    const missing = await findMissingLibraries(await listRepository({ base, first: base }, never), ".");
    const place = { base, copy: await freshFolder(), scratch: await freshFolder() };
    const problems = await fetchLibraries(missing, place, { ports: { run, findProgram }, signal: never });
    await server.stop();
    assert.ok(server.connections > 0);
    assert.deepEqual(
      problems.map(({ name, args }) => [name, args["library"]]),
      [["libraryNotFetched", "lib/a"]],
    );
    assert.match(String(problems[0]?.args["reason"]), /127\.0\.0\.1/);
    assert.deepEqual([await folderContent(base), await readdir(place.copy), await readdir(place.scratch)], [before, [], []]);
  });

  it("are packages only with a lock whose every package comes over https", () => {
    assert.equal(isPlainLock(lockOf({ resolved: "https://packages.example.org/a/-/a-1.0.0.tgz" })), true);
    const bad = [
      { resolved: "git+ssh://git@x/a.git" },
      { resolved: "http://x/a.tgz" },
      { resolved: "file:../a" },
      { link: true },
      { version: "file:../a" },
    ];
    for (const entry of bad) assert.equal(isPlainLock(lockOf(entry)), false, JSON.stringify(entry));
    assert.equal(isPlainLock('{"lockfileVersion": 1, "dependencies": {}}'), false);
    assert.equal(isPlainLock("{"), false);
  });

  it("are stated to npm in a package.json without scripts and workspaces", () => {
    const text = JSON.stringify({
      scripts: { postinstall: "id" },
      workspaces: ["x"],
      overrides: { a: "2" },
      dependencies: { a: "1.0.0", b: { x: 1 } },
    });
    assert.deepEqual(JSON.parse(plainPackage(text)), {
      private: true,
      dependencies: { a: "1.0.0" },
      devDependencies: {},
      optionalDependencies: {},
      peerDependencies: {},
    });
  });

  it("are packages that were never installed", async () => {
    const base = await freshFolder({ "package.json": '{\n "devDependencies": {\n  "a": "1.0.0" } }', "package-lock.json": lockOf({}) });
    const missing = await findMissingLibraries(await listRepository({ base, first: base }, never), ".");
    assert.deepEqual(missing, [{ kind: "packages", file: "package.json", line: 2, path: join("node_modules"), count: 1, fetchable: true }]);
  });
});
