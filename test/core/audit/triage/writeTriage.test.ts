import { strict as assert } from "node:assert";
import { access, readFile, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { readTriage } from "../../../../src/core/audit/triage/readTriage.ts";
import { removeTriage, writeTriage } from "../../../../src/core/audit/triage/writeTriage.ts";
import { renderTriageRecord, triageFileName } from "../../../../src/core/audit/triage/triageRecord.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { idOf, record } from "./record.ts";

const folder = ".hyperkit/triage";

describe("writeTriage", () => {
  it("writes one file that reads as it was given, with the hash that the reader finds", async () => {
    const root = await freshFolder();
    const change = await writeTriage(root, record());
    assert.deepEqual(await readdir(join(root, folder)), [triageFileName(idOf("a"))]);
    assert.equal(await readFile(join(root, folder, triageFileName(idOf("a"))), "utf8"), renderTriageRecord(record()));
    const { records, problems } = await readTriage(root);
    assert.deepEqual([records.map((stored) => stored.record), problems], [[record()], []]);
    assert.deepEqual(change, { kind: "written", hash: records[0]?.hash });
  });

  it("puts a later decision in the place of an earlier one", async () => {
    const root = await freshFolder();
    await writeTriage(root, record());
    await writeTriage(root, record({ decision: "acknowledged", expires: "2027-01-01" }));
    const { records } = await readTriage(root);
    assert.deepEqual(
      records.map((stored) => stored.record.decision),
      ["acknowledged"],
    );
  });

  it("writes nothing through a link", async () => {
    const elsewhere = await freshFolder({ "triage/keep": "" });
    const root = await freshFolder();
    await symlink(elsewhere, join(root, ".hyperkit"));
    for (const change of [await writeTriage(root, record()), await removeTriage(root, idOf("a"))]) {
      assert.equal(change.kind === "failed" && change.problem.name, "outsideProject");
    }
    assert.deepEqual(await readdir(join(elsewhere, "triage")), ["keep"]);
  });

  it("replaces a link in the place of a record, and leaves its target alone", async () => {
    const elsewhere = await freshFolder({ "secret.json": "{}" });
    const root = await freshFolder({ [`${folder}/x`]: "" });
    await symlink(join(elsewhere, "secret.json"), join(root, folder, triageFileName(idOf("a"))));
    assert.equal((await writeTriage(root, record())).kind, "written");
    assert.equal(await readFile(join(elsewhere, "secret.json"), "utf8"), "{}");
    assert.equal((await readTriage(root)).records.length, 1);
  });

  it("says why it could not write, and leaves no part of a file", async () => {
    const name = triageFileName(idOf("a"));
    const root = await freshFolder({ [`${folder}/${name}/in the way`]: "" });
    const change = await writeTriage(root, record());
    assert.equal(change.kind === "failed" && change.problem.name, "writeFailed");
    assert.deepEqual(await readdir(join(root, folder), { recursive: true }), [name, join(name, "in the way")]);
    const removal = await removeTriage(root, idOf("a"));
    assert.equal(removal.kind === "failed" && removal.problem.name, "writeFailed");
  });
});

describe("removeTriage", () => {
  it("takes the record away and the folders that are empty then, and nothing else", async () => {
    const root = await freshFolder();
    await writeTriage(root, record());
    await writeTriage(root, record({ finding: idOf("b") }));
    assert.deepEqual(await removeTriage(root, idOf("a")), { kind: "removed" });
    assert.equal((await readTriage(root)).records.length, 1);
    await removeTriage(root, idOf("b"));
    await assert.rejects(access(join(root, ".hyperkit")));
    assert.deepEqual(await removeTriage(root, idOf("b")), { kind: "removed" });
  });
});
