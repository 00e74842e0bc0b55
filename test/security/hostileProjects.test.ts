import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { access, mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import type { CompileOutcome } from "../../src/core/compile/compileOutcome.ts";
import { forge } from "../core/generate/forgeFolder.ts";
import { makeHostile, secret } from "./hostileProject.ts";
import type { Hostile } from "./hostileProject.ts";

const run = promisify(execFile);

/** Where a refusal points to, as `file:line` (one-based), or what else came out. */
function refusedAt(root: string, outcome: CompileOutcome): string {
  if (outcome.kind !== "failed" || outcome.problem.name !== "requestRefused") return JSON.stringify(outcome);
  const { place } = outcome.problem;
  return place === undefined ? "nowhere" : `${relative(root, place.file)}:${place.line + 1}`;
}

interface Case extends Hostile {
  readonly name: string;
  /** `file:line` of the refusal; undefined: harmless by construction, compiled. */
  readonly refused?: string;
}

const solidity = (body: string): string => `// SPDX-License-Identifier: MIT\npragma solidity ^0.8.20;\n${body}\n`;
const toml = (...lines: readonly string[]): Readonly<Record<string, string>> => ({
  "foundry.toml": ["[profile.default]", ...lines, ""].join("\n"),
});

const cases: readonly Case[] = [
  { name: "a compiler in the repository", files: toml('src = "src"', 'solc = "./payload"'), refused: "foundry.toml:3" },
  { name: "a compiler by its absolute path", files: toml('solc = "$OUTSIDE/project/payload"'), refused: "foundry.toml:2" },
  {
    name: "a compiler in the old notation",
    files: { "foundry.toml": '[default]\nsolc_version = "./payload"\n' },
    refused: "foundry.toml:2",
  },
  { name: "a compiler in dotted keys", files: { "foundry.toml": 'profile.default.solc = "./payload"\n' }, refused: "foundry.toml:1" },
  {
    name: "a compiler in an inline table",
    files: { "foundry.toml": 'profile = { default = { solc = "./payload" } }\n' },
    refused: "foundry.toml:1",
  },
  { name: "a compiler behind an escaped key", files: toml('"s\\u006flc" = "./payload"'), refused: "foundry.toml:2" },
  { name: "a compiler in capitals", files: toml('SOLC = "./payload"'), refused: "foundry.toml:2" },
  { name: "a key that only looks like another", files: toml('"sоlc" = "./payload"'), refused: "foundry.toml:2" },
  { name: "a version with a path behind it", files: toml('solc = "0.8.30/../payload"'), refused: "foundry.toml:2" },
  {
    name: "a vyper compiler in the repository",
    files: { ...toml("[profile.default.vyper]", 'path = "./payload"'), "src/V.vy": "# @version ^0.4.0\n" },
    refused: "foundry.toml:3",
  },
  {
    name: "a vyper compiler beside the profiles",
    files: { "foundry.toml": '[vyper]\npath = "./payload"\n', "src/V.vy": "# @version ^0.4.0\n" },
    refused: "foundry.toml:2",
  },
  {
    name: "an inherited configuration",
    files: { ...toml('extends = "base.toml"'), "base.toml": '[profile.default]\nsolc = "./payload"\n' },
    refused: "foundry.toml:2",
  },
  { name: "a compiler in .env", files: { ".env": "A=1\nFOUNDRY_SOLC=./payload\n" }, refused: ".env:2" },
  {
    name: "a source folder in .env",
    files: { ".env": "export FOUNDRY_SRC=evil\n", "evil/E.sol": solidity("contract E {}") },
    refused: ".env:1",
  },
  { name: "a library path in .env", files: { ".env": '"LD_PRELOAD"=/evil.so\n' }, refused: ".env:1" },
  {
    name: "a configuration path in .env",
    files: { ".env": "foundry_config=evil.toml\n", "evil.toml": '[profile.default]\nsolc = "./payload"\n' },
    refused: ".env:1",
  },
  {
    name: "ffi and the file system in tests",
    files: {
      ...toml("ffi = true", 'fs_permissions = [{ access = "read-write", path = "/" }]'),
      "test/T.t.sol": solidity(
        'interface Vm { function ffi(string[] calldata) external returns (bytes memory); }\ncontract T { function setUp() public { string[] memory a = new string[](2); a[0] = "touch"; a[1] = "$MARK"; Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D).ffi(a); } }',
      ),
    },
  },
  {
    name: "outputs in a neighbour's folder",
    files: toml('out = "../victim"', 'cache_path = "../victim"', 'build_info_path = "../victim"', "build_info = true"),
  },
  {
    name: "other files in a neighbour's folder",
    files: toml('broadcast = "../victim"', 'snapshots = "../victim"', 'test_failures_file = "../victim/keep.txt"', "force = true"),
  },
  { name: "sources of a neighbour", files: toml('src = "../victim/src"'), refused: "foundry.toml:2" },
  { name: "a library folder of a neighbour", files: toml("libs = [", '  "lib",', '  "../victim",', "]"), refused: "foundry.toml:4" },
  { name: "permission to import from everywhere", files: toml('allow_paths = ["/"]'), refused: "foundry.toml:2" },
  { name: "a search path to everywhere", files: toml('include_paths = ["../"]'), refused: "foundry.toml:2" },
  {
    name: "a remapping to a neighbour",
    files: { ...toml('remappings = ["@x/=../"]'), "src/I.sol": solidity('import "@x/secret.env";') },
    refused: "foundry.toml:2",
  },
  {
    name: "a remapping to a neighbour in a file",
    files: { "remappings.txt": "a/=lib/a/\n@x/=../\n", "src/I.sol": solidity('import "@x/secret.env";') },
    refused: "remappings.txt:2",
  },
  { name: "a source that is a link to a secret", files: {}, links: { "src/B.sol": "../../secret.env" }, refused: "src/B.sol:1" },
  {
    name: "a source that is a link to a secret of the repository",
    files: { ".secret": secret },
    links: { "src/B.sol": "../.secret" },
    refused: "src/B.sol:1",
  },
  { name: "a folder of sources that is a link", files: {}, links: { "src/more": "$OUTSIDE/victim/src" }, refused: "src/more:1" },
  {
    name: "a list of remappings that is a link to a secret",
    files: {},
    links: { "remappings.txt": "../secret.env" },
    refused: "remappings.txt:1",
  },
  {
    name: "a library with a configuration of its own",
    files: {
      "lib/evil/foundry.toml":
        '[profile.default]\nsolc = "../../payload"\nsrc = "../../../victim/src"\nremappings = ["@evil/=../../../"]\n',
      "lib/evil/remappings.txt": "@worse/=../../../\n",
      "lib/evil/.env": "FOUNDRY_SOLC=../../payload\n",
      "lib/evil/src/E.sol": solidity("contract E {}"),
      "src/Uses.sol": solidity('import "evil/E.sol";\ncontract Uses is E {}'),
    },
  },
  {
    name: "a package whose source is a link to a secret",
    files: { "node_modules/evil/package.json": "{}", "src/Uses.sol": solidity('import "evil/B.sol";') },
    links: { "node_modules/evil/B.sol": "$OUTSIDE/secret.env" },
  },
  {
    name: "imports of secrets by path",
    files: { "src/I.sol": solidity('import "../../secret.env";\nimport "$OUTSIDE/secret.env";\nimport "file://$OUTSIDE/secret.env";') },
  },
  {
    name: "file names that a shell would obey",
    files: {
      "src/$(touch MARK).sol": solidity("contract S {}"),
      "src/;touch MARK;.sol": solidity("contract T {}"),
      "src/--use=payload.sol": solidity("contract U {}"),
    },
  },
];

describe("a hostile repository", function () {
  this.timeout(120_000);

  for (const { name, refused, ...hostile } of cases) {
    it(`${refused === undefined ? "does no harm" : "is refused with its line"}: ${name}`, async () => {
      const project = await makeHostile(hostile);
      const outcome = await project.compile();
      if (refused === undefined) assert.equal(outcome.kind, "compiled", JSON.stringify(outcome));
      else assert.equal(refusedAt(project.root, outcome), refused);
      // The second lock: what our reading of the configuration might miss, forge must not be able to do.
      const forced = await project.compile({ withoutRefusal: true });
      assert.deepEqual(await project.harm(), []);
      for (const said of [outcome, forced]) assert.ok(!JSON.stringify(said).includes("deadbeef"), JSON.stringify(said));
    });
  }

  it("would do harm to forge alone, so these tests can fail", async () => {
    const compiler = await makeHostile({ files: toml('solc = "./payload"') });
    await forge(compiler.root, "config");
    assert.deepEqual(await compiler.harm(), ["MARK"]);
    const output = await makeHostile({ files: toml('out = "../victim"') });
    await forge(output.root, "clean");
    assert.ok((await output.harm()).includes("victim/keep.txt"));
  });

  it("cannot have git run what its configuration names, nor fetch submodules", async () => {
    const files = {
      ".gitmodules": '[submodule "lib/x"]\n\tpath = lib/x\n\turl = file:///nowhere\n',
      "foundry.lock": '{"lib/y":{"rev":"aaaa"}}',
      "lib/y/Y.sol": solidity("contract Y {}"),
    };
    const project = await makeHostile({ files });
    const git = async (folder: string, ...args: readonly string[]): Promise<unknown> =>
      run("git", ["-c", "user.name=x", "-c", "user.email=x@x", ...args], { cwd: join(project.root, folder) });
    for (const folder of [".", "lib/y"]) {
      await git(folder, "init", "-q");
      await git(folder, "add", "-A");
      await git(folder, "commit", "-qm", "x");
      await git(folder, "config", "core.fsmonitor", `touch '${project.outside}/MARK'; false`);
    }
    const marked = async (): Promise<boolean> =>
      access(join(project.outside, "MARK")).then(
        () => true,
        () => false,
      );
    assert.equal((await project.compile()).kind, "compiled");
    assert.equal(await marked(), false);
    await forge(project.root, "build", "--offline");
    assert.equal(await marked(), true, "forge alone runs it: otherwise this test could not fail");
  });

  it("cannot stall or flood the reading of its configuration", async () => {
    for (const name of ["foundry.toml", "remappings.txt", ".env"]) {
      const project = await makeHostile({ files: {} });
      await run("rm", ["-f", join(project.root, name)]);
      await run("mkfifo", [join(project.root, name)]);
      const outcome = await project.compile();
      if (name === ".env") assert.equal(outcome.kind, "compiled");
      else
        assert.equal(
          outcome.kind === "failed" && outcome.problem.name,
          name === "foundry.toml" ? "foundryTomlUnreadable" : "requestRefused",
        );
    }
    const project = await makeHostile({ files: {} });
    await writeFile(join(project.root, "foundry.toml"), `# ${"x".repeat(2_000_000)}`);
    const outcome = await project.compile();
    assert.equal(outcome.kind === "failed" && outcome.problem.name, "foundryTomlUnreadable");
  });

  it("cannot show the lines of a secret that foundry.toml is a link to", async () => {
    const project = await makeHostile({ files: {} });
    await run("rm", [join(project.root, "foundry.toml")]);
    await run("ln", ["-s", "../secret.env", join(project.root, "foundry.toml")]);
    const outcome = await project.compile();
    assert.equal(outcome.kind === "failed" && outcome.problem.name, "foundryTomlUnreadable");
    assert.ok(!JSON.stringify(outcome).includes("deadbeef"));
  });

  it("is given neither the parent's secrets nor a working folder of its own", async () => {
    const project = await makeHostile({ files: {} });
    await mkdir(join(project.root, "out"));
    const requests: { readonly cwd: string; readonly args: readonly string[]; readonly env?: Readonly<Record<string, string>> }[] = [];
    await project.compile({ onRun: (request) => requests.push(request) });
    assert.equal(requests.length, 1);
    for (const { cwd, env, args } of requests) {
      assert.ok(relative(project.root, cwd).startsWith(".."));
      assert.deepEqual(args.slice(-2), ["--root", project.root]);
      for (const key of ["FOUNDRY_CONFIG", "FOUNDRY_OUT", "FOUNDRY_CACHE_PATH", "FOUNDRY_BUILD_INFO_PATH"])
        assert.ok(!relative(cwd, env?.[key] ?? "/").startsWith(".."), key);
    }
    assert.deepEqual(await project.harm(), []);
  });
});
