import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { mkdir, readdir, rename, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { manualFolder, renderManualRecord } from "../../../../src/core/audit/manual/manualRecord.ts";
import { readManualFindings } from "../../../../src/core/audit/manual/readManualFindings.ts";
import { removeManualFinding, writeManualFinding } from "../../../../src/core/audit/manual/writeManualFinding.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { idOf, manualRecord } from "./manual.ts";

const pathOf = (id: string): string => `${manualFolder}/${id}.json`;
const good = { [pathOf(idOf("a"))]: renderManualRecord(manualRecord()) };

async function read(root: string): Promise<unknown> {
  const { records, problems } = await readManualFindings(root);
  return [records.map(({ id }) => id), problems.map(({ name, args }) => [name, args["file"] ?? args["folder"]])];
}

describe("readManualFindings", () => {
  it("of a Project without any is empty, and no problem", async () => {
    assert.deepEqual(await read(await freshFolder()), [[], []]);
  });

  it("reads what was written, and nothing after it was taken away", async () => {
    const root = await freshFolder();
    assert.equal((await writeManualFinding(root, manualRecord())).kind, "written");
    assert.deepEqual((await readManualFindings(root)).records, [manualRecord()]);
    assert.deepEqual(await readdir(join(root, manualFolder)), [`${idOf("a")}.json`]);
    assert.equal((await removeManualFinding(root, idOf("a"))).kind, "removed");
    assert.deepEqual(await readdir(root), []);
  });

  it("names each file that it cannot use, and still reads the others", async () => {
    const root = await freshFolder({
      ...good,
      [pathOf(idOf("b"))]: renderManualRecord(manualRecord({ id: idOf("c") })),
      [pathOf(idOf("d"))]: JSON.stringify({ ...manualRecord({ id: idOf("d") }), version: 2 }),
      [pathOf(idOf("e"))]: Buffer.alloc(10_000_000, " "),
      [`${manualFolder}/README.md`]: "why",
    });
    await mkdir(join(root, manualFolder, "folder.json"));
    assert.deepEqual(await read(root), [
      [idOf("a")],
      [
        ["manualInvalid", pathOf(idOf("b"))],
        ["manualVersion", pathOf(idOf("d"))],
        ["manualInvalid", pathOf(idOf("e"))],
        ["manualInvalid", `${manualFolder}/folder.json`],
      ],
    ]);
  });

  it("follows no link, neither to a record nor to a folder, and writes through none", async () => {
    const outside = await freshFolder({ "a.json": renderManualRecord(manualRecord()) });
    const linked = await freshFolder({ ".hyperkit/x": "" });
    await symlink(outside, join(linked, manualFolder));
    assert.deepEqual(await read(linked), [[], [["manualLink", manualFolder]]]);
    const change = await writeManualFinding(linked, manualRecord());
    assert.equal(change.kind === "failed" && change.problem.name, "outsideProject");
    assert.deepEqual(await readdir(outside), ["a.json"]);
    const file = await freshFolder({ [`${manualFolder}/x`]: "" });
    await symlink(join(outside, "a.json"), join(file, pathOf(idOf("a"))));
    assert.deepEqual(await read(file), [[], [["manualLink", pathOf(idOf("a"))]]]);
    const above = await freshFolder({});
    await rename(join(linked, ".hyperkit"), join(outside, "kit"));
    await symlink(join(outside, "kit"), join(above, ".hyperkit"));
    assert.deepEqual(await read(above), [[], [["manualLink", manualFolder]]]);
  });

  it("merges in git without a conflict, whoever adds, edits and deletes other findings", async () => {
    const root = await freshFolder({ "README.md": "x" });
    const git = async (...args: readonly string[]): Promise<unknown> =>
      promisify(execFile)("git", ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.hooksPath=/dev/null", ...args], { cwd: root });
    const commit = async (): Promise<void> => {
      await git("add", "-A");
      await git("commit", "-qm", "x");
    };
    await git("init", "-qb", "one");
    await writeManualFinding(root, manualRecord());
    await writeManualFinding(root, manualRecord({ id: idOf("b") }));
    await commit();
    await git("checkout", "-qb", "two");
    await writeManualFinding(root, manualRecord({ id: idOf("c"), author: "Grace" }));
    await writeManualFinding(root, manualRecord({ severity: "low" }));
    await commit();
    await git("checkout", "-q", "one");
    await writeManualFinding(root, manualRecord({ id: idOf("d") }));
    await removeManualFinding(root, idOf("b"));
    await commit();
    await git("merge", "-q", "two", "-m", "x");
    assert.deepEqual(await read(root), [[idOf("a"), idOf("c"), idOf("d")], []]);
    assert.equal((await readManualFindings(root)).records[0]?.severity, "low");
    await writeFile(join(root, "README.md"), "y");
  });
});
