import { removeRecordFile, writeRecordFile } from "../../storage/recordFiles.ts";
import type { RecordChange, RecordFile } from "../../storage/recordFiles.ts";
import { manualFolder, renderManualRecord } from "./manualRecord.ts";
import type { ManualRecord } from "./manualRecord.ts";

/** Writes a finding below the Project's root (its real path), in the place of an earlier text of it. */
export async function writeManualFinding(root: string, record: ManualRecord): Promise<RecordChange> {
  return writeRecordFile(fileOf(root, record.id), renderManualRecord(record));
}

/** Takes a finding away. None is no failure. */
export async function removeManualFinding(root: string, id: string): Promise<RecordChange> {
  return removeRecordFile(fileOf(root, id));
}

function fileOf(root: string, id: string): RecordFile {
  return { root, folder: manualFolder, name: `${id}.json` };
}
