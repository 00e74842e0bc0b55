import { strict as assert } from "node:assert";
import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { renderMarkdown } from "../../../../src/core/audit/export/renderMarkdown.ts";
import { outsideOfCode } from "../../lib/outsideOfCode.ts";
import { finding } from "../finding.ts";
import { hostileReport, sampleReport } from "./sampleReport.ts";

describe("renderMarkdown", () => {
  it("gives the golden text of a small audit", async () => {
    const golden = await readFile(new URL("../../../golden/auditReport/report.md", import.meta.url), "utf8");
    assert.equal(renderMarkdown(sampleReport()), golden);
  });

  it("keeps hostile words in code, where nothing is made of them, and links only to https", () => {
    const text = renderMarkdown(hostileReport());
    const outside = outsideOfCode(text);
    assert.doesNotMatch(outside, /evil|<img|<\/script|@someone|#1 |javascript|&amp;/);
    assert.deepEqual(outside.match(/\]\([^)]*\)/g), ["](<https://docs.example/a%29%3E%22%3Cb%7C?q=%5Bx%5D%28y%29>)"]);
    assert.doesNotMatch(text, /(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  it("lets no words of any kind out of their code", () => {
    const word = fc.array(fc.constantFrom("`", "``", "```", "~~~", "\n", " ", "EVIL", "|", "<", "[", "\\", "\u2028"), { maxLength: 12 });
    fc.assert(
      fc.property(word, word, (title, code) => {
        const found = finding({ title: title.join(""), message: code.join(""), file: "a.sol", range: wholeFile });
        const report = sampleReport({ project: title.join(""), findings: [found], sources: new Map([["a.sol", code.join("")]]) });
        assert.doesNotMatch(outsideOfCode(renderMarkdown(report)), /EVIL|[<\\~]/);
      }),
      { numRuns: 500 },
    );
  });
});

const wholeFile = { startLine: 0, startCharacter: 0, endLine: 20, endCharacter: 0 };
