import { strict as assert } from "node:assert";
import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { createAnalysedFile } from "../../../../src/core/audit/analysedFile.ts";
import { judgeSlither } from "../../../../src/core/audit/slither/judgeSlither.ts";
import { parseSlither } from "../../../../src/core/audit/slither/parseSlither.ts";
import type { SlitherFindings } from "../../../../src/core/audit/slither/parseSlither.ts";
import { reentrantBank } from "../auditFolder.ts";

const golden = new URL("../../../golden/slither/bank/", import.meta.url);
const bank = createAnalysedFile("src/Bank.sol", Buffer.from(reentrantBank));
const reading = { files: new Map([["/project/src/Bank.sol", bank]]), expected: undefined, isOwn: () => true };

const parse = (text: string, expected?: number): SlitherFindings => parseSlither(text, { ...reading, expected });

interface Recorded {
  check: string;
  impact: string;
  confidence: string | undefined;
  reference: string;
  elements: { type: string; name: string; source_mapping: { start: number; length: number; filename_absolute: string } }[];
}

type RecordedPlace = Recorded["elements"][number]["source_mapping"];

/** Changes the place of the first element. */
function placeAs(change: Partial<RecordedPlace>): (finding: Recorded) => unknown {
  return ({ elements: [first] }) => first !== undefined && Object.assign(first.source_mapping, change);
}

describe("parseSlither on a recorded report", () => {
  let report = "";
  let stderr = "";
  before(async () => {
    report = await readFile(new URL("report.json", golden), "utf8");
    stderr = await readFile(new URL("stderr.txt", golden), "utf8");
  });

  /** The report with its first finding changed. */
  const changed = (change: (finding: Recorded) => unknown): string => {
    const value = JSON.parse(report) as { results: { detectors: [Recorded] } }; // recorded: its shape is known
    change(value.results.detectors[0]);
    return JSON.stringify(value);
  };

  it("gives each finding once, with severity, confidence, rule and place", () => {
    const { findings, flaw } = parse(report, 3);
    assert.equal(flaw, undefined);
    assert.deepEqual(
      findings.map(({ severity, confidence, reports, range }) => [severity, confidence, reports[0]?.rule, range.startLine]),
      [
        ["informational", "high", "solc-version", 1],
        ["informational", "high", "low-level-calls", 8],
        ["high", "medium", "reentrancy-eth", 8],
      ],
    );
    assert.equal(new Set(findings.map(({ id }) => id)).size, 3);
  });

  it("writes the statement without slither's own places", () => {
    const finding = parse(report).findings.find(({ reports }) => reports[0]?.rule === "reentrancy-eth");
    assert.equal(finding?.title, "Reentrancy in Bank.withdraw()");
    assert.doesNotMatch(finding?.message ?? "", /\.sol#/);
  });

  it("judges the recorded output as complete", () => {
    const verdict = judgeSlither({ exitCode: 255, stderr, expectedContracts: 1 });
    assert.deepEqual(verdict, { kind: "complete", contracts: 1, detectors: 102, results: 3 });
  });

  it("calls every strange finding a flaw and keeps the others", () => {
    const strange: readonly ((finding: Recorded) => unknown)[] = [
      (finding) => (finding.impact = "Critical"),
      (finding) => (finding.confidence = undefined),
      (finding) => (finding.elements = []),
      placeAs({ start: -1 }),
      placeAs({ length: 1_000_000 }),
      placeAs({ filename_absolute: "/project/contracts/src/Bank.sol" }),
      (finding) => (finding.check = ""),
    ];
    for (const change of strange) {
      const { findings, flaw } = parse(changed(change));
      assert.ok(flaw !== undefined, String(change));
      assert.equal(findings.length, 2, String(change));
    }
  });

  it("puts what is said of the compiler at the start of the first own source", () => {
    const { findings, flaw } = parse(changed((finding) => Object.assign(finding, { check: "solc-version", elements: [] })));
    assert.equal(flaw, undefined);
    const about = findings.find(({ reports }) => reports[0]?.rule === "solc-version");
    assert.deepEqual([about?.file, about?.range.startLine, about?.range.startCharacter], ["src/Bank.sol", 0, 0]);
  });

  it("passes on no link but https", () => {
    for (const url of ["javascript:alert(1)", "http://example.org", "https://", "command:x"]) {
      const { findings } = parse(changed((finding) => (finding.reference = url)));
      const found = findings.flatMap(({ reports }) => reports).find(({ rule }) => rule === "reentrancy-eth");
      assert.ok(found !== undefined && found.url === undefined, url);
    }
  });

  it("leaves out what touches no own source, and underlines the own one of several", () => {
    const base = createAnalysedFile("lib/Base.sol", Buffer.from("contract Base {}"));
    const files = new Map([...reading.files, ["/project/lib/Base.sol", base]]);
    const isOwn = (path: string): boolean => path.startsWith("src/");
    const inLibrary = { type: "node", name: "x", source_mapping: { start: 0, length: 8, filename_absolute: "/project/lib/Base.sol" } };
    const both = parseSlither(
      changed((finding) => finding.elements.unshift(inLibrary)),
      { files, expected: undefined, isOwn },
    );
    const own = both.findings.find(({ related }) => related.length > 0 && related[0]?.file === "lib/Base.sol");
    assert.equal(own?.file, "src/Bank.sol");
    const foreign = parseSlither(
      changed((finding) => (finding.elements = [inLibrary])),
      { files, expected: undefined, isOwn },
    );
    assert.equal(foreign.flaw, undefined);
    assert.equal(foreign.findings.length, 2);
  });

  it("takes no truncated report for a whole one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: report.trimEnd().length - 1 }), (length) => {
        assert.ok(parse(report.slice(0, length)).flaw !== undefined);
      }),
      { numRuns: 200 },
    );
  });

  it("never throws, and never calls a broken report clean", () => {
    const bytes = Buffer.from(report);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.uint8Array({ minLength: 1, maxLength: 12 }), (at, noise) => {
        const broken = Buffer.from(bytes);
        broken.set(noise.subarray(0, bytes.length - at), at);
        const { findings, flaw } = parse(broken.toString("utf8"), 3);
        assert.ok(flaw !== undefined || findings.length === 3);
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { findings, flaw } = parse(JSON.stringify(value), 3);
        assert.ok(flaw !== undefined || findings.length === 3);
      }),
    );
  });
});
