import { strict as assert } from "node:assert";
import { analyzerTitles } from "../../../../src/core/audit/analyzerName.ts";
import { compareWithBaseline } from "../../../../src/core/audit/baseline/compareWithBaseline.ts";
import { reportFormats } from "../../../../src/core/audit/export/reportFormats.ts";
import { alone, decisionOn, incompleteReport, off, sampleReport, shared } from "./sampleReport.ts";
import { assertSarif } from "./validateSarif.ts";

const audits = {
  "found nothing and is complete": { report: sampleReport({ findings: [] }), says: /Complete: no findings/, never: /incomplete:/i },
  "found something and is complete": {
    report: sampleReport(),
    says: /Complete: 1 high, 1 informational/,
    never: /incomplete:|no findings/i,
  },
  "found nothing and is incomplete": {
    report: incompleteReport(),
    says: /Incomplete: slither did not analyse everything/,
    never: /no findings/i,
  },
  "was all off": {
    report: sampleReport({ runs: [off], findings: [], complete: false }),
    says: /Incomplete: nothing was audited/,
    never: /no findings/i,
  },
};

describe("every format of a report", () => {
  for (const [format, render] of Object.entries(reportFormats)) {
    for (const [name, { report, says, never }] of Object.entries(audits)) {
      it(`${format} says what an audit came to that ${name}`, () => {
        const text = render(report);
        assert.match(text, says);
        assert.doesNotMatch(text, never);
      });
    }

    it(`${format} names what does not compile, with its place, its contracts and the reason`, () => {
      const { outcome, ...report } = incompleteReport();
      const entry = { file: "src/Broken.sol", reason: "Undeclared identifier.", place: { line: 6, character: 11 }, contracts: ["Torn"] };
      const text = render({ ...report, outcome: { ...outcome, leftOut: [entry] } });
      if (format === "sarif") assertSarif(text);
      for (const part of ["src/Broken.sol", "Undeclared identifier.", "Torn"]) assert.ok(text.includes(part), part);
      assert.match(text, /Broken\.sol:7:12|"line": 7,\s+"column": 12|"startLine": 7,\s+"startColumn": 12/);
      assert.doesNotMatch(render(incompleteReport()), /Broken/);
    });

    it(`${format} says what each analyzer did before it lists a finding`, () => {
      const text = render(sampleReport());
      const finding = text.lastIndexOf(shared.title);
      for (const run of sampleReport().outcome.runs) {
        const place = text.indexOf(format === "json" ? `"${run.analyzer}"` : analyzerTitles[run.analyzer]);
        assert.ok(place !== -1 && place < finding, run.analyzer);
      }
      assert.match(text, /2026-11-25[T ]09:30:00/);
    });

    it(`${format} keeps a finding that was decided on, with the decision`, () => {
      const text = render(sampleReport({ decisions: decisionOn(shared) }));
      assert.match(text, /1 high, 1 informational \(1 of them decided on\)/);
      for (const part of [shared.title, "Ada", "guarded by a lock"]) assert.ok(text.includes(part), part);
      assert.match(text, /2027-01-31/);
    });

    it(`${format} says what is proven, what is not, and nothing where nothing is known of proofs`, () => {
      const ran = { ranAt: "2026-11-24T08:00:00Z" };
      const proven = render(sampleReport({ proofs: new Map([[shared.id, { result: "proven", gain: "attacker 1 -> 11 ETH", ...ran }]]) }));
      assert.match(proven, format === "sarif" ? /"proof": "proven"/ : /attacker 1 -(>|&gt;) 11 ETH/);
      assert.match(render(sampleReport({ proofs: new Map([[shared.id, { result: "notProven", gain: "", ...ran }]]) })), /not ?proven/i);
      assert.match(render(sampleReport({ proofs: new Map() })), /unproven/i);
      assert.doesNotMatch(render(sampleReport()), /unproven|"proof": /i);
    });

    it(`${format} says what is new, known and gone beside a baseline`, () => {
      const sample = sampleReport();
      const gone = { ...alone, id: "v1:gone", title: "no longer there" };
      const source = { kind: "commit", commit: "0123456789abcdef" } as const;
      const baseline = { kind: "known", source, findings: [{ ...shared, severity: "low" }, gone], gaps: [] } as const;
      const text = render({ ...sample, comparison: compareWithBaseline(sample.outcome, baseline) });
      if (format === "sarif") assert.deepEqual(text.match(/"baselineState": "\w+"/g)?.length, 4);
      else if (format === "json") assert.match(text, /"baselineState": "updated"[^]*"baselineState": "new"/);
      else assert.match(text, /Since commit 0123456789ab: 1 new, 1 known before, 1 gone\./);
      if (format !== "csv") assert.ok(text.includes("no longer there") || text.includes("v1:gone"));
      assert.doesNotMatch(render(sample), /baselineState|Since commit|No longer found/);
    });

    it(`${format} gives the reason of an analyzer that failed`, () => {
      const text = render(incompleteReport());
      assert.match(text, /HK5003/);
      assert.match(text, /analysed 1 of 3 contracts/);
    });
  }
});
