import { strict as assert } from "node:assert";
import fc from "fast-check";
import { isDay, parseTriageRecord, renderTriageRecord, triageFileName } from "../../../../src/core/audit/triage/triageRecord.ts";
import { idOf, record } from "./record.ts";

const parse = (changes: Readonly<Record<string, unknown>>): ReturnType<typeof parseTriageRecord> =>
  parseTriageRecord(JSON.stringify({ ...record(), ...changes }));

describe("the triage record", () => {
  it("comes back from its text as it was, with and without a last day", () => {
    for (const original of [record(), record({ expires: "2027-02-28", decision: "fixed" })]) {
      assert.deepEqual(parseTriageRecord(renderTriageRecord(original)), { kind: "record", record: original });
    }
  });

  it("is one text whatever the order of its fields, one field a line, with a line end at the end", () => {
    const { about, ...rest } = record({ expires: "2027-01-01" });
    const turned = { about: { title: about.title, file: about.file, category: about.category }, ...rest };
    const text = renderTriageRecord(turned);
    assert.equal(text, renderTriageRecord({ ...rest, about }));
    assert.ok(text.endsWith("}\n"));
    assert.deepEqual(
      [...text.matchAll(/^ {2}"(\w+)"/gm)].map(([, field]) => field),
      ["version", "finding", "decision", "reason", "author", "decidedAt", "expires", "about"],
    );
  });

  it("is refused with the field that does not fit", () => {
    const bad: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
      ["finding", { finding: "v1:../../../etc/passwd" }],
      ["finding", { finding: `${idOf("a")}/..` }],
      ["decision", { decision: "ignored" }],
      ["reason", { reason: "  " }],
      ["reason", { reason: "two\nlines" }],
      ["reason", { reason: "r".repeat(1001) }],
      ["author", { author: "A\u{202e}da" }],
      ["author", { author: undefined }],
      ["decidedAt", { decidedAt: "yesterday" }],
      ["expires", { expires: "2026-02-30" }],
      ["expires", { expires: null }],
      ["about.title", { about: { category: "c", file: "f", title: "\u0007" } }],
      ["hides", { hides: "everything" }],
    ];
    for (const [field, changes] of bad) assert.deepEqual(parse(changes), { kind: "invalid", field });
  });

  it("of another version is told from one that is broken", () => {
    assert.deepEqual(parse({ version: 2, anything: true }), { kind: "unknownVersion", version: "2" });
    assert.equal(parse({ version: "1" }).kind, "invalid");
  });

  it("is never made of anything else, and reading never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => parseTriageRecord(text).kind !== "record"));
    fc.assert(fc.property(fc.jsonValue(), (value) => parseTriageRecord(JSON.stringify(value)).kind !== "record"));
    assert.equal(parseTriageRecord("<<<<<<< ours\n").kind, "invalid");
  });

  it("has a file name that every file system takes", () => {
    assert.equal(triageFileName(idOf("a")), `v1-${"a".repeat(32)}.json`);
  });
});

describe("isDay", () => {
  it("takes days of the calendar only", () => {
    assert.deepEqual(
      ["2024-02-29", "2026-12-31", "2026-02-29", "2026-13-01", "2026-1-1", "20260101", "", "2026-01-01T00:00:00Z"].filter(isDay),
      ["2024-02-29", "2026-12-31"],
    );
  });
});
