import assert from "node:assert/strict";
import { copyFile, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "../../../src/core/safety/prepareForge.ts";
import { makeBench } from "./compileFolder.ts";
import type { Bench } from "./compileFolder.ts";

const head = "// SPDX-License-Identifier: MIT\npragma solidity ^0.8.20;\n";
const plain = {
  "src/A.sol": `${head}contract A { function f() public { uint unused; } }\n`,
  "src/B.sol": `${head}contract B { uint public b; }\n`,
};

/** The folder of our storage that a Project is compiled in. */
function storageOf({ root, roots }: Bench): string {
  return join(projectFolder(roots, { root, name: "" }), "compile");
}

describe("the storage of compileProject", function () {
  this.timeout(120_000);

  describe("gives the same again when its storage was damaged", () => {
    const damages: Readonly<Record<string, (folder: string, bench: Bench) => Promise<void>>> = {
      "the stored diagnostics are gone": async (folder) => rm(join(folder, "diagnostics.json")),
      "they are cut off": async (folder) => truncate(join(folder, "diagnostics.json"), 120),
      "they are empty": async (folder) => truncate(join(folder, "diagnostics.json"), 0),
      "they are altered": async (folder) => {
        const file = join(folder, "diagnostics.json");
        await writeFile(file, (await readFile(file, "utf8")).replace("unused", "UNUSED").replace("Unused", "UNUSED"));
      },
      "forge's cache is gone": async (folder) => rm(join(folder, "cache"), { recursive: true }),
      "forge's cache is cut off": async (folder) => truncate(join(folder, "cache", "solidity-files-cache.json"), 300),
      "the artifacts are gone": async (folder) => rm(join(folder, "out"), { recursive: true }),
      "everything is gone": async (folder) => rm(folder, { recursive: true }),
      "a crash came between forge and the store": async (folder, bench) => {
        const [file, saved] = [join(folder, "diagnostics.json"), join(folder, "saved")];
        await copyFile(file, saved);
        await bench.write({ "src/A.sol": plain["src/A.sol"].replace("unused", "unused; uint other") });
        await bench.compile();
        await bench.write({ "src/A.sol": plain["src/A.sol"] });
        await bench.compile();
        await copyFile(saved, file);
      },
    };
    for (const [name, damage] of Object.entries(damages)) {
      it(name, async () => {
        const bench = await makeBench(plain);
        const first = await bench.compile();
        assert.ok(first.kind === "compiled" && first.diagnostics.length === 2 && first.contracts.length === 2);
        await damage(storageOf(bench), bench);
        const again = await bench.compile();
        assert.ok(again.kind === "compiled");
        assert.deepEqual([again.diagnostics, again.contracts], [first.diagnostics, first.contracts]);
        for (const { artifactPath } of again.contracts) assert.match(await readFile(artifactPath, "utf8"), /"abi"/);
      });
    }
  });
});
