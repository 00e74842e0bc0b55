import { open, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { readJournal } from "./readJournal.ts";
import type { Problem } from "../errors/problem.ts";
import type { StorageRoots } from "../storage/storageRoots.ts";
import type { JournalRecord } from "./journalRecord.ts";

/** A deployment that was signed and of which the journal tells no end. */
export interface Unfinished {
  /** The deployment's id. */
  readonly id: string;
  readonly journalFile: string;
  readonly contract: string;
  readonly network: string;
  readonly address: `0x${string}`;
  readonly txHash: `0x${string}`;
  /** When it was signed, milliseconds since the epoch. */
  readonly at: number;
}

/** All unfinished deployments of this machine, the newest first, and the journals that cannot be read. Contacts nothing. */
export interface UnfinishedList {
  readonly deployments: readonly Unfinished[];
  readonly problems: readonly Problem[];
}

/** Reads the journals. One whose last line is an end is not read further: there can be many of them. */
export async function listUnfinished(roots: Pick<StorageRoots, "state">): Promise<UnfinishedList> {
  const folder = join(roots.state, "journal");
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const deployments: Unfinished[] = [];
  const problems: Problem[] = [];
  for (const name of names.filter((candidate) => candidate.endsWith(".jsonl"))) {
    const file = join(folder, name);
    if (await hasEnd(file)) continue;
    const content = await readJournal(file);
    if (content.kind === "failed") problems.push(content.problem);
    else deployments.push(...unfinishedOf(file, content.records));
  }
  return { deployments: deployments.toSorted((one, other) => other.at - one.at), problems };
}

const longestEnd = 2048;

async function hasEnd(file: string): Promise<boolean> {
  const handle = await open(file, "r").catch(() => undefined);
  if (handle === undefined) return false;
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestEnd), 0, longestEnd, Math.max(0, size - longestEnd));
    const lastLine = buffer.toString("utf8", 0, bytesRead).trimEnd().split("\n").at(-1) ?? "";
    return /^\{"v":1,"seq":\d+,"ts":\d+,"type":"(?:included|failed)",.*"crc":"[0-9a-f]{8}"\}$/.test(lastLine);
  } catch {
    return false; // the whole reading will say what is wrong with it
  } finally {
    await handle.close();
  }
}

function unfinishedOf(journalFile: string, records: readonly JournalRecord[]): readonly Unfinished[] {
  const planned = records.find((record) => record.type === "planned");
  const signed = records.findLast((record) => record.type === "signed");
  const ended = records.some((record) => record.type === "included" || record.type === "failed");
  if (planned === undefined || signed === undefined || ended) return [];
  const { contract, network, address } = planned;
  const id = basename(journalFile, ".jsonl");
  return [{ id, journalFile, contract: contract.name, network, address, txHash: signed.txHash, at: signed.ts }];
}
