import { strict as assert } from "node:assert";
import { renderCsv } from "../../../../src/core/audit/export/renderCsv.ts";
import { finding } from "../finding.ts";
import { hostileReport, sampleReport, shared } from "./sampleReport.ts";

/** The cells of RFC 4180; throws on anything that is not. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let rest = text;
  for (let row: string[] = []; rest !== "";) {
    const [whole, cell = "", end] = /^"((?:[^"]|"")*)"(,|\r\n)/.exec(rest) ?? [];
    assert.ok(whole !== undefined, rest.slice(0, 40));
    row.push(cell.replaceAll('""', '"'));
    rest = rest.slice(whole.length);
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

function column(text: string, name: string): readonly string[] {
  const [header = [], ...rows] = parseCsv(text);
  return rows.map((row) => row[header.indexOf(name)] ?? "");
}

describe("renderCsv", () => {
  it("has rows of one length: the audit, the analyzers, the findings", () => {
    const text = renderCsv(sampleReport());
    const rows = parseCsv(text);
    assert.deepEqual(new Set(rows.map(({ length }) => length)), new Set([18]));
    assert.deepEqual(column(text, "record"), ["audit", "analyzer", "analyzer", "finding", "finding"]);
  });

  it("keeps quotes and line ends of a message, and counts places from one", () => {
    const text = renderCsv(sampleReport());
    assert.equal(column(text, "message")[3], shared.message);
    assert.deepEqual([column(text, "line")[3], column(text, "column")[3], column(text, "endColumn")[3]], ["3", "15", "64"]);
    assert.equal(column(text, "classes")[3], "SWC-107; CWE-841; OWASP SC05");
    assert.equal(column(text, "rules")[3], "reentrancy-eth; reentrancy");
  });

  for (const start of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\uFF1D1"]) {
    it(`makes a text of a cell that begins with ${JSON.stringify(start)}`, () => {
      const title = column(renderCsv(sampleReport({ findings: [finding({ title: start })] })), "title").at(-1) ?? "";
      assert.match(title, start === "\r=1" ? /^\\u\{d\}/ : /^'/);
    });
  }

  it("neutralises hostile words in every cell, and shows what cannot be seen", () => {
    const text = renderCsv(hostileReport());
    for (const cell of parseCsv(text).flat()) assert.doesNotMatch(cell, /^\s*[=+\-@]/);
    assert.doesNotMatch(text, /[\p{Cf}\p{Cc}](?<![\r\n])/u);
  });
});
