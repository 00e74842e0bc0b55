import { strict as assert } from "node:assert";
import type { Finding } from "../../../../src/core/audit/finding.ts";
import { reportFormats } from "../../../../src/core/audit/export/reportFormats.ts";
import { finding } from "../finding.ts";
import { parseSarif } from "./parseSarif.ts";
import { sampleReport, shared } from "./sampleReport.ts";

const byAda = { analyzer: "manual", rule: "oracle", author: "Ada <script>", record: "a".repeat(32) } as const;

/** A finding of a person alone, whose code was edited since. */
const title = "The price can be moved";
const own: Finding = finding({ id: "v1:cccc", severity: "high", title, message: title, reports: [byAda], stale: true });

/** A finding that slither, forge lint and a person report. */
const joined: Finding = { ...shared, reports: [...shared.reports, byAda] };

const manualOnly = sampleReport({ runs: [], findings: [own], complete: false });
const both = sampleReport({ findings: [joined, own] });

describe("a report with manual findings", () => {
  for (const [format, render] of Object.entries(reportFormats)) {
    it(`${format} says who found it, that its code was edited, and that no analyzer has run`, () => {
      const text = render(manualOnly);
      assert.match(text, /no analyzer has run/);
      assert.match(text, /Found by manual review: 1 high/);
      assert.match(text, /The price can be moved/);
      assert.match(text, /Ada/);
      assert.match(text, format === "json" || format === "sarif" ? /"codeEdited": true/ : /edited since this was written/);
    });

    it(`${format} holds those of analyzers and of people together, and no markup of an author`, () => {
      const text = render(both);
      assert.match(text, /Complete: 2 high/);
      assert.match(text, /manual review|"manual"/);
      if (format === "html") assert.doesNotMatch(text, /<script>/);
    });
  }

  it("has a SARIF run of manual review beside those of the analyzers, with the same identity in each", () => {
    const { runs } = parseSarif(reportFormats.sarif(both));
    assert.deepEqual(
      runs.map(({ tool, results }) => [
        tool.driver.name,
        results?.map(({ partialFingerprints }) => Object.values(partialFingerprints ?? {})[0]),
      ]),
      [
        ["slither", ["v1:aaaa"]],
        ["forge lint", ["v1:aaaa"]],
        ["manual review", ["v1:aaaa", "v1:cccc"]],
      ],
    );
    assert.equal(parseSarif(reportFormats.sarif(sampleReport())).runs.length, 2);
  });
});
