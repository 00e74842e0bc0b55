import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { contributes, found, manifest, readText, root, stringsOf } from "./manifestFiles.ts";

const documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", ...listDocs()];

describe("the files that are pointed to", () => {
  before(async function () {
    this.timeout(60_000);
    // Only when there is no build at all: another run may be using the one that is there.
    if (!existsSync(join(root, "dist", "extension.js"))) await promisify(execFile)(process.execPath, ["esbuild.mjs"], { cwd: root });
  });

  it("by package.json exist after a build", () => {
    const paths = [manifest["main"], manifest["icon"], contributes]
      .flatMap((part) => stringsOf(part))
      .filter((text) => /^(\.\/|media\/|dist\/)/.test(text));
    assert.ok(paths.length >= 6);
    assert.deepEqual(
      paths.filter((path) => !existsSync(join(root, path))),
      [],
    );
  });

  for (const document of documents) {
    it(`by ${document} exist`, () => {
      const links = found(/\]\((?!https?:|#|command:)([^)#\s]+)/g, readText(document));
      assert.deepEqual(
        links.filter((link) => !existsSync(join(root, dirname(document), link))),
        [],
      );
    });
  }
});

function listDocs(): readonly string[] {
  return readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name));
}
