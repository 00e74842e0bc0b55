import assert from "node:assert/strict";
import type { CompilerDiagnostic } from "../../../src/core/compile/diagnostic.ts";
import { mergeBuild } from "../../../src/core/compile/mergeBuild.ts";
import type { StoredSources } from "../../../src/core/compile/mergeBuild.ts";

const range = { startLine: 0, startCharacter: 0, endLine: 0, endCharacter: 0 };

function warning(file: string, message: string): CompilerDiagnostic {
  return { file, range, severity: "warning", code: "1", message, related: [] };
}

function stored(...sources: readonly (readonly [file: string, versions: readonly string[], message: string])[]): StoredSources {
  return Object.fromEntries(sources.map(([file, versions, message]) => [file, { versions, diagnostics: [warning(file, message)] }]));
}

/** `file: messages` of each source, sorted. */
function messages(sources: StoredSources | undefined): readonly string[] | undefined {
  return (
    sources &&
    Object.entries(sources)
      .filter(([file, { diagnostics }]) => file !== "foundry.toml" || diagnostics.length > 0)
      .map(([file, { diagnostics }]) => `${file}: ${diagnostics.map(({ message }) => message).join()}`)
      .toSorted()
  );
}

const [v7, v8] = [["0.7.6"], ["0.8.30"]];
const before = stored(["a", v8, "old a"], ["b", v8, "old b"]);

describe("mergeBuild", () => {
  it("takes everything from a cold build, sources without diagnostics too", () => {
    const merged = mergeBuild(undefined, {
      compiled: new Map([
        ["a", v8],
        ["b", v8],
      ]),
      diagnostics: [warning("a", "x"), warning("a", "y")],
      reached: new Set(["a", "b"]),
    });
    assert.deepEqual(messages(merged), ["a: x,y", "b: "]);
  });

  it("replaces what was compiled again, and keeps what was only read", () => {
    const build = {
      compiled: new Map([["a", v8]]),
      diagnostics: [warning("a", "new a"), warning("b", "b seen again")],
      reached: new Set(["a", "b"]),
    };
    assert.deepEqual(messages(mergeBuild(before, build)), ["a: new a", "b: old b"]);
  });

  it("forgets sources that nothing reaches any more", () => {
    assert.deepEqual(messages(mergeBuild(before, { compiled: new Map(), diagnostics: [], reached: new Set(["a"]) })), ["a: old a"]);
  });

  it("keeps what concerns the Project as a whole until something is compiled", () => {
    const whole = { ...before, ...stored(["foundry.toml", [], "old whole"]) };
    const reached = new Set(["a", "b"]);
    assert.deepEqual(messages(mergeBuild(whole, { compiled: new Map(), diagnostics: [], reached })), [
      "a: old a",
      "b: old b",
      "foundry.toml: old whole",
    ]);
    assert.deepEqual(messages(mergeBuild(whole, { compiled: new Map([["a", v8]]), diagnostics: [], reached })), ["a: ", "b: old b"]);
  });

  it("gives up where a source was compiled with another version than before", () => {
    assert.equal(mergeBuild(before, { compiled: new Map([["a", v7]]), diagnostics: [], reached: new Set(["a", "b"]) }), undefined);
  });

  it("gives up after any change where a source belongs to two versions, but not without a change", () => {
    const shared = { ...before, ...stored(["c", [...v7, ...v8], "old c"]) };
    const reached = new Set(["a", "b", "c"]);
    assert.equal(mergeBuild(shared, { compiled: new Map([["a", v8]]), diagnostics: [], reached }), undefined);
    assert.equal(mergeBuild(shared, { compiled: new Map(), diagnostics: [], reached: new Set(["b", "c"]) }), undefined);
    assert.deepEqual(messages(mergeBuild(shared, { compiled: new Map(), diagnostics: [], reached })), ["a: old a", "b: old b", "c: old c"]);
  });
});
