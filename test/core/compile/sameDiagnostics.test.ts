import assert from "node:assert/strict";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { asTerminal, benchAt, inShort, makeBench, terminalBuild } from "./compileFolder.ts";
import type { Bench } from "./compileFolder.ts";

const head = "// SPDX-License-Identifier: MIT\npragma solidity ^0.8.20;\n";

const sources = {
  "src/A.sol": `${head}import "./B.sol";\nimport {L} from "l/L.sol";\ncontract A is B {\n  function f(uint x) public returns (uint) { uint y = 1; return x; }\n  function g() public { L.h(); }\n}\n`,
  "src/B.sol": `${head}abstract contract B {\n  function send(address a) public { a.call(""); }\n  function over() public virtual { uint unused; }\n}\n`,
  "src/C.sol": "contract C { function f() public { uint z; } }\n",
  "src/free.sol": `${head}function free(uint a) pure returns (uint b) {}\n`,
  "lib/l/src/L.sol": `${head}library L { function h() internal { uint inLibrary; } }\n`,
  "test/A.t.sol":
    'pragma solidity ^0.8.20;\nimport "../src/A.sol";\ncontract ATest { function test_f() public { uint inTest; new A(); } }\n',
};

/** One change of the files and what it is about. */
type Step = readonly [name: string, change: (bench: Bench) => Promise<void>];

const replace = (file: keyof typeof sources, from: string, to: string): Step[1] => {
  assert.ok(sources[file].includes(from));
  return async ({ write }) => write({ [file]: sources[file].replace(from, to) });
};
const restore =
  (...files: readonly (keyof typeof sources)[]): Step[1] =>
  async ({ write }) =>
    write(Object.fromEntries(files.map((file) => [file, sources[file]])));

const steps: readonly Step[] = [
  ["nothing", async () => {}],
  ["a new warning in one file", replace("src/A.sol", "uint y = 1;", "uint y = 1; uint w;")],
  ["a warning less", replace("src/A.sol", "uint y = 1;", "")],
  ["lines moved in an imported file", replace("src/B.sol", "abstract", "\n\n\nabstract")],
  ["a type error", replace("src/A.sol", "uint y = 1;", 'uint y = "a";')],
  ["the same error again", async () => {}],
  ["another error, in an imported file", replace("src/B.sol", "uint unused;", "uint unused = nothing;")],
  ["a syntax error on the last line", async ({ write }) => write({ "src/C.sol": `${sources["src/C.sol"]}contract {` })],
  ["everything as it was", restore("src/A.sol", "src/B.sol", "src/C.sol")],
  [
    "a change of what an importer overrides",
    replace("src/B.sol", "function over() public virtual { uint unused; }", "function over() public virtual;"),
  ],
  ["that corrected", restore("src/B.sol")],
  [
    "a library that is no longer imported",
    async ({ write }) => write({ "src/A.sol": sources["src/A.sol"].replace('import {L} from "l/L.sol";\n', "").replace("L.h();", "") }),
  ],
  ["and imported again", restore("src/A.sol")],
  ["a new file", async ({ write }) => write({ "src/D.sol": `${head}contract D { function f() public { uint inNew; } }\n` })],
  ["the file renamed", async ({ root }) => rename(join(root, "src/D.sol"), join(root, "src/E.sol"))],
  ["the file deleted", async ({ root }) => rm(join(root, "src/E.sol"))],
  ["an import that is missing", replace("src/A.sol", "l/L.sol", "l/Missing.sol")],
  ["the import found again", restore("src/A.sol")],
  [
    "other warnings ignored",
    async ({ write }) => write({ "foundry.toml": '[profile.default]\nignored_error_codes = ["unused-var", 3420]\n' }),
  ],
  [
    "warnings of a folder ignored",
    async ({ write }) => write({ "foundry.toml": '[profile.default]\nignored_warnings_from = ["./lib/", "src/B.sol"]\n' }),
  ],
  [
    "a code ignored in a folder",
    async ({ write }) => write({ "foundry.toml": '[profile.default]\nignored_error_codes_from = [["src", [2072]]]\n' }),
  ],
  ["nothing ignored", async ({ write }) => write({ "foundry.toml": "[profile.default]\nignored_error_codes = []\n" })],
  ["the optimizer on", async ({ write }) => write({ "foundry.toml": "[profile.default]\noptimizer = true\n" })],
  ["a file skipped", async ({ write }) => write({ "foundry.toml": '[profile.default]\nskip = ["src/free.sol"]\n' })],
  ["and no longer", async ({ write }) => write({ "foundry.toml": "" })],
];

