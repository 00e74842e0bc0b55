import { strict as assert } from "node:assert";
import * as z from "zod/mini";
import { renderJson } from "../../../../src/core/audit/export/renderJson.ts";
import { failed, hostile, hostileReport, off, sampleReport, shared } from "./sampleReport.ts";

const place = { file: z.string(), startLine: z.int(), startColumn: z.int(), endLine: z.int(), endColumn: z.int() };
const count = z.int().check(z.minimum(0));
const level = z.enum(["high", "medium", "low"]);
const analyzer = z.discriminatedUnion("outcome", [
  z.strictObject({ name: z.string(), version: z.string(), outcome: z.literal("off"), why: z.enum(["switchedOff", "notInstalled"]) }),
  z.strictObject({
    ...{ name: z.string(), version: z.string(), outcome: z.literal("analysed"), durationMs: count },
    counts: z.discriminatedUnion("unit", [
      z.strictObject({ unit: z.literal("contracts"), contracts: count, detectors: count }),
      z.strictObject({ unit: z.literal("files"), files: count, detectors: z.optional(count) }),
    ]),
  }),
  z.strictObject({
    ...{ name: z.string(), version: z.string(), outcome: z.literal("notAnalysed"), durationMs: count },
    reason: z.strictObject({ id: z.string(), what: z.string(), fix: z.string() }),
  }),
]);
/** The shape that `docs/audit-report.md` promises, and nothing else. */
const document = z.strictObject({
  format: z.literal("hyperkit-audit"),
  version: z.literal(1),
  project: z.string(),
  auditedAt: z.iso.datetime(),
  hyperkit: z.string(),
  complete: z.boolean(),
  verdict: z.string(),
  analyzers: z.array(analyzer),
  counts: z.strictObject({ high: count, medium: count, low: count, informational: count, gas: count }),
  findings: z.array(
    z.strictObject({
      ...{ id: z.string(), category: z.string(), title: z.string(), message: z.string(), confidence: level, classes: z.array(z.string()) },
      severity: z.enum(["high", "medium", "low", "informational", "gas"]),
      place: z.strictObject(place),
      decision: z.optional(
        z.strictObject({
          ...{ decision: z.string(), reason: z.string(), author: z.string(), decidedAt: z.iso.datetime(), expires: z.optional(z.string()) },
          isByOthers: z.boolean(),
        }),
      ),
      related: z.array(z.strictObject({ ...place, message: z.string() })),
      reports: z.array(z.strictObject({ analyzer: z.string(), rule: z.string(), url: z.optional(z.string()) })),
    }),
  ),
});

describe("renderJson", () => {
  it("has the documented shape for each outcome of an analyzer", () => {
    const runs = [...sampleReport().outcome.runs, failed, off];
    const parsed = z.parse(document, JSON.parse(renderJson(sampleReport({ runs, complete: false }))));
    assert.deepEqual(
      parsed.analyzers.map(({ outcome }) => outcome),
      ["analysed", "analysed", "notAnalysed", "off"],
    );
    assert.deepEqual(parsed.counts, { high: 1, medium: 0, low: 0, informational: 1, gas: 0 });
    assert.deepEqual(parsed.findings[0]?.place, { file: "src/Bank.sol", startLine: 3, startColumn: 15, endLine: 3, endColumn: 64 });
    assert.equal(parsed.findings[0]?.id, shared.id);
  });

  it("keeps hostile words exactly, in a text that hides nothing", () => {
    const text = renderJson(hostileReport());
    assert.doesNotMatch(text, /[^\n -~]/);
    const parsed = z.parse(document, JSON.parse(text));
    assert.deepEqual([parsed.project, parsed.findings[0]?.title], [hostile, hostile]);
  });
});
