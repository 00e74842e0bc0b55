import { strict as assert } from "node:assert";
import { readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { readMarks, writeMarks } from "../../../../src/core/audit/review/readMarks.ts";
import { marksFileName, marksFolder, renderMarks } from "../../../../src/core/audit/review/reviewMarks.ts";
import type { AuthorMarks } from "../../../../src/core/audit/review/reviewMarks.ts";
import { freshFolder } from "../../../support/freshFolder.ts";

const fingerprint = "0".repeat(32);
const ada: AuthorMarks = {
  author: "Ada Lovelace",
  marks: [
    { file: "src/B.sol", unit: "contract B > function f", fingerprint },
    { file: "src/A b.sol", unit: "file", fingerprint },
  ],
};
const pathOf = (author: string): string => `${marksFolder}/${marksFileName(author)}`;

describe("readMarks", () => {
  it("reads what was written, in one order, and takes the file away with the last mark", async () => {
    const root = await freshFolder();
    assert.deepEqual(await readMarks(root), { authors: [], problems: [] });
    assert.equal((await writeMarks(root, ada)).kind, "written");
    const { authors, problems } = await readMarks(root);
    assert.deepEqual(problems, []);
    assert.deepEqual(authors, [{ author: "Ada Lovelace", marks: ada.marks.toReversed() }]);
    await writeMarks(root, { ...ada, marks: [] });
    assert.deepEqual(await readdir(root), []);
  });

  it("has a file name of its own for each person, whatever the name", () => {
    const names = ["Ada", "ada", "../../etc", "CON", "名", "a".repeat(300)].map(marksFileName);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.match(name, /^[a-z0-9-]{1,40}-[0-9a-f]{8}\.txt$/);
  });

  it("counts nothing of a file that it does not understand, and names it", async () => {
    const good = renderMarks(ada);
    const root = await freshFolder({
      [pathOf("Ada Lovelace")]: good,
      [pathOf("Conflict")]: `# Reviewed with HyperKit by Conflict\n<<<<<<< ours\n`,
      [pathOf("Outside")]: `# Reviewed with HyperKit by Outside\n../a.sol\tfile\t${fingerprint}\n`,
      [pathOf("Eve")]: good,
      [`${marksFolder}/large.txt`]: Buffer.alloc(5_000_000, "x"),
    });
    await symlink(join(root, pathOf("Ada Lovelace")), join(root, marksFolder, "link.txt"));
    const { authors, problems } = await readMarks(root);
    assert.deepEqual(
      authors.map(({ author }) => author),
      ["Ada Lovelace"],
    );
    assert.deepEqual(
      problems.map(({ name, args }) => `${name} ${args["file"]}`).toSorted(),
      [pathOf("Conflict"), pathOf("Outside"), pathOf("Eve"), `${marksFolder}/large.txt`, `${marksFolder}/link.txt`]
        .map((file) => `marksInvalid ${file}`)
        .toSorted(),
    );
  });

  it("neither reads nor writes through a linked folder", async () => {
    const outside = await freshFolder({ [marksFileName("Ada Lovelace")]: renderMarks(ada) });
    const root = await freshFolder({ ".hyperkit/x": "" });
    await symlink(outside, join(root, marksFolder));
    assert.deepEqual((await readMarks(root)).authors, []);
    assert.equal((await writeMarks(root, { ...ada, author: "Eve" })).kind, "failed");
    assert.equal((await readdir(outside)).length, 1);
  });
});
