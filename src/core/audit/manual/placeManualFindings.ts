import { hashText } from "../analysedFile.ts";
import type { Finding } from "../finding.ts";
import { findAnchored } from "../review/codeAnchor.ts";
import { unitText } from "../review/codeUnits.ts";
import type { ManualRecord } from "./manualRecord.ts";

/** Gives the text of a root-relative path as the person sees it; undefined where there is none. See `readSource`. */
export type ReadText = (file: string) => Promise<string | undefined>;

/** A manual finding on its present place, with what it is the same as. */
export interface ManualFinding {
  readonly finding: Finding;
  readonly sameAs?: string;
}

/** Finds the code of each record: it follows moved lines, and is `stale` where its code was edited or is gone. */
export async function placeManualFindings(records: readonly ManualRecord[], readText: ReadText): Promise<readonly ManualFinding[]> {
  const texts = new Map<string, string | undefined>();
  const placed: ManualFinding[] = [];
  for (const record of records) {
    const text = texts.has(record.file) ? texts.get(record.file) : await readText(record.file);
    texts.set(record.file, text);
    placed.push({ finding: toFinding(record, text), ...(record.sameAs === undefined ? {} : { sameAs: record.sameAs }) });
  }
  return placed;
}

function toFinding(record: ManualRecord, text: string | undefined): Finding {
  const { id, title, severity, category = uncategorised, author, file, code } = record;
  const place = text === undefined ? { edited: true, range: code.range } : findAnchored(unitText(text), code);
  return {
    // Its decisions hang on the finding: its code is known to be edited, and no analyzer looks again.
    id: `v1:${id}`,
    category,
    severity,
    confidence: "high",
    title,
    message: messageOf(record),
    file,
    range: place.range,
    fileHash: text === undefined ? "" : hashText(text),
    related: [],
    reports: [{ analyzer: "manual", rule: category, author, record: id }],
    ...(place.edited ? { stale: true } : {}),
  };
}

/** What stands for the category of a finding that the person put in none. */
const uncategorised = "manual";

function messageOf({ title, description, recommendation }: ManualRecord): string {
  const advice = recommendation.trim() === "" ? "" : `Recommendation: ${recommendation.trim()}`;
  return [title, description.trim(), advice].filter((part) => part !== "").join("\n\n");
}
