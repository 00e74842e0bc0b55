import type { Finding } from "../../core/audit/finding.ts";
import type { ProofRecord } from "../../core/audit/proof/proofRecord.ts";
import { visibleLine } from "../../core/lib/visibleText.ts";

/** The badge of a row; empty where no test has run on this code. */
export function proofBadge(record: ProofRecord | undefined): string {
  if (record === undefined) return "";
  return record.result === "proven" ? "proven, " : "not proven, ";
}

/** What a test has shown of a finding, as one sentence; of low ones nothing is said unless a test ran. */
export function proofSentence({ severity }: Finding, record: ProofRecord | undefined): string | undefined {
  if (record === undefined) return severity === "high" || severity === "medium" ? "Unproven: no test has run on this code." : undefined;
  if (record.result === "proven") return `Proven by a test on exactly this code: ${visibleLine(record.gain)}.`;
  return "Not proven: a test ran on exactly this code and the problem did not show.";
}
