import { strict as assert } from "node:assert";
import { readFile, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeReport } from "../../../../src/core/audit/export/writeReport.ts";
import { freshFolder } from "../../../support/freshFolder.ts";

describe("writeReport", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await freshFolder();
  });

  it("writes whole, also over an older report, and leaves nothing beside", async () => {
    const path = join(folder, "audit.html");
    await writeFile(path, "old");
    assert.deepEqual(await writeReport(path, "new"), { kind: "written" });
    assert.equal(await readFile(path, "utf8"), "new");
    assert.deepEqual(await readdir(folder), ["audit.html"]);
  });

  it("replaces a link and not what it points to", async function () {
    if (process.platform === "win32") this.skip();
    const [target, path] = [join(folder, "mine"), join(folder, "audit.html")];
    await writeFile(target, "mine");
    await symlink(target, path);
    await writeReport(path, "new");
    assert.deepEqual([await readFile(target, "utf8"), await readFile(path, "utf8")], ["mine", "new"]);
  });

  it("is a problem of the catalogue when it cannot write", async () => {
    const outcome = await writeReport(join(folder, "none", "audit.html"), "new");
    assert.equal(outcome.kind === "failed" && outcome.problem.name, "writeFailed");
    const taken = await writeReport(folder, "new");
    assert.equal(taken.kind, "failed");
    assert.deepEqual(await readdir(folder), []);
  });
});
