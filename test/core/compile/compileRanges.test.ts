import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inShort, makeBench } from "./compileFolder.ts";

const head = "// SPDX-License-Identifier: MIT\npragma solidity ^0.8.20;\n";
const plain = { "src/A.sol": `${head}contract A {}\n` };

describe("the diagnostics of compileProject", function () {
  this.timeout(120_000);

  describe("finds the exact range", () => {
    const emoji = `// 🚀 é\r\npragma solidity ^0.8.20;\r\n`;
    for (const [name, source, expected] of [
      [
        "after CRLF, emoji and accents",
        `${emoji}contract A { string s = unicode"🚀é"; /* 👨\u200d👩\u200d👧 */ uint x = "no"; }\r\n`,
        "src/A.sol:3:63-3:67 error 7407",
      ],
      ["of a syntax error on the last line, without a line end", `${emoji}contract A {}\r\ncontract 🚀`, "src/A.sol:4:10-4:10 error 2314"],
      ["of a missing end", `${emoji}contract A {\r\n  /* 🚀 */ uint x`, "src/A.sol:4:18-4:18 error 2314"],
      ["in a file with a byte order mark", `\uFEFF${head}contract A {}\n`, "src/A.sol:1:1-1:1 error 7858"],
      ["over several lines", `${head}contract A {\n  function f() public {\n    uint a = 1;\n  }\n}\n`, "src/A.sol:4:3-6:4 warning 2018"],
    ] as const) {
      it(name, async () => {
        const outcome = await (await makeBench({ "src/A.sol": source })).compile();
        const lines = inShort(outcome);
        assert.ok(
          lines.some((line) => line.startsWith(expected)),
          JSON.stringify([expected, ...lines], null, 1),
        );
      });
    }

    it("of the places an error refers to", async () => {
      const bench = await makeBench({
        "src/A.sol": `${head}contract A { function f() public {} }\n`,
        "src/B.sol": `${head}import "./A.sol";\n/* 🚀 */ contract B is A { function f() public override {} }\n`,
      });
      const outcome = await bench.compile();
      assert.ok(outcome.kind === "compiled");
      const error = outcome.diagnostics.find(({ code }) => code === "4334");
      assert.equal(error?.file, "src/A.sol");
      assert.deepEqual(
        error?.related.map(({ file, range }) => [file, range.startLine, range.startCharacter]),
        [["src/B.sol", 3, 27]],
      );
    });
  });

  describe("places forge's words on the file they name", () => {
    for (const [name, files, expected] of [
      [
        "no compiler fits",
        { "src/A.sol": "// x\npragma solidity >=0.9.0;\ncontract A {}\n" },
        /^src\/A\.sol:2:1-2:25 error .*No solc version/,
      ],
      [
        "the configured compiler does not fit",
        { "foundry.toml": '[profile.default]\nsolc = "0.8.37"\n', "src/A.sol": "pragma solidity 0.7.6;\ncontract A {}\n" },
        /^src\/A\.sol:1:1-1:23 error .*No solc version/,
      ],
      [
        "an import wants another compiler",
        { "src/A.sol": 'pragma solidity ^0.8.0;\nimport "./B.sol";\n', "src/B.sol": "pragma solidity ^0.7.0;\n" },
        /^src\/A\.sol:1:1-1:24 error .*No compiler version fits/,
      ],
      [
        "an import is missing",
        { "src/A.sol": `${head}import "./Gone.sol";\n` },
        /^src\/A\.sol:3:1-3:21 error 6275 Source "src\/Gone\.sol" not found/,
      ],
      ["a source is no text", { "src/A.sol": head, "src/Z.sol": "" }, /^src\/Z\.sol:1:1-1:1 error .*UTF-8/],
    ] as const) {
      it(name, async () => {
        const bench = await makeBench(files);
        if ("src/Z.sol" in files) await writeFile(join(bench.root, "src/Z.sol"), Buffer.from([0xff, 0xfe, 0x00]));
        const outcome = await bench.compile();
        assert.ok(outcome.kind === "compiled" && !outcome.succeeded, JSON.stringify(outcome));
        assert.ok(
          inShort(outcome).some((line) => expected.test(line)),
          JSON.stringify(inShort(outcome), null, 1),
        );
      });
    }

    it("or says that the compiler is missing, and which line wants it", async () => {
      const bench = await makeBench({
        "foundry.toml": "[profile.default]\noffline = true\n",
        "src/A.sol": "// x\npragma solidity 0.7.1;\n",
      });
      const outcome = await bench.compile();
      assert.ok(outcome.kind === "failed" && outcome.problem.name === "compilerMissing", JSON.stringify(outcome));
      assert.deepEqual(
        [outcome.problem.args, outcome.problem.place],
        [
          { file: "src/A.sol", version: "=0.7.1" },
          { file: join(bench.root, "src/A.sol"), line: 1 },
        ],
      );
      await bench.write({ "foundry.toml": '[profile.default]\noffline = true\nsolc = "0.7.1"\n' });
      const stated = await bench.compile();
      assert.ok(stated.kind === "failed" && stated.problem.name === "compilerMissing", JSON.stringify(stated));
      assert.deepEqual([stated.problem.args["version"], stated.problem.place?.line], ["0.7.1", 2]);
    });

    it("or repeats them", async () => {
      const outcome = await (await makeBench({ ...plain, "foundry.toml": '[profile.default]\nevm_version = "nonsense"\n' })).compile();
      assert.ok(outcome.kind === "failed" && outcome.problem.name === "forgeFailed", JSON.stringify(outcome));
      assert.match(String(outcome.problem.args["reason"]), /nonsense/);
    });
  });
});
