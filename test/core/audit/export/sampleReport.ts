import { hashText } from "../../../../src/core/audit/analysedFile.ts";
import type { AnalyzerRun } from "../../../../src/core/audit/analyzer.ts";
import type { AuditReport } from "../../../../src/core/audit/export/auditReport.ts";
import type { TriageRecord } from "../../../../src/core/audit/triage/triageRecord.ts";
import type { Finding } from "../../../../src/core/audit/finding.ts";
import { problem } from "../../../../src/core/errors/problem.ts";
import { finding } from "../finding.ts";

/** A contract with CRLF line ends and characters of one and two UTF-16 code units before a place. */
export const bankSource = [
  "contract Bank {",
  "  function withdraw() external {",
  '    /* é🚀 */ (bool sent,) = msg.sender.call{value: amount}("");',
  "    require(sent);",
  "    balances[msg.sender] = 0;",
  "  }",
  "}",
  "",
].join("\r\n");

const fileHash = hashText(bankSource);

/** Reported by both analyzers; two other places. */
export const shared = finding({
  id: "v1:aaaa",
  category: "reentrancy",
  severity: "high",
  title: "Reentrancy in Bank.withdraw()",
  message: 'Reentrancy in Bank.withdraw():\n  External calls:\n  - (sent) = msg.sender.call{value: amount}("")',
  file: "src/Bank.sol",
  range: { startLine: 2, startCharacter: 14, endLine: 2, endCharacter: 63 },
  fileHash,
  related: [
    { file: "src/Bank.sol", range: { startLine: 4, startCharacter: 4, endLine: 4, endCharacter: 28 }, fileHash, message: "written after" },
  ],
  reports: [
    { analyzer: "slither", rule: "reentrancy-eth", url: "https://github.com/crytic/slither/wiki#reentrancy" },
    { analyzer: "forgeLint", rule: "reentrancy" },
  ],
});

/** Reported by forge lint alone, in a file whose name needs escaping in an address. */
export const alone = finding({
  id: "v1:bbbb",
  category: "mapped-to-none",
  severity: "informational",
  file: "src/my file#1.sol",
  title: "use a named import",
  message: "use a named import",
});

const slither: AnalyzerRun = {
  analyzer: "slither",
  version: "0.11.6",
  outcome: { kind: "analysed", counts: { unit: "contracts", contracts: 1, detectors: 101 } },
  findings: [],
  durationMs: 4210,
};
const forgeLint: AnalyzerRun = {
  analyzer: "forgeLint",
  version: "1.7.1",
  outcome: { kind: "analysed", counts: { unit: "files", files: 2 } },
  findings: [],
  durationMs: 320,
};

/** slither, which has failed after it found something. */
export const failed: AnalyzerRun = {
  ...slither,
  outcome: { kind: "notAnalysed", problem: problem("analyzerIncomplete", { analyzer: "slither", analysed: 1, expected: 3 }) },
};

/** An analyzer that is off. */
export const off: AnalyzerRun = {
  analyzer: "slither",
  version: "",
  outcome: { kind: "off", why: "switchedOff" },
  findings: [],
  durationMs: 0,
};

/** A decision on a finding, by others unless it is said. */
export function decisionOn(
  { id, category, file, title }: Finding,
  changes: Partial<TriageRecord> = {},
  isByOthers = true,
): AuditReport["decisions"] {
  const about = { category, file, title };
  const made = { version: 1, finding: id, decision: "falsePositive", reason: "guarded by a lock", author: "Ada", about } as const;
  return new Map([[id, { record: { ...made, decidedAt: "2026-11-20T08:00:00Z", expires: "2027-01-31", ...changes }, isByOthers }]]);
}

/** What a test may change of the audit. */
interface Changes {
  readonly runs?: readonly AnalyzerRun[];
  readonly findings?: readonly Finding[];
  readonly complete?: boolean;
  readonly project?: string;
  readonly decisions?: AuditReport["decisions"];
  readonly proofs?: AuditReport["proofs"];
  readonly sources?: ReadonlyMap<string, string>;
}

/** A complete audit of two findings by two analyzers. */
export function sampleReport(changes: Changes = {}): AuditReport {
  const { runs = [slither, forgeLint], findings = [shared, alone], complete = true } = changes;
  return {
    project: changes.project ?? "demo",
    auditedAt: new Date("2026-11-25T09:30:00.000Z"),
    version: "0.1.0",
    outcome: { kind: "audited", complete, findings, runs },
    decisions: changes.decisions ?? new Map(),
    ...(changes.proofs === undefined ? {} : { proofs: changes.proofs }),
    sources: changes.sources ?? new Map([["src/Bank.sol", bankSource]]),
  };
}

/** An audit in which slither failed and nothing was found. */
export function incompleteReport(): AuditReport {
  return sampleReport({ runs: [failed, forgeLint], findings: [], complete: false });
}

/** What an attacker writes where a report shows text: markup, links, a formula, and characters that cannot be seen. */
export const hostile =
  "=cmd|'/c calc'!A1 </script></style></title></code></pre><img src=x onerror=alert(1)> ![p](https://evil.example/p.png) [c](https://evil.example) <https://evil.example> @someone #1 ``` ` | \u202egnp.exe\u0007\u200b \"' &amp;";

/** An audit that says the hostile text wherever a repository or a tool decides the words. */
export function hostileReport(): AuditReport {
  const range = { startLine: 0, startCharacter: 3, endLine: 0, endCharacter: 40 };
  const found = finding({
    ...{
      id: hostile,
      category: hostile,
      severity: "high",
      title: hostile,
      message: `${hostile}\n${hostile}`,
      file: `src/${hostile}.sol`,
      range,
    },
    related: [{ file: hostile, range, fileHash: "", message: hostile }],
    reports: [
      { analyzer: "slither", rule: hostile, url: "javascript:alert(1)" },
      { analyzer: "forgeLint", rule: "r", url: `https://docs.example/a)>"<b${encodeURI("|")}?q=[x](y)` },
    ],
  });
  const why = problem("analyzerFailed", { analyzer: "slither", reason: hostile });
  return sampleReport({
    project: hostile,
    runs: [{ ...failed, version: hostile, outcome: { kind: "notAnalysed", problem: why } }],
    findings: [found],
    complete: false,
    decisions: decisionOn(found, { reason: hostile, author: hostile }),
    sources: new Map([[found.file, `// ${hostile}\n`]]),
  });
}
