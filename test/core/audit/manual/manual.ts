import { anchorCode } from "../../../../src/core/audit/review/codeAnchor.ts";
import type { ManualRecord } from "../../../../src/core/audit/manual/manualRecord.ts";

/** The source that the records are about. */
export const source =
  "contract Vault {\n    uint256 total;\n\n    function take(uint256 amount) external {\n        total -= amount;\n    }\n}\n";

/** An id of a record. */
export function idOf(digit: string): string {
  return digit.repeat(32);
}

/** A record with every part, on `total -= amount;`; `changes` are laid over it. */
export function manualRecord(changes: Partial<ManualRecord> = {}): ManualRecord {
  const code = anchorCode(source, { startLine: 4, startCharacter: 0, endLine: 4, endCharacter: 100 });
  if (code === undefined) throw new Error("The source has code there.");
  return {
    version: 1,
    id: idOf("a"),
    title: "Anyone can take",
    severity: "high",
    category: "unprotected-function",
    description: "There is no check.\nNot even one.",
    recommendation: "Add one.",
    author: "Ada",
    createdAt: "2026-11-25T12:00:00.000Z",
    file: "src/Vault.sol",
    code,
    ...changes,
  };
}
