import { strict as assert } from "node:assert";
import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { createAnalysedFile } from "../../../../src/core/audit/analysedFile.ts";
import { parseForgeLint } from "../../../../src/core/audit/forgeLint/parseForgeLint.ts";
import type { LintFindings, LintReading } from "../../../../src/core/audit/forgeLint/parseForgeLint.ts";

const golden = new URL("../../../golden/forgeLint/rules/", import.meta.url);

describe("parseForgeLint on a recorded output", () => {
  let output = "";
  let reading: LintReading;
  before(async () => {
    output = await readFile(new URL("stderr.txt", golden), "utf8");
    const [a, b] = [await readFile(new URL("A.sol", golden)), await readFile(new URL("B.sol", golden))];
    const files = new Map([
      ["/project/src/A.sol", createAnalysedFile("src/A.sol", a)],
      ["/project/src/B.sol", createAnalysedFile("src/B.sol", b)],
    ]);
    reading = { cwd: "/audit", canary: "/audit/Canary.sol", files };
  });
  const parse = (text: string): LintFindings => parseForgeLint(text, reading);

  it("gives every rule its severity, and sees the canary", () => {
    const { findings, sawCanary, flaw } = parse(output);
    assert.equal(flaw, undefined);
    assert.equal(sawCanary, true);
    const found = Object.fromEntries(findings.map(({ reports, severity }) => [reports[0]?.rule, severity]));
    assert.deepEqual(found, {
      "asm-keccak256": "gas",
      "block-timestamp": "low",
      "custom-errors": "gas",
      "divide-before-multiply": "medium",
      "erc20-unchecked-transfer": "high",
      "incorrect-erc20-interface": "medium",
      "incorrect-erc721-interface": "medium",
      "incorrect-shift": "high",
      "interface-naming": "informational",
      "mixed-case-function": "informational",
      "mixed-case-variable": "informational",
      "multi-contract-file": "informational",
      "named-struct-fields": "informational",
      "pascal-case-struct": "informational",
      "screaming-snake-case-const": "informational",
      "screaming-snake-case-immutable": "informational",
      "unaliased-plain-import": "informational",
      "unchecked-call": "high",
      "unsafe-typecast": "informational",
      "unused-import": "informational",
    });
    assert.ok(findings.every(({ file }) => file.startsWith("src/")));
    assert.ok(findings.every(({ reports }) => reports[0]?.url?.startsWith("https://")));
  });

  it("places a finding by bytes, behind characters of every width", () => {
    const shift = parse(output).findings.find(({ category }) => category === "incorrect-shift");
    const text = reading.files.get("/project/src/A.sol")?.text ?? "";
    const line = text.split("\n")[shift?.range.startLine ?? 0] ?? "";
    assert.equal(line.slice(shift?.range.startCharacter, shift?.range.endCharacter), "2 << x");
  });

  it("resolves names against forge's folder", () => {
    const relative = parse(output.replaceAll('"/project/', '"../project/').replaceAll('"/audit/', '"'));
    assert.equal(relative.flaw, undefined);
    assert.equal(relative.sawCanary, true);
    assert.equal(relative.findings.length, parse(output).findings.length);
  });

  it("takes a rule it does not know by its level", () => {
    const unknown = parse(output.replaceAll('"block-timestamp"', '"reentrancy"').replaceAll('"unused-import"', '"constructor"'));
    const severity = (rule: string): string | undefined => unknown.findings.find(({ reports }) => reports[0]?.rule === rule)?.severity;
    assert.equal(severity("reentrancy"), "medium");
    assert.equal(severity("constructor"), "informational");
  });

  it("calls errors, panics, broken lines and impossible places flaws", () => {
    const [line = ""] = output.split("\n");
    const strange = [
      "Error: something",
      "thread 'main' panicked at x",
      line.slice(0, 100),
      line.replace('"level":"note"', '"level":"error"'),
      line.replace(/"code":\{[^}]*\}/, '"code":null'),
      line.replace(/"byte_end":\d+/, '"byte_end":999999'),
      line.replace(/"byte_start":\d+/, '"byte_start":999'),
      line.replace(/"spans":\[.*?\],"children"/, '"spans":[],"children"'),
    ];
    for (const text of strange) {
      assert.notEqual(text, line);
      assert.ok(parse(`${output}\n${text}`).flaw !== undefined, text);
    }
  });

  it("is silent about prose and about files nobody asked for", () => {
    const { findings, flaw } = parse(output.replaceAll("/project/src/", "/project/test/"));
    assert.deepEqual([findings, flaw], [[], undefined]);
    assert.equal(parse(`Compiling 2 files with Solc 0.8.37\n${output}`).flaw, undefined);
  });

  it("never throws; what is cut off shows", () => {
    const whole = parse(output).findings.length;
    fc.assert(
      fc.property(fc.nat(output.trimEnd().length - 1), (length) => {
        const { findings, flaw, sawCanary } = parse(output.slice(0, length));
        // A cut between two lines cannot be seen in the text: the exit code, and mostly the canary, tell.
        assert.ok(flaw !== undefined || !sawCanary || findings.length <= whole);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => parse(text).findings.length === 0));
    fc.assert(fc.property(fc.jsonValue(), (value) => parse(JSON.stringify({ value, spans: [value] })).flaw !== undefined));
  });
});
