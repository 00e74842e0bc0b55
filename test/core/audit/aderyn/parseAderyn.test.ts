import { strict as assert } from "node:assert";
import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { createAnalysedFile, hashText } from "../../../../src/core/audit/analysedFile.ts";
import { parseAderyn } from "../../../../src/core/audit/aderyn/parseAderyn.ts";
import type { AderynFindings } from "../../../../src/core/audit/aderyn/parseAderyn.ts";
import { reentrantBank } from "../auditFolder.ts";

const golden = new URL("../../../golden/aderyn/bank/report.json", import.meta.url);
const bank = createAnalysedFile("src/Bank.sol", Buffer.from(reentrantBank));
const library = createAnalysedFile("lib/L.sol", Buffer.from("contract L {}"));
const reading = {
  root: "/copy",
  files: new Map([bank, library].map((file) => [file.path, file])),
  isOwn: (path: string): boolean => path.startsWith("src/"),
};

interface Instance {
  contract_path: string;
  line_no: number;
  src: unknown;
}

interface Issue {
  detector_name: string;
  instances: Instance[];
}

interface Report {
  files_summary: { total_source_units: number };
  files_details: { files_details: { file_path: string }[] };
  issue_count: { high: number; low: number };
  high_issues: { issues: [Issue] };
  low_issues: { issues: Issue[] };
  detectors_used: string[] | undefined;
}

const parse = (text: string): AderynFindings => parseAderyn(text, reading);

/** Changes the place of the High finding. */
function placeAs(change: Partial<Instance>): (report: Report) => unknown {
  return ({ high_issues: high }) => Object.assign(high.issues[0].instances[0] ?? {}, change);
}

describe("parseAderyn on a report written after its description", () => {
  let text = "";
  before(async () => {
    text = await readFile(golden, "utf8");
  });

  const changed = (change: (report: Report) => unknown): string => {
    const value = JSON.parse(text) as Report; // our own file: its shape is known
    change(value);
    return JSON.stringify(value);
  };

  it("gives each instance once, with severity and rule, on its UTF-16 range behind an emoji", () => {
    const { findings, flaw, detectors, read } = parse(text);
    assert.equal(flaw, undefined);
    assert.deepEqual([detectors, [...read]], [4, ["src/Bank.sol"]]);
    assert.deepEqual(
      findings.map(({ severity, reports, range }) => [severity, reports[0]?.rule, range.startLine]),
      [
        ["high", "reentrancy-state-change", 8],
        ["low", "unspecific-solidity-pragma", 1],
        ["low", "push-zero-opcode", 1],
      ],
    );
    const line = reentrantBank.split("\r\n")[8] ?? "";
    const call = 'msg.sender.call{value: amount}("")';
    const start = line.indexOf(call);
    assert.deepEqual(findings[0]?.range, { startLine: 8, startCharacter: start, endLine: 8, endCharacter: start + call.length });
    assert.equal(findings[0]?.fileHash, hashText(reentrantBank));
    assert.equal(new Set(findings.map(({ id }) => id)).size, 3);
  });

  it("writes plain text, with the hint", () => {
    const [finding] = parse(text).findings;
    assert.match(finding?.message ?? "", /checks-effects-interactions pattern[\s\S]*balances\[msg\.sender\] = 0$/);
    assert.doesNotMatch(finding?.message ?? "", /`|\]\(|https:/);
  });

  it("takes what several compilers report of one place for one finding", () => {
    const twice = changed(({ high_issues: { issues } }) => issues[0].instances.push(...issues[0].instances));
    assert.deepEqual(parse(twice), parse(text));
  });

  it("leaves out what is said of a library, and knows absolute names", () => {
    const foreign = parse(changed(placeAs({ contract_path: "lib/L.sol", line_no: 1, src: "0:8" })));
    assert.deepEqual([foreign.flaw, foreign.findings.length], [undefined, 2]);
    const absolute = parse(changed(placeAs({ contract_path: "/copy/src/Bank.sol" })));
    assert.deepEqual([absolute.flaw, absolute.findings.length], [undefined, 3]);
  });

  const strange: readonly (readonly [string, (report: Report) => unknown, number])[] = [
    ["a place beyond the file", placeAs({ line_no: 1, src: "0:1000000" }), 2],
    ["a place before the line it names", placeAs({ src: "0:1" }), 2],
    ["a file that was not given", placeAs({ contract_path: "src/Other.sol" }), 2],
    ["a place outside of the copy", placeAs({ contract_path: "/etc/passwd" }), 2],
    ["a place in another form", placeAs({ src: "12" }), 2],
    ["a place that is no text", placeAs({ src: 12 }), 2],
    ["no place at all", ({ high_issues: high }) => (high.issues[0].instances = []), 2],
    ["no rule", ({ high_issues: high }) => (high.issues[0].detector_name = ""), 2],
    ["fewer findings than it counts", ({ issue_count: counts }) => (counts.low = 3), 3],
    ["fewer files than it counts", ({ files_summary: summary }) => (summary.total_source_units = 2), 3],
    ["a severity that is new", (report) => Object.assign(report, { medium_issues: { issues: [] } }), 3],
    ["no list of detectors", (report) => (report.detectors_used = undefined), 0],
  ];
  for (const [name, change, left] of strange) {
    it(`calls ${name} a flaw and keeps what it can`, () => {
      const { findings, flaw } = parse(changed(change));
      assert.ok(flaw !== undefined);
      assert.equal(findings.length, left);
    });
  }

  it("takes no truncated report for a whole one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.trimEnd().length - 1 }), (length) => {
        assert.ok(parse(text.slice(0, length)).flaw !== undefined);
      }),
      { numRuns: 200 },
    );
  });

  it("never throws, and never calls a broken report clean", () => {
    const bytes = Buffer.from(text);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.uint8Array({ minLength: 1, maxLength: 12 }), (at, noise) => {
        const broken = Buffer.from(bytes);
        broken.set(noise.subarray(0, bytes.length - at), at);
        const { findings, flaw } = parse(broken.toString("utf8"));
        assert.ok(flaw !== undefined || findings.length === 3);
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.ok(parse(JSON.stringify(value)).flaw !== undefined);
      }),
    );
  });
});
