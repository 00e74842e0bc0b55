import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { ChainIdentity } from "../chain/identifyChain.ts";
import type { CodeReference } from "../foundry/contract.ts";
import type { DecodedArgument } from "./encodeArguments.ts";

/** What a deployment journal remembers, one entry per step. Amounts are decimal wei in text; JSON has no big integers. */
export type JournalEntry =
  | {
      readonly type: "planned";
      readonly deploymentId: string;
      readonly contract: { readonly source: string; readonly name: string; readonly compilerVersion: string };
      readonly artifactHash: `0x${string}`;
      /** Kept so that the deployed code can be compared even after a recompilation. */
      readonly runtimeCode: `0x${string}`;
      readonly immutables: readonly CodeReference[];
      readonly args: readonly DecodedArgument[];
      readonly initCodeHash: `0x${string}`;
      readonly network: string;
      readonly rpcUrl: string;
      readonly chain: ChainIdentity;
      readonly sender: `0x${string}`;
      readonly nonce: number;
      readonly value: string;
      readonly address: `0x${string}`;
    }
  | { readonly type: "simulated"; readonly gas: string; readonly gasLimit: string; readonly maxCost: string }
  | { readonly type: "cleared"; readonly expiresAt: number; readonly gasLimit: string; readonly fees: Readonly<Record<string, string>> }
  | { readonly type: "signed"; readonly raw: `0x${string}`; readonly txHash: `0x${string}` }
  | { readonly type: "sent"; readonly txHash: `0x${string}`; readonly answer: "accepted" | "alreadyKnown" }
  | {
      readonly type: "included";
      readonly txHash: `0x${string}`;
      readonly address: `0x${string}`;
      readonly gasUsed: string;
      readonly blockNumber: string;
      readonly blockHash: `0x${string}`;
      readonly codeMatches: boolean;
    }
  | { readonly type: "failed"; readonly reason: string }
  | { readonly type: "unknown"; readonly reason: string };

/** An entry with its place in the chain of records. */
export type JournalRecord = JournalEntry & {
  readonly v: 1;
  /** From 0, without gaps. */
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly ts: number;
  /** SHA-256 of the line before, without its line end; of nothing for the first. */
  readonly prevHash: string;
};

/** Hash of "no line before". */
export const noLine: string = lineHash("");

const seal = /,"crc":"([0-9a-f]{8})"\}$/;

/** The line of one record, sealed with a CRC-32 over everything before the seal; no line end. */
export function sealRecord(record: JournalRecord): string {
  const body = JSON.stringify(record).slice(0, -1);
  return `${body},"crc":"${checksum(body)}"}`;
}

/** Reads one line; undefined unless every byte is as it was sealed and it follows the line before. */
export function openRecord(line: string, expected: { readonly seq: number; readonly prevHash: string }): JournalRecord | undefined {
  const match = seal.exec(line);
  if (match === null) return undefined;
  const body = line.slice(0, match.index);
  if (checksum(body) !== match[1]) return undefined;
  const value: unknown = JSON.parse(`${body}}`);
  // The checksum shows that `sealRecord` wrote these bytes, so they have its shape.
  const record = value as JournalRecord;
  return record.v === 1 && record.seq === expected.seq && record.prevHash === expected.prevHash ? record : undefined;
}

/** SHA-256 of a line, in hex. */
export function lineHash(line: string): string {
  return createHash("sha256").update(line).digest("hex");
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, "0");
}
