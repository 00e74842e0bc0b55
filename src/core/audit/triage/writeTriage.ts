import { removeRecordFile, writeRecordFile } from "../../storage/recordFiles.ts";
import type { RecordChange, RecordFile } from "../../storage/recordFiles.ts";
import { triageFolder } from "./triageFolder.ts";
import { renderTriageRecord, triageFileName } from "./triageRecord.ts";
import type { TriageRecord } from "./triageRecord.ts";

/** Writes a record below the Project's root (its real path), in the place of an earlier one. `hash` is that of `StoredTriage`. */
export async function writeTriage(root: string, record: TriageRecord): Promise<RecordChange> {
  return writeRecordFile(fileOf(root, record.finding), renderTriageRecord(record));
}

/** Takes the record of a finding away. None is no failure. */
export async function removeTriage(root: string, finding: string): Promise<RecordChange> {
  return removeRecordFile(fileOf(root, finding));
}

function fileOf(root: string, finding: string): RecordFile {
  return { root, folder: triageFolder, name: triageFileName(finding) };
}
