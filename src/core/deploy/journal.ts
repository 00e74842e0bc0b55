import { constants } from "node:fs";
import { mkdir, open, rm, truncate } from "node:fs/promises";
import { dirname, join } from "node:path";
import { takeLock } from "../storage/takeLock.ts";
import { lineHash, noLine, sealRecord } from "./journalRecord.ts";
import { readJournal } from "./readJournal.ts";
import { problem } from "../errors/problem.ts";
import type { FileHandle } from "node:fs/promises";
import type { ChainIdentity } from "../chain/identifyChain.ts";
import type { Problem } from "../errors/problem.ts";
import type { StorageRoots } from "../storage/storageRoots.ts";
import type { JournalEntry, JournalRecord } from "./journalRecord.ts";

/** A journal that is open for writing, by this process alone. */
export interface Journal {
  readonly file: string;
  /** Resolves when the record is on the disk, not only handed to the system. Throws when it could not be written. */
  append(entry: JournalEntry): Promise<void>;
  /**
   * For what the chain can tell again (`sent`, `included`, ...): a full disk must not hide how a deployment ended. Never throws;
   * after a failed write nothing more is written, since the file may end in half a line.
   */
  note(entry: JournalEntry): Promise<void>;
  close(): Promise<void>;
}

/** What opening a journal came to. */
export type OpenJournalOutcome =
  | { readonly kind: "open"; readonly journal: Journal; readonly records: readonly JournalRecord[] }
  | { readonly kind: "failed"; readonly problem: Problem };

/** The folder of one chain's journals. Signed bytes are bearer instruments: it lies in the state root, never in a repository. */
export function journalFolder(roots: Pick<StorageRoots, "state">, chain: ChainIdentity): string {
  return join(roots.state, "journal", `${chain.chainId}-${chain.genesisHash.slice(2, 10)}`);
}

/** Starts the journal of a new deployment; readable by the owner only, its folder entry synced before it returns. */
export async function createJournal(
  roots: Pick<StorageRoots, "state">,
  chain: ChainIdentity,
  deploymentId: string,
): Promise<OpenJournalOutcome> {
  const folder = journalFolder(roots, chain);
  const file = join(folder, `${deploymentId}.jsonl`);
  return guarded(file, async () => {
    const handle = await open(file, appendFlags | constants.O_EXCL, 0o600);
    await syncFolder(folder);
    return { kind: "opened", handle, records: [], prevHash: noLine };
  });
}

/** Opens an existing journal to go on with it: a torn last line is cut off first, a damaged journal is refused. */
export async function continueJournal(file: string): Promise<OpenJournalOutcome> {
  return guarded(file, async () => {
    // Read under the lock: what another window appended before it let go must not be cut off.
    const content = await readJournal(file);
    if (content.kind === "failed") return content;
    await truncate(file, content.goodBytes);
    const handle = await open(file, appendFlags, 0o600);
    if (content.unterminated) await writeDurably(handle, "\n");
    return { kind: "opened", handle, records: content.records, prevHash: content.prevHash };
  });
}

/** Windows has no O_DSYNC, and on macOS it leaves the bytes in the drive's cache; `writeDurably` syncs there. */
const durableFlag = process.platform === "linux" ? constants.O_DSYNC : 0;
const appendFlags = constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | durableFlag;

interface Opened {
  readonly kind: "opened";
  readonly handle: FileHandle;
  readonly records: readonly JournalRecord[];
  readonly prevHash: string;
}

type OpenFile = () => Promise<Opened | { readonly kind: "failed"; readonly problem: Problem }>;

async function guarded(file: string, openFile: OpenFile): Promise<OpenJournalOutcome> {
  try {
    await makeFolder(dirname(file));
    const lock = await takeLock(`${file}.lock`);
    if (lock === undefined) return { kind: "failed", problem: problem("journalInUse", {}) };
    try {
      const opened = await openFile();
      if (opened.kind === "failed") {
        await lock.release();
        return opened;
      }
      const { handle, records, prevHash } = opened;
      return { kind: "open", records, journal: writer({ file, handle, lock, seq: records.length, prevHash }) };
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: "failed", problem: problem("journalUnwritable", { reason }) };
  }
}

interface WriterState {
  readonly file: string;
  readonly handle: FileHandle;
  readonly lock: { release(): Promise<void> };
  readonly seq: number;
  readonly prevHash: string;
}

function writer(start: WriterState): Journal {
  let { seq, prevHash } = start;
  let broken = false;
  const append = async (entry: JournalEntry): Promise<void> => {
    const line = sealRecord({ v: 1, seq, ts: Date.now(), ...entry, prevHash });
    try {
      await writeDurably(start.handle, `${line}\n`);
    } catch (error) {
      broken = true;
      throw error;
    }
    seq += 1;
    prevHash = lineHash(line);
  };
  return {
    file: start.file,
    append,
    note: async (entry) => (broken ? undefined : append(entry).catch(() => {})),
    async close() {
      try {
        await start.handle.close();
      } finally {
        await start.lock.release();
      }
    },
  };
}

async function writeDurably(handle: FileHandle, text: string): Promise<void> {
  await handle.appendFile(text);
  if (durableFlag === 0) await handle.datasync();
}

/** Creates a folder, readable by the owner only, and makes the names of all that were new durable. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  const top = dirname(first);
  for (let parent = dirname(folder); parent.length >= top.length; parent = dirname(parent)) {
    await syncFolder(parent);
    if (parent === top) break;
  }
}

/** Makes a new file's name durable. Windows cannot open folders; there the file system journals names itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes a journal in which nothing was signed; used when a deployment ends before it had any effect. */
export async function dropJournal(journal: Journal): Promise<void> {
  await journal.close();
  await rm(journal.file, { force: true });
}
