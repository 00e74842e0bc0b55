import { strict as assert } from "node:assert";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hashText } from "../../../../src/core/audit/analysedFile.ts";
import { readAuditedSources } from "../../../../src/core/audit/export/readAuditedSources.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { finding } from "../finding.ts";

describe("readAuditedSources", () => {
  let root: string;
  beforeEach(async () => {
    root = await freshFolder();
  });

  it("reads a file only while it is what was audited", async () => {
    const fileHash = hashText("a\n");
    await writeFile(join(root, "same.sol"), "a\r\n");
    await writeFile(join(root, "edited.sol"), "b");
    const findings = ["same.sol", "edited.sol", "gone.sol", "."].map((file) => finding({ file, fileHash }));
    assert.deepEqual([...(await readAuditedSources({ root, name: "demo" }, findings))], [["same.sol", "a\r\n"]]);
  });

  it("reads none that the analyzers read in two states", async () => {
    await writeFile(join(root, "A.sol"), "a");
    const findings = [hashText("a"), hashText("b")].map((fileHash) => finding({ file: "A.sol", fileHash }));
    assert.equal((await readAuditedSources({ root, name: "demo" }, findings)).size, 0);
  });
});
