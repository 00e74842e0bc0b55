import assert from "node:assert/strict";
import type { AuditedBatch } from "../../scripts/eval/auditSet.ts";
import type { LabelledPair } from "../../scripts/eval/developmentSet.ts";
import { gatherMerged, gatherOf } from "../../scripts/eval/gatherFindings.ts";
import { isAlarm, scoreAudit } from "../../scripts/eval/scoreAudit.ts";
import type { SaidOfSet } from "../../scripts/eval/scoreAudit.ts";
import type { AnalyzerOutcome } from "../../src/core/audit/analyzer.ts";
import type { Finding } from "../../src/core/audit/finding.ts";
import { problem } from "../../src/core/errors/problem.ts";

const pair = (name: string, category: string, start = 10): LabelledPair => ({
  name,
  category,
  declarations: [`${name}.f`],
  why: "",
  places: [{ start, end: start + 5 }],
});

/** A high finding on the line and the one after it. */
const finding = (name: string, category: string, line: number): Finding => ({
  id: `${name}-${category}-${line}`,
  category,
  severity: "high",
  confidence: "medium",
  title: category,
  message: category,
  file: `src/${name}.sol`,
  fileHash: "0",
  range: { startLine: line, startCharacter: 0, endLine: line + 1, endCharacter: 0 },
  related: [],
  reports: [],
});

const nothing: SaidOfSet = { vulnerable: [], fixed: [], decoys: [], notAnalysed: [] };
const set = { pairs: [pair("A", "reentrancy"), pair("B", "tx-origin")], decoys: 2 };

describe("scoreAudit", () => {
  it("finds a label by its category at an overlapping place of its own file", () => {
    const foundBy = (...vulnerable: readonly Finding[]) => scoreAudit({ ...nothing, vulnerable }, set).recall.part;
    assert.equal(foundBy(finding("A", "reentrancy", 12)), 1);
    assert.equal(foundBy(finding("A", "reentrancy", 9)), 1);
    assert.equal(foundBy(finding("A", "reentrancy", 8)), 0);
    assert.equal(foundBy(finding("A", "reentrancy", 16)), 0);
    assert.equal(foundBy(finding("A", "tx-origin", 12)), 0);
    assert.equal(foundBy(finding("B", "reentrancy", 12)), 0);
    assert.equal(foundBy(finding("A", "reentrancy", 12), finding("B", "tx-origin", 10)), 2);
  });

  it("counts what was not analysed as missed, whatever was found there", () => {
    const said = { ...nothing, vulnerable: [finding("A", "reentrancy", 12)], notAnalysed: ["A"] };
    const { recall, missed, notAnalysed } = scoreAudit(said, set);
    assert.deepEqual([recall, missed, notAnalysed], [{ part: 0, whole: 2 }, ["A", "B"], ["A"]]);
  });

  it("measures precision over alarms, and by file over what is said of each file", () => {
    const vulnerable = [
      finding("A", "reentrancy", 12),
      finding("A", "reentrancy", 13),
      finding("A", "tx-origin", 12),
      finding("A", "floating-pragma", 0),
      { ...finding("A", "missing-event", 12), severity: "informational" as const },
    ];
    const { precision, precisionByFile } = scoreAudit({ ...nothing, vulnerable }, set);
    assert.deepEqual(precision, { part: 2, whole: 3 });
    assert.deepEqual(precisionByFile, { part: 1, whole: 2 });
  });

  it("takes the weakness in other words for true, and not for the label", () => {
    const pairs = [{ ...pair("A", "wrong-constructor-name"), also: ["missing-access-control"] }];
    const score = scoreAudit({ ...nothing, vulnerable: [finding("A", "missing-access-control", 12)] }, { pairs, decoys: 0 });
    assert.deepEqual([score.recall.part, score.precision], [0, { part: 1, whole: 1 }]);
  });

  it("calls an alarm what is low or worse in a category of security", () => {
    assert.ok(isAlarm({ ...finding("A", "reentrancy", 1), severity: "low" }));
    assert.ok(isAlarm(finding("A", "a-rule-that-no-table-knows", 1)));
    for (const severity of ["informational", "gas"] as const) assert.ok(!isAlarm({ ...finding("A", "reentrancy", 1), severity }));
    for (const category of ["dead-code", "costly-loop", "compiler-version"]) assert.ok(!isAlarm(finding("A", category, 1)));
  });

  it("counts a label that is still reported on its twin, of any severity and anywhere in it", () => {
    const fixed = [{ ...finding("A", "reentrancy", 90), severity: "informational" as const }, finding("B", "reentrancy", 12)];
    const { labelOnTwin, stillReported, alarmsOnTwins } = scoreAudit({ ...nothing, fixed }, set);
    assert.deepEqual([labelOnTwin, stillReported, alarmsOnTwins], [{ part: 1, whole: 2 }, ["A"], { part: 1, whole: 2 }]);
    assert.deepEqual(scoreAudit({ ...nothing, decoys: [finding("D", "tx-origin", 1)] }, set).alarmsOnDecoys, { part: 1, whole: 2 });
  });

  it("takes the same category or entry of SWC at an overlapping place for a duplicate", () => {
    const duplicates = (second: Finding) =>
      scoreAudit({ ...nothing, vulnerable: [finding("A", "reentrancy", 12), second] }, set).duplicates;
    assert.deepEqual(duplicates(finding("A", "reentrancy", 12)), { part: 1, whole: 2 });
    assert.deepEqual(duplicates(finding("A", "reentrancy-benign", 12)), { part: 1, whole: 2 });
    assert.deepEqual(duplicates(finding("A", "reentrancy", 13)), { part: 0, whole: 2 });
    assert.deepEqual(duplicates(finding("A", "tx-origin", 12)), { part: 0, whole: 2 });
    assert.deepEqual(duplicates(finding("B", "reentrancy", 12)), { part: 0, whole: 2 });
  });
});

describe("what is scored of a batch", () => {
  const analysed: AnalyzerOutcome = { kind: "analysed", counts: { unit: "files", files: 1 } };
  const broken: AnalyzerOutcome = { kind: "notAnalysed", problem: problem("analyzerNothing", { analyzer: "forge lint" }) };
  const batch = (slither: AnalyzerOutcome, forgeLint: AnalyzerOutcome): AuditedBatch => ({
    folder: "vulnerable",
    line: "0.8",
    names: ["A"],
    runs: [
      { analyzer: "slither", version: "", outcome: slither, findings: [finding("A", "reentrancy", 12)], durationMs: 1 },
      { analyzer: "forgeLint", version: "", outcome: forgeLint, findings: [], durationMs: 1 },
    ],
    merged: [finding("A", "reentrancy", 12)],
  });

  it("is nothing where the analyzer did not analyse everything", () => {
    assert.deepEqual(gatherOf("slither", [batch(broken, analysed)]), { ...nothing, notAnalysed: ["A"] });
    assert.equal(gatherOf("slither", [batch(analysed, broken)]).vulnerable.length, 1);
  });

  it("is the merged result where one of the analyzers analysed everything", () => {
    assert.deepEqual(gatherMerged([batch(broken, broken)]).notAnalysed, ["A"]);
    assert.deepEqual(gatherMerged([batch(analysed, broken)]).notAnalysed, []);
  });
});