describe("the diagnostics of a compilation", function () {
  this.timeout(240_000);

  it("are those of a cold forge build, after any change", async () => {
    const bench = await makeBench({ ...sources, "foundry.toml": "" });
    let seen = 0;
    for (const [index, [name, change]] of [["the first build", async () => {}] as Step, ...steps].entries()) {
      await change(bench);
      const warm = await bench.compile();
      assert.equal(warm.kind, "compiled", name);
      const expected = await terminalBuild(bench.root);
      assert.deepEqual(asTerminal(warm), expected, name);
      seen += expected.length;
      // A terminal shows where a range starts; where it ends, only a cold build of ours does.
      if (index % 4 === 1) assert.deepEqual(inShort(warm), inShort(await (await benchAt(bench.root)).compile()), `${name}: ranges`);
    }
    assert.ok(seen > 100, `the builds had ${seen} diagnostics`);
  });

  it("say whether the build succeeded, and list the contracts only then", async () => {
    const bench = await makeBench(sources);
    const first = await bench.compile();
    assert.ok(first.kind === "compiled" && first.succeeded);
    assert.deepEqual(
      first.contracts.map(({ source, name, ownSource }) => [source, name, ownSource]),
      [
        ["src/A.sol", "A", true],
        ["src/B.sol", "B", true],
        ["src/C.sol", "C", true],
        ["lib/l/src/L.sol", "L", false],
        ["test/A.t.sol", "ATest", false],
      ],
    );
    await bench.write({ "src/C.sol": "contract C {" });
    const broken = await bench.compile();
    assert.ok(broken.kind === "compiled" && !broken.succeeded && broken.contracts.length === 0, JSON.stringify(broken));
    await bench.write({ "src/C.sol": sources["src/C.sol"], "foundry.toml": '[profile.default]\ndeny = "warnings"\n' });
    const denied = await bench.compile();
    assert.ok(denied.kind === "compiled" && !denied.succeeded && denied.diagnostics.every(({ severity }) => severity === "warning"));
    assert.deepEqual(inShort(denied), inShort(first));
  });

  it("are those of the chosen profile", async () => {
    const bench = await makeBench({
      ...sources,
      "foundry.toml": '[profile.default]\n[profile.strict]\ndeny = "warnings"\nignored_error_codes = [2072]\n',
    });
    const outcomes = [await bench.compile(), await bench.compile({ profile: "strict" }), await bench.compile()];
    assert.deepEqual(
      outcomes.map(
        (outcome) => outcome.kind === "compiled" && [outcome.succeeded, inShort(outcome).filter((line) => line.includes(" 2072 ")).length],
      ),
      [
        [true, 5],
        [false, 0],
        [true, 5],
      ],
    );
  });

  it("are right for packages of a monorepo that share libraries above them", async () => {
    const a = 'import "@shared/S.sol";\ncontract A is S {}\n';
    const folder = await makeBench({
      ".git/HEAD": "ref: refs/heads/main\n",
      "packages/a/foundry.toml":
        '[profile.default]\nlibs = ["../../node_modules"]\nremappings = ["@shared/=../../node_modules/@shared/"]\nallow_paths = ["../../node_modules"]\n',
      "packages/a/src/A.sol": `${head}${a}`,
      "node_modules/@shared/S.sol": `${head}contract S { function s() public { uint inShared; } }\n`,
    });
    const bench = await benchAt(join(folder.root, "packages/a"));
    const check = async (expected: readonly string[]): Promise<void> => {
      const warm = await bench.compile();
      const cold = await (await benchAt(bench.root)).compile();
      assert.deepEqual(inShort(warm), inShort(cold));
      assert.deepEqual(
        inShort(warm).map((line) => line.replace(folder.root, "<top>").split(" ")[0]),
        expected,
      );
    };
    await check(["<top>/node_modules/@shared/S.sol:3:14-3:52", "<top>/node_modules/@shared/S.sol:3:36-3:49"]);
    await bench.write({ "src/A.sol": `${head}${a}contract A2 { function f() public { uint q; } }\n` });
    await check([
      "<top>/node_modules/@shared/S.sol:3:14-3:52",
      "<top>/node_modules/@shared/S.sol:3:36-3:49",
      "src/A.sol:5:15-5:46",
      "src/A.sol:5:37-5:43",
    ]);
    await bench.write({ "src/A.sol": `${head}contract A2 { function f() public { uint q; } }\n` });
    await check(["src/A.sol:3:15-3:46", "src/A.sol:3:37-3:43"]);
  });
});
