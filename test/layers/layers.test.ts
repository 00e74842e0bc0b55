import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parts, runPart } from "../../scripts/check/parts.ts";
import type { PartResult } from "../../scripts/check/parts.ts";
import { seeds } from "./seeds.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const copied = [
  "package.json",
  "tsconfig.json",
  "tsconfig.base.json",
  ".oxlintrc.json",
  ".oxfmtrc.json",
  "knip.json",
  "esbuild.mjs",
  "src",
  "scripts",
  "test",
];
const left = /test[/\\](fixtures|golden)$/;

/** A copy of the sources with the same packages. A repository of its own, so that the ignore file above it does not hide it. */
async function copyTree(): Promise<string> {
  await mkdir(join(root, ".work", "tmp"), { recursive: true });
  const copy = await mkdtemp(join(root, ".work", "tmp", "layers-"));
  for (const name of copied) await cp(join(root, name), join(copy, name), { recursive: true, filter: (path) => !left.test(path) });
  await mkdir(join(copy, ".git"));
  await symlink(join(root, "node_modules"), join(copy, "node_modules"), "dir");
  return copy;
}

async function seed(copy: string): Promise<void> {
  for (const { file, text } of seeds) {
    await mkdir(dirname(join(copy, file)), { recursive: true });
    await writeFile(join(copy, file), text);
  }
  const entry = join(copy, "src", "extension.ts");
  await writeFile(entry, `import { seed } from "./editor/seedEager.ts";\n${await readFile(entry, "utf8")}\nexport { seed };\n`);
}

/** The lines, or the paragraphs of the linter, that speak of a file. */
function said(result: PartResult, file: string): string {
  const pieces = result.output.split(result.name === "lint" ? /\n\s*\n/ : "\n");
  return pieces.filter((piece) => piece.includes(file)).join("\n");
}

describe("npm run check", function () {
  this.timeout(240_000);
  const clean = new Map<string, PartResult>();
  const seeded = new Map<string, PartResult>();
  const seen = new Set(seeds.flatMap(({ seenBy }) => Object.keys(seenBy)));
  let copy = "";

  before(async () => {
    copy = await copyTree();
    const chosen = parts.filter(({ name }) => seen.has(name));
    for (const part of chosen) clean.set(part.name, await runPart(part, copy));
    await seed(copy);
    for (const part of chosen) seeded.set(part.name, await runPart(part, copy));
  });

  after(async () => rm(copy, { recursive: true, force: true }));

  for (const name of ["types", "lint", "layers"]) {
    it(`passes a clean copy: ${name}`, () => {
      assert.ok(clean.get(name)?.passed, clean.get(name)?.output);
    });
  }

  for (const name of seen) {
    it(`fails a copy with breaches: ${name}`, () => {
      assert.equal(seeded.get(name)?.passed, false);
    });
  }

  for (const { breach, file, seenBy } of seeds) {
    for (const [name, expected] of Object.entries(seenBy)) {
      it(`sees ${breach}: ${name}`, () => {
        const before = clean.get(name);
        const after = seeded.get(name);
        assert.ok(before !== undefined && after !== undefined);
        assert.doesNotMatch(said(before, file), expected);
        assert.match(said(after, file), expected);
      });
    }
  }
});
