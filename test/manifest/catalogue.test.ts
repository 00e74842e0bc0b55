import assert from "node:assert/strict";
import { areas } from "../../scripts/manifest/markdown.ts";
import { auditProblems } from "../../src/core/errors/catalogue/audit.ts";
import { compileProblems } from "../../src/core/errors/catalogue/compile.ts";
import { deployProblems } from "../../src/core/errors/catalogue/deploy.ts";
import { foundryProblems } from "../../src/core/errors/catalogue/foundry.ts";
import { generateProblems } from "../../src/core/errors/catalogue/generate.ts";
import { reviewProblems } from "../../src/core/errors/catalogue/review.ts";
import { settingsProblems } from "../../src/core/errors/catalogue/settings.ts";
import { terminalProblems } from "../../src/core/errors/catalogue/terminal.ts";
import { toolProblems } from "../../src/core/errors/catalogue/tools.ts";
import { workspaceProblems } from "../../src/core/errors/catalogue/workspace.ts";
import { catalogue } from "../../src/core/errors/catalogue.ts";
import type { ProblemName } from "../../src/core/errors/catalogue.ts";
import type { ProblemDescriptor } from "../../src/core/errors/defineProblems.ts";
import { describeProblem } from "../../src/core/errors/problem.ts";
import { found, readText, sources } from "./manifestFiles.ts";

/** The files of the catalogue, and the areas whose ids each one gives. */
const parts: readonly (readonly [areas: readonly string[], part: Readonly<Record<string, ProblemDescriptor>>])[] = [
  [["10"], workspaceProblems],
  [["11"], settingsProblems],
  [["20"], toolProblems],
  [["30"], foundryProblems],
  [["40"], compileProblems],
  [["50"], auditProblems],
  [["51"], reviewProblems],
  [["60", "61"], deployProblems],
  [["70", "71"], generateProblems],
  [["80"], terminalProblems],
];
const entries = Object.entries<ProblemDescriptor>(catalogue);
const names = Object.keys(catalogue) as readonly ProblemName[]; // Object.keys widens the names of a literal

describe("the error catalogue", () => {
  it("has unique ids, and no name of one area hides that of another", () => {
    assert.equal(new Set(entries.map(([, { id }]) => id)).size, entries.length);
    assert.equal(parts.flatMap(([, part]) => Object.keys(part)).length, entries.length);
  });

  it("has each id in the area of its file, and a title for each area", () => {
    assert.deepEqual(
      parts.flatMap(([own]) => own),
      Object.keys(areas),
    );
    for (const [own, part] of parts) {
      for (const [name, { id }] of Object.entries(part)) assert.match(id, new RegExp(String.raw`^HK(?:${own.join("|")})\d\d$`), name);
    }
  });

  it("says in whole sentences what happened and what to do", () => {
    const whole = /^[\p{L}\d{].*[.?)}…:]$|\{\w+\}$/u;
    assert.deepEqual(
      entries.filter(([, { what, fix }]) => !whole.test(what) || !whole.test(fix)).map(([name]) => name),
      [],
    );
  });

  it("leaves no placeholder in a sentence whose arguments are given", () => {
    for (const name of names) {
      const { what, fix }: ProblemDescriptor = catalogue[name];
      const args = Object.fromEntries(found(/\{(\w+)\}/g, what, fix).map((argument) => [argument, `<${argument}>`]));
      const text = describeProblem({ name, args });
      assert.doesNotMatch(`${text.what} ${text.fix}`, /[{}]/, name);
    }
  });

  it("shows an argument that is missing as its own name, and never throws", () => {
    for (const name of names) assert.equal(typeof describeProblem({ name, args: {} }).what, "string");
  });

  it("is documented entry by entry", () => {
    const page = readText("docs/errors.md");
    for (const [name, { id }] of entries) assert.ok(page.includes(`| ${id} | \`${name}\` |`), name);
  });

  it("has no entry that nothing raises", () => {
    const code = sources("src").filter(({ file }) => !file.includes("catalogue"));
    const raised = new Set(found(/["'`](\w+)["'`]/g, ...code.map(({ text }) => text)));
    assert.deepEqual(
      names.filter((name) => !raised.has(name)),
      [],
    );
  });
});
