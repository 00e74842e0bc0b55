import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hashText } from "../../../../src/core/audit/analysedFile.ts";
import { readHeldProofs } from "../../../../src/core/audit/proof/heldProofs.ts";
import type { ProofRecord } from "../../../../src/core/audit/proof/proofRecord.ts";
import { writeProof } from "../../../../src/core/audit/proof/proofStore.ts";
import { freshFolder } from "../../../support/freshFolder.ts";

const common = { version: 1, result: "proven", gain: "1 ETH", path: "test/P.t.sol", attackTest: "a", controlTest: "c" } as const;

describe("readHeldProofs", () => {
  it("holds what was shown of exactly the files on disk, for editor and terminal alike, and nothing of edited code", async () => {
    const root = await freshFolder({ "A.sol": "a\r\n", "B.sol": "b" });
    const state = await freshFolder();
    const project = { root, name: "demo" };
    const record = (finding: string, files: ProofRecord["files"]): ProofRecord => ({
      ...common,
      finding,
      files,
      ranAt: "2026-11-25T08:00:00Z",
    });
    const [ofA, ofBoth] = [
      record("v1:a", { "A.sol": hashText("a\n") }),
      record("v1:b", { "A.sol": hashText("a\n"), "B.sol": hashText("b") }),
    ];
    const editor = { cache: await freshFolder(), state };
    for (const one of [ofA, ofBoth]) await writeProof(editor, project, one);
    const terminal = { cache: await freshFolder(), state };
    assert.deepEqual(
      [...(await readHeldProofs(terminal, project)).values()].toSorted((a, b) => (a.finding < b.finding ? -1 : 1)),
      [ofA, ofBoth],
    );
    await writeFile(join(root, "B.sol"), "edited");
    assert.deepEqual([...(await readHeldProofs(terminal, project)).keys()], ["v1:a"]);
  });
});
