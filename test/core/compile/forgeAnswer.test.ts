import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { parseForgeAnswer } from "../../../src/core/compile/forgeAnswer.ts";
import type { ForgeAnswer } from "../../../src/core/compile/forgeAnswer.ts";

async function golden(name: string): Promise<string> {
  return readFile(new URL(`../../golden/forge/${name}.json`, import.meta.url), "utf8");
}

function parse(stdout: string, exitCode = 0, stderr = ""): ForgeAnswer {
  return parseForgeAnswer({ exitCode, stdout, stderr });
}

describe("parseForgeAnswer", () => {
  it("reads a cold build", async () => {
    const answer = parse(await golden("build-cold"));
    assert.ok(answer.kind === "answered");
    assert.deepEqual(
      answer.errors.map(({ severity, code, location }) => [severity, code, location?.file]),
      [
        ["warning", "2072", "src/A.sol"],
        ["warning", "2018", "src/A.sol"],
      ],
    );
    assert.deepEqual(
      [...answer.compiled],
      [
        ["/project/src/A.sol", ["0.8.37"]],
        ["/project/src/B.sol", ["0.8.37"]],
      ],
    );
  });

  it("reads a warm build, which compiled nothing", async () => {
    assert.deepEqual(parse(await golden("build-warm")), { kind: "answered", errors: [], compiled: new Map() });
  });

  it("reads errors with their other places, whatever the exit code", async () => {
    for (const exitCode of [0, 1]) {
      const answer = parse(await golden("build-error"), exitCode);
      assert.ok(answer.kind === "answered" && answer.compiled.size === 0);
      assert.deepEqual(
        answer.errors.map(({ severity, code, related }) => [severity, code, related.map(({ file, start }) => [file, start])]),
        [
          ["error", "9456", [["src/B.sol", 70]]],
          ["error", "4334", [["src/A.sol", 93]]],
        ],
      );
    }
  });

  it("finds the answer behind other lines, on one line, and with CRLF", async () => {
    const text = await golden("build-error");
    const expected = parse(text);
    for (const variant of [`Installing solc 0.8.37\n${text}`, JSON.stringify(JSON.parse(text)), text.replaceAll("\n", "\r\n")])
      assert.deepEqual(parse(variant), expected);
  });

  it("takes an answer that is cut off for unknown, wherever it is cut", async () => {
    for (const name of ["build-cold", "build-error"]) {
      const text = (await golden(name)).trimEnd();
      for (let end = 1; end < text.length; end += 7) assert.equal(parse(text.slice(0, end)).kind, "unknown", `at ${end}`);
    }
  });

  it("tells words and nothing to compile apart", () => {
    assert.deepEqual(parse("", 1, "Error: x"), { kind: "words", text: "Error: x" });
    assert.deepEqual(parse("Nothing to compile\n"), { kind: "nothingToCompile" });
    for (const answer of [parse(""), parse("Nothing to compile, or so"), parse("", 1), parse("done")])
      assert.deepEqual(answer, { kind: "unknown" });
  });

  it("never throws, and takes nothing but the exact form for an answer", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 2 }), (value, code) => {
        assert.ok(["unknown", "words"].includes(parse(JSON.stringify({ errors: value, sources: 1 }), code).kind));
        assert.notEqual(parse(`{"errors":[${JSON.stringify(value)}],"sources":{}}`, code).kind, "answered");
      }),
    );
  });
});
