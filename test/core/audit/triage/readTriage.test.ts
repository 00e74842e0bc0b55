import { strict as assert } from "node:assert";
import { mkdir, rename, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readTriage } from "../../../../src/core/audit/triage/readTriage.ts";
import { maxRecords } from "../../../../src/core/audit/triage/triageFolder.ts";
import { renderTriageRecord, triageFileName } from "../../../../src/core/audit/triage/triageRecord.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { idOf, record } from "./record.ts";

const folder = ".hyperkit/triage";
const pathOf = (finding: string): string => `${folder}/${triageFileName(finding)}`;
const good = { [pathOf(idOf("a"))]: renderTriageRecord(record()) };

/** The findings that are decided on, and the names of the problems with their files. */
async function read(root: string): Promise<unknown> {
  const { records, problems } = await readTriage(root);
  return [records.map(({ record: { finding } }) => finding), problems.map(({ name, args }) => [name, args["file"] ?? args["folder"]])];
}

describe("readTriage", () => {
  it("of a Project without any is empty, and no problem", async () => {
    assert.deepEqual(await read(await freshFolder()), [[], []]);
  });

  it("reads every record with its file, and leaves alone what is no record", async () => {
    const other = record({ finding: idOf("b"), author: "Grace" });
    const root = await freshFolder({ ...good, [pathOf(idOf("b"))]: renderTriageRecord(other), [`${folder}/README.md`]: "why" });
    const { records, problems } = await readTriage(root);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      records.map((stored) => [stored.record, stored.file]),
      [
        [record(), pathOf(idOf("a"))],
        [other, pathOf(idOf("b"))],
      ],
    );
    assert.notEqual(records[0]?.hash, records[1]?.hash);
  });

  it("names each file that it cannot use, and still reads the others", async () => {
    const versioned = JSON.stringify({ ...record({ finding: idOf("c") }), version: 7 });
    const extended = JSON.stringify({ ...record({ finding: idOf("d") }), also: idOf("e") });
    const conflicted = `<<<<<<< ours\n${renderTriageRecord(record({ finding: idOf("e") }))}`;
    const root = await freshFolder({
      ...good,
      [pathOf(idOf("c"))]: versioned,
      [pathOf(idOf("d"))]: extended,
      [pathOf(idOf("e"))]: conflicted,
      [pathOf(idOf("f"))]: Buffer.alloc(10_000_000, " "),
    });
    await mkdir(join(root, folder, "v1-folder.json"));
    assert.deepEqual(await read(root), [
      [idOf("a")],
      [
        ["triageVersion", pathOf(idOf("c"))],
        ["triageInvalid", pathOf(idOf("d"))],
        ["triageInvalid", pathOf(idOf("e"))],
        ["triageTooLarge", pathOf(idOf("f"))],
        ["triageInvalid", `${folder}/v1-folder.json`],
      ],
    ]);
  });

  it("lets a second file decide on no finding, nor one under another's name", async () => {
    const again = renderTriageRecord(record({ decision: "fixed", author: "Mallory" }));
    const root = await freshFolder({ ...good, [`${folder}/0.json`]: again, [pathOf(idOf("b"))]: again });
    assert.deepEqual(await read(root), [
      [idOf("a")],
      [
        ["triageMisnamed", `${folder}/0.json`],
        ["triageMisnamed", pathOf(idOf("b"))],
      ],
    ]);
  });

  it("follows no link, neither of a file nor of a folder, wherever it leads", async () => {
    const elsewhere = await freshFolder(good);
    const root = await freshFolder(good);
    await symlink(join(elsewhere, pathOf(idOf("a"))), join(root, pathOf(idOf("b"))));
    assert.deepEqual(await read(root), [[idOf("a")], [["triageLink", pathOf(idOf("b"))]]]);
    const linked = [".hyperkit", folder].map(async (part) => {
      const project = await freshFolder(part === folder ? { ".hyperkit/x": "" } : {});
      await symlink(join(elsewhere, part), join(project, part));
      return read(project);
    });
    const dangling = await freshFolder();
    await symlink(join(dangling, "nowhere"), join(dangling, ".hyperkit"));
    for (const found of [...(await Promise.all(linked)), await read(dangling)]) assert.deepEqual(found, [[], [["triageLink", folder]]]);
  });

  it("reads a bounded number of records and says that there are more", async () => {
    const root = await freshFolder(good);
    await rename(join(root, pathOf(idOf("a"))), join(root, folder, "0"));
    for (let from = 0; from <= maxRecords; from += 500) {
      const names = Array.from({ length: Math.min(500, maxRecords + 1 - from) }, (_, index) => `${from + index}`.padStart(32, "0"));
      await Promise.all(
        names.map(async (digits) => {
          const one = record({ finding: `v1:${digits}` });
          await writeFile(join(root, folder, triageFileName(one.finding)), renderTriageRecord(one));
        }),
      );
    }
    const { records, problems } = await readTriage(root);
    assert.equal(records.length, maxRecords);
    assert.deepEqual(
      problems.map(({ name, args }) => [name, args["count"]]),
      [["triageTooMany", maxRecords + 1]],
    );
  });
});
