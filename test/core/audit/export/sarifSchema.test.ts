import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { compareWithBaseline } from "../../../../src/core/audit/baseline/compareWithBaseline.ts";
import type { AuditReport } from "../../../../src/core/audit/export/auditReport.ts";
import { renderSarif } from "../../../../src/core/audit/export/renderSarif.ts";
import { sarifLimits } from "../../../../src/core/audit/export/sarifLimits.ts";
import { finding } from "../finding.ts";
import { alone, decisionOn, failed, hostile, hostileReport, incompleteReport, off, sampleReport, shared } from "./sampleReport.ts";
import { parseSarif } from "./parseSarif.ts";
import { assertSarif, sarifErrors } from "./validateSarif.ts";

/** Half of a character of two UTF-16 code units. */
const lone = String.fromCharCode(0xd800);
const byAda = finding({ id: "v1:cccc", reports: [{ analyzer: "manual", rule: "oracle", author: hostile, record: "r" }], stale: true });
const source = { kind: "report", path: hostile } as const;
const compared = (report: AuditReport, findings: Parameters<typeof compareWithBaseline>[1]["findings"]): AuditReport => ({
  ...report,
  comparison: compareWithBaseline(report.outcome, { kind: "known", source, findings, gaps: ["slither"] }),
});

const variants: Readonly<Record<string, AuditReport>> = {
  "findings of two analyzers": sampleReport(),
  "nothing found": sampleReport({ findings: [] }),
  "no run at all": sampleReport({ findings: [], runs: [], complete: false }),
  "not analysed": incompleteReport(),
  "not analysed, with findings": sampleReport({ runs: [failed], complete: false }),
  "every analyzer off": sampleReport({ runs: [off], findings: [], complete: false }),
  "decided here": sampleReport({ decisions: decisionOn(shared, {}, false) }),
  "decided elsewhere": sampleReport({ decisions: decisionOn(shared) }),
  "manual review alone": sampleReport({ runs: [], findings: [byAda], complete: false }),
  "manual review beside analyzers": sampleReport({ findings: [shared, byAda] }),
  proofs: sampleReport({ proofs: new Map([[shared.id, { result: "proven", gain: hostile, ranAt: "2026-11-25T09:00:00Z" }]]) }),
  "a baseline": compared(sampleReport(), [shared, finding({ id: "v1:gone" }), byAda]),
  "hostile words": hostileReport(),
  "hostile words beside a baseline": compared(hostileReport(), [finding({ file: hostile, title: hostile, message: hostile })]),
  "a project in a folder of its repository": { ...sampleReport(), folder: "packages/my token" },
  "odd characters": sampleReport({
    findings: [finding({ file: `src/${lone}\u{1F680}%41?#.sol`, title: lone, message: "\u0000" })],
    project: lone,
  }),
};

describe("a SARIF report", () => {
  for (const [name, report] of Object.entries(variants)) {
    it(`is valid against the published schema: ${name}`, () => {
      const text = renderSarif(report);
      assertSarif(text);
      parseSarif(text);
    });
  }

  it("is measured by a schema that refuses what is none", () => {
    const log = JSON.parse(renderSarif(sampleReport())) as { readonly runs: readonly object[] };
    assert.match(sarifErrors(JSON.stringify({ ...log, version: "2.0.0" })).join(), /\/version/);
    assert.match(sarifErrors(JSON.stringify({ ...log, runs: [{ ...log.runs[0], results: [{ ruleId: "r" }] }] })).join(), /message/);
    assert.match(sarifErrors(JSON.stringify({ ...log, runs: [{ ...log.runs[0], guessed: 1 }] })).join(), /guessed/);
  });

  it("says what is new, known, judged otherwise and gone beside a baseline", () => {
    const then = [{ ...shared, severity: "low" as const }, finding({ id: "v1:gone", title: "gone" })];
    const { runs } = parseSarif(renderSarif(compared(sampleReport(), then)));
    const told = runs.map(({ results }) =>
      results.map(({ baselineState, partialFingerprints }) => [baselineState, ...Object.values(partialFingerprints)]),
    );
    assert.deepEqual(told, [
      [["updated", shared.id]],
      [
        ["updated", shared.id],
        ["new", alone.id],
        ["absent", "v1:gone"],
      ],
    ]);
    const moved = { ...shared, range: { ...shared.range, startLine: 0, endLine: 0 } };
    const known = parseSarif(renderSarif(compared(sampleReport({ findings: [shared] }), [moved]))).runs;
    assert.deepEqual(
      known.map(({ results }) => results.map(({ baselineState }) => baselineState)),
      [["unchanged"], ["unchanged"]],
    );
  });

  it("calls nothing gone that nobody has looked for, and says where nobody can say what is new", () => {
    const bySlither = finding({ id: "v1:gone", reports: [{ analyzer: "slither", rule: "tx-origin" }] });
    const now = finding({ id: "v1:now", reports: [{ analyzer: "slither", rule: "tx-origin" }] });
    const report = compared(sampleReport({ runs: [failed], findings: [now], complete: false }), [bySlither]);
    const [run] = parseSarif(renderSarif(report)).runs;
    assert.deepEqual(
      run?.results.map(({ baselineState, properties }) => [baselineState, properties["baselineUnclear"]]),
      [["new", true]],
    );
  });

  it("has paths from the repository's root, and another category for each project of it", () => {
    const { runs } = parseSarif(renderSarif({ ...sampleReport(), folder: "packages/my token" }));
    assert.equal(runs[0]?.artifacts[0]?.location.uri, "packages/my%20token/src/Bank.sol");
    assert.equal(runs[0]?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri, "packages/my%20token/src/Bank.sol");
    assert.equal(runs[0]?.automationDetails.id, "hyperkit/packages/my token/");
    assert.equal(parseSarif(renderSarif(sampleReport())).runs[0]?.automationDetails.id, "hyperkit/demo/");
  });

  it("stays within what code scanning takes, keeps the worst, and says what it leaves out", function () {
    this.timeout(60_000);
    const many = Array.from({ length: sarifLimits.results + 5 }, (_, index) =>
      finding({
        id: `v1:${index}`,
        severity: index < 7 ? "informational" : "high",
        file: `src/${index % 50}.sol`,
        range: { ...shared.range, startLine: index, endLine: index },
      }),
    );
    const places = Array.from({ length: sarifLimits.places + 1 }, (_, index) => ({ ...shared, message: String(index) }));
    const [first, ...others] = many;
    const text = renderSarif(sampleReport({ findings: [{ ...(first ?? shared), severity: "high", related: places }, ...others] }));
    const run = parseSarif(text).runs.find(({ tool }) => tool.driver.name === "forge lint");
    assert.equal(run?.results.length, sarifLimits.results);
    assert.equal(run.results.filter(({ level }) => level === "note").length, 1);
    assert.equal(run.results.find(({ relatedLocations }) => relatedLocations !== undefined)?.relatedLocations?.length, sarifLimits.places);
    assert.deepEqual(
      run.invocations[0]?.toolExecutionNotifications.map(({ level, descriptor }) => [level, descriptor.id]),
      [["warning", "resultsLeftOut"]],
    );
    assert.ok(gzipSync(text).length < 10_000_000);
    for (const { shortDescription, fullDescription, properties } of run.tool.driver.rules) {
      assert.ok(Math.max(shortDescription.text.length, fullDescription.text.length) <= sarifLimits.text);
      assert.ok(properties.tags.length <= sarifLimits.tags);
    }
  });
});
