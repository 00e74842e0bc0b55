import assert from "node:assert/strict";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
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
    const root = await freshFolder();
    // Outside of the checkout, whose files a project in it may share.
    const elsewhere = await mkdtemp(join(tmpdir(), "hyperkit-"));
    try {
      const target = join(elsewhere, "slither.config.json");
      await writeFile(target, '{"detectors_to_exclude": "tx-origin"}');
      await symlink(target, join(root, "slither.config.json"));
      assert.deepEqual(await readForeignTriage(root, []), []);
    } finally {
      await rm(elsewhere, { recursive: true });
    }
  });
});
