import assert from "node:assert/strict";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { executeDeployment } from "../../../src/core/deploy/executeDeployment.ts";
import { continueJournal, journalFolder } from "../../../src/core/deploy/journal.ts";
import { listUnfinished } from "../../../src/core/deploy/listUnfinished.ts";
import { startAnvil } from "../../support/anvil.ts";
import type { Anvil } from "../../support/anvil.ts";
import { freshState, never, proven, readyToDeploy, signerFor } from "./life.ts";

describe("listUnfinished", () => {
  let anvil: Anvil;
  before(async () => {
    anvil = await startAnvil();
  });
  after(async () => anvil.stop());

  /** The bytes of a real journal, up to its end. */
  async function realJournal(): Promise<{
    readonly folder: string;
    readonly lines: readonly string[];
    readonly roots: { readonly state: string };
  }> {
    const chain = await proven(anvil.url);
    const roots = await freshState();
    const outcome = await executeDeployment(await readyToDeploy(chain), { chain, signer: signerFor(chain), roots }, { signal: never });
    assert.equal(outcome.kind, "deployed");
    const lines = (await readFile(outcome.journalFile, "utf8")).trimEnd().split("\n");
    return { folder: journalFolder(roots, chain.identity), lines, roots };
  }

  it("is empty where nothing was ever deployed", async () => {
    assert.deepEqual(await listUnfinished(await freshState()), { deployments: [], problems: [] });
  });

  it("lists what was signed and has no end, the newest first, and nothing else", async () => {
    const { folder, lines, roots } = await realJournal();
    assert.deepEqual((await listUnfinished(roots)).deployments, []);
    for (let kept = 1; kept < lines.length; kept += 1)
      await writeFile(join(folder, `cut${kept}.jsonl`), `${lines.slice(0, kept).join("\n")}\n`);
    const { deployments, problems } = await listUnfinished(roots);
    assert.deepEqual(deployments.map(({ id }) => id).toSorted(), ["cut4", "cut5"]); // signed, sent
    assert.deepEqual(problems, []);
    const [first] = deployments;
    assert.equal(first?.contract, "Treasury");
    assert.equal(first.network, "Test chain");
    assert.match(first.txHash, /^0x[0-9a-f]{64}$/);
    assert.ok(Math.abs(Date.now() - first.at) < 60_000);
  });

  it("knows an end after which something was written", async () => {
    const { folder, roots } = await realJournal();
    const [name = ""] = await readdir(folder);
    const opened = await continueJournal(join(folder, name));
    assert.equal(opened.kind, "open");
    await opened.journal.append({ type: "unknown", reason: "late" });
    await opened.journal.close();
    assert.deepEqual((await listUnfinished(roots)).deployments, []);
  });

  it("reports a journal that cannot be read beside the others", async () => {
    const { folder, lines, roots } = await realJournal();
    await writeFile(join(folder, "damaged.jsonl"), `${lines[0]}\n{}\n${lines[3]}\n`);
    await writeFile(join(folder, "open.jsonl"), `${lines.slice(0, 4).join("\n")}\n`);
    await mkdir(join(folder, "folder.jsonl"));
    const { deployments, problems } = await listUnfinished(roots);
    assert.deepEqual(
      deployments.map(({ id }) => id),
      ["open"],
    );
    assert.deepEqual(
      problems.map(({ name }) => name),
      ["journalDamaged", "journalDamaged"],
    );
  });
});
