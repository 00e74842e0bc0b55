import assert from "node:assert/strict";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { readForeignTriage } from "../../../../../src/core/audit/triage/foreign/readForeignTriage.ts";
import { freshFolder } from "../../../../support/freshFolder.ts";
import { finding } from "../../finding.ts";

describe("readForeignTriage", () => {
  it("says of each wish which findings it would hide, in the order of the files", async () => {
    const root = await freshFolder({
      "foundry.toml": '[lint]\nexclude_lints = ["unchecked-call"]\n',
      "slither.config.json": '{"detectors_to_exclude": "tx-origin"}',
    });
    const one = finding({});
    assert.deepEqual(
      (await readForeignTriage(root, [one])).map(({ silence, findings }) => [silence.file, silence.text, findings]),
      [
        ["slither.config.json", "tx-origin", []],
        ["foundry.toml", "unchecked-call", [one]],
      ],
    );
  });

  it("reads nothing through a link out of the project", async () => {
    const elsewhere = await freshFolder({ "slither.config.json": '{"detectors_to_exclude": "tx-origin"}' });
    // A repository of its own: packages of one may share files.
    const root = await freshFolder({ ".git/HEAD": "ref: refs/heads/main\n" });
    await symlink(join(elsewhere, "slither.config.json"), join(root, "slither.config.json"));
    assert.deepEqual(await readForeignTriage(root, []), []);
  });
});
