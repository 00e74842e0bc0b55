import assert from "node:assert/strict";
import fc from "fast-check";
import { explainWords, isDownloadFailure } from "../../../src/core/compile/explainWords.ts";
import { freshFolder } from "../../support/freshFolder.ts";

describe("explainWords", () => {
  let root: string;
  before(async () => {
    root = await freshFolder({ "src/A.sol": "\uFEFF// 🚀\r\n  pragma solidity ^0.8.0;\r\n", "src/B.sol": "" });
  });

  it("places several errors at once", async () => {
    const words = [
      "Error: Encountered invalid solc version in src/A.sol: No solc version exists that matches the version requirement: ^0.9",
      "Encountered invalid solc version in src/B.sol: No solc version exists that matches the version requirement: ^1",
    ];
    const explained = await explainWords(root, words.join("\n"));
    assert.ok(explained.kind === "diagnostics");
    assert.deepEqual(
      explained.diagnostics.map(({ file, range }) => [file, range]),
      [
        ["src/A.sol", { startLine: 1, startCharacter: 2, endLine: 1, endCharacter: 25 }],
        ["src/B.sol", { startLine: 0, startCharacter: 0, endLine: 0, endCharacter: 0 }],
      ],
    );
  });

  it("names every import whose compiler does not fit", async () => {
    const explained = await explainWords(
      root,
      "Error: Found incompatible versions:\nsrc/A.sol >=0.8.0 <0.9.0 imports:\n    src/B.sol ^0.7.0\n    lib/x y.sol =0.6.0\n",
    );
    assert.ok(explained.kind === "diagnostics");
    assert.deepEqual(
      explained.diagnostics.map(({ file, message, related }) => [file, message, ...related.map((one) => `${one.file} ${one.message}`)]),
      [
        [
          "src/A.sol",
          "No compiler version fits this file (>=0.8.0 <0.9.0) and all that it imports.",
          "src/B.sol This file asks for ^0.7.0.",
          "lib/x y.sol This file asks for =0.6.0.",
        ],
      ],
    );
  });

  it("repeats other words in one plain sentence of bounded length", async () => {
    const explained = await explainWords(root, `\u001B[31mError: ${"x".repeat(1000)}\nsecond\n\nContext:\n- more`);
    assert.ok(explained.kind === "problem" && explained.problem.name === "forgeFailed");
    assert.equal(String(explained.problem.args["reason"]).length, 303);
  });

  it("never throws", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        assert.ok(["problem", "diagnostics"].includes((await explainWords(root, text)).kind));
        assert.ok(
          ["problem", "diagnostics"].includes((await explainWords(root, `Encountered invalid solc version in ${text}: ${text}`)).kind),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe("isDownloadFailure", () => {
  it("knows a missing network from other failures", () => {
    assert.ok(
      isDownloadFailure(
        "Error: error sending request for url (https://binaries.soliditylang.org/linux-amd64/list.json)\n\nContext:\n- Error #0: client error (Connect)",
      ),
    );
    assert.ok(!isDownloadFailure("Error: Encountered invalid solc version in src/A.sol: No solc version exists"));
  });
});
