import assert from "node:assert/strict";
import { appendFile, chmod, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ChainIdentity } from "../../../src/core/chain/identifyChain.ts";
import { continueJournal, createJournal, dropJournal, journalFolder } from "../../../src/core/deploy/journal.ts";
import type { Journal } from "../../../src/core/deploy/journal.ts";
import { readJournal } from "../../../src/core/deploy/readJournal.ts";
import { freshState } from "./life.ts";

const chain: ChainIdentity = { chainId: 31337, genesisHash: `0x${"ab".repeat(32)}`, instance: "1", client: "anvil" };
const entry = { type: "unknown", reason: "a" } as const;

describe("journal", () => {
  let roots: { readonly state: string };
  beforeEach(async () => {
    roots = await freshState();
  });

  async function create(id = "a"): Promise<Journal> {
    const outcome = await createJournal(roots, chain, id);
    assert.equal(outcome.kind, "open");
    return outcome.journal;
  }

  async function typesOf(file: string): Promise<readonly string[]> {
    const content = await readJournal(file);
    assert.equal(content.kind, "read");
    return content.records.map(({ type }) => type);
  }

  it("writes records that can be read at once, for the owner only", async () => {
    const journal = await create();
    await journal.append(entry);
    await journal.append({ type: "failed", reason: "b" });
    assert.deepEqual(await typesOf(journal.file), ["unknown", "failed"]);
    await journal.close();
    if (process.platform === "win32") return;
    assert.equal((await stat(journal.file)).mode & 0o777, 0o600);
    assert.equal((await stat(dirname(journal.file))).mode & 0o777, 0o700);
  });

  it("is never begun twice", async () => {
    await (await create()).close();
    const again = await createJournal(roots, chain, "a");
    assert.equal(again.kind === "failed" && again.problem.name, "journalUnwritable");
  });

  it("is open in one place only, and free after closing", async () => {
    const journal = await create();
    const second = await continueJournal(journal.file);
    assert.equal(second.kind === "failed" && second.problem.name, "journalInUse");
    await journal.close();
    const third = await continueJournal(journal.file);
    assert.equal(third.kind, "open");
    await third.journal.close();
    assert.deepEqual(await readdir(dirname(journal.file)), ["a.jsonl"]);
  });

  it("goes on after a torn line, which it cuts off, and after a missing line end", async () => {
    const journal = await create();
    await journal.append(entry);
    await journal.close();
    const good = await readFile(journal.file);
    for (const torn of [Buffer.concat([good, Buffer.from('{"v":1,"seq":1,"t')]), good.subarray(0, -1)]) {
      await writeFile(journal.file, torn);
      const again = await continueJournal(journal.file);
      assert.equal(again.kind, "open");
      await again.journal.append({ type: "failed", reason: "b" });
      await again.journal.close();
      assert.deepEqual(await typesOf(journal.file), ["unknown", "failed"]);
    }
  });

  it("refuses a damaged one, leaves it as it is, and leaves no lock", async () => {
    const journal = await create();
    await journal.append(entry);
    await journal.close();
    await appendFile(journal.file, "{}\n");
    const before = await readFile(journal.file);
    const outcome = await continueJournal(journal.file);
    assert.equal(outcome.kind === "failed" && outcome.problem.name, "journalDamaged");
    assert.deepEqual(await readFile(journal.file), before);
    assert.deepEqual(await readdir(dirname(journal.file)), ["a.jsonl"]);
  });

  it("does not cut off what another window appended before this one got the lock", async () => {
    const journal = await create();
    await journal.append(entry);
    const racing = Promise.all(Array.from({ length: 5 }, async () => continueJournal(journal.file)));
    await journal.append({ type: "unknown", reason: "b" });
    await journal.close();
    for (const outcome of await racing) if (outcome.kind === "open") await outcome.journal.close();
    assert.deepEqual(await typesOf(journal.file), ["unknown", "unknown"]);
  });

  it("is gone without a trace when it is dropped", async () => {
    const journal = await create();
    await journal.append(entry);
    await dropJournal(journal);
    assert.deepEqual(await readdir(journalFolder(roots, chain)), []);
  });

  it("fails with the reason where it cannot write", async function () {
    if (process.platform === "win32" || process.getuid?.() === 0) {
      // Permissions do not stop root: a file in the folder's place does.
      await writeFile(join(roots.state, "journal"), "");
    } else {
      await mkdir(journalFolder(roots, chain), { recursive: true });
      await chmod(journalFolder(roots, chain), 0o500);
    }
    const outcome = await createJournal(roots, chain, "a");
    assert.equal(outcome.kind === "failed" && outcome.problem.name, "journalUnwritable");
  });

  it("hides a failed note, and writes nothing after it", async () => {
    const journal = await create();
    await journal.append(entry);
    await journal.close(); // the file is closed now, so that each write fails
    await assert.rejects(journal.append(entry));
    await journal.note(entry);
    assert.deepEqual(await typesOf(journal.file), ["unknown"]);
  });
});
