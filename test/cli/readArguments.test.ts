import assert from "node:assert/strict";
import { readArguments } from "../../src/cli/readArguments.ts";

function problemOf(...words: readonly string[]): string {
  const request = readArguments(words);
  return request.kind === "misuse" ? request.problem.name : request.kind;
}

describe("readArguments", () => {
  it("has defaults for everything", () => {
    assert.deepEqual(readArguments(["audit"]), {
      kind: "audit",
      options: { path: ".", failOn: "low", json: false, quiet: false, verbose: false, fresh: false, color: true },
    });
  });

  it("reads every option, before and after the path", () => {
    const words = ["--quiet", "-v", "audit", "--format=markdown", "a", "-o", "x.md", "--fail-on", "never", "--no-color", "--profile", "ci"];
    assert.deepEqual(readArguments([...words, "--analyzers", "slither, forgeLint", "--json", "--baseline", "main", "--no-cache"]), {
      kind: "audit",
      options: {
        path: "a",
        format: "md",
        output: "x.md",
        failOn: "never",
        json: true,
        quiet: true,
        verbose: true,
        fresh: true,
        color: false,
        profile: "ci",
        baseline: "main",
        analyzers: ["slither", "forgeLint"],
      },
    });
  });

  it("refuses what it does not know, each by its name", () => {
    assert.equal(problemOf(), "terminalOption");
    assert.equal(problemOf("frob"), "terminalCommand");
    assert.equal(problemOf("audit", "--frob"), "terminalOption");
    assert.equal(problemOf("audit", "a", "b"), "terminalOption");
    assert.equal(problemOf("audit", "--json=yes"), "terminalOption");
    assert.equal(problemOf("audit", "--format"), "terminalOption");
    assert.equal(problemOf("audit", "--format", "pdf"), "terminalValue");
    assert.equal(problemOf("audit", "--format", "constructor"), "terminalValue");
    assert.equal(problemOf("audit", "--fail-on", "High"), "terminalValue");
    assert.equal(problemOf("audit", "--analyzers", "slither,toString"), "terminalValue");
    assert.equal(problemOf("audit", "--analyzers", ""), "terminalValue");
    assert.equal(problemOf("audit", "--profile", "../x"), "terminalValue");
    assert.equal(problemOf("audit", ""), "terminalOption");
  });

  it("refuses outputs that get into each other's way", () => {
    assert.equal(problemOf("audit", "--output", "x"), "terminalOption");
    assert.equal(problemOf("audit", "--json", "--format", "sarif"), "terminalOption");
    assert.equal(problemOf("audit", "--json", "--format", "sarif", "-o", "x"), "audit");
  });

  it("answers for help and version whatever else there is", () => {
    assert.equal(problemOf("--help"), "help");
    assert.equal(problemOf("audit", "-h"), "help");
    assert.equal(problemOf("--version"), "version");
  });
});
