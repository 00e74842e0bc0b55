import { strict as assert } from "node:assert";
import { readFile } from "node:fs/promises";
import { renderSarif } from "../../../../src/core/audit/export/renderSarif.ts";
import { parseSarif } from "./parseSarif.ts";
import { alone, bankSource, decisionOn, failed, hostileReport, incompleteReport, off, sampleReport, shared } from "./sampleReport.ts";

describe("renderSarif", () => {
  it("gives the golden text of a small audit", async () => {
    const golden = await readFile(new URL("../../../golden/auditReport/report.sarif", import.meta.url), "utf8");
    assert.equal(renderSarif(sampleReport()), golden);
  });

  it("has a run for each analyzer, and what both report in both under one fingerprint", () => {
    const { runs } = parseSarif(renderSarif(sampleReport()));
    assert.deepEqual(
      runs.map(({ tool: { driver }, results }) => [driver.name, driver.version, results.map(({ ruleId }) => ruleId)]),
      [
        ["slither", "0.11.6", ["reentrancy-eth"]],
        ["forge lint", "1.7.1", ["reentrancy", "unchecked-call"]],
      ],
    );
    const ids = runs.map(({ results: [first] }) => Object.values(first?.partialFingerprints ?? {}));
    assert.deepEqual(ids, [[shared.id], [shared.id]]);
    assert.deepEqual(
      runs[0]?.results.map(({ level }) => level),
      ["error"],
    );
    const [rule] = runs[0]?.tool.driver.rules ?? [];
    assert.equal(rule?.helpUri, shared.reports[0]?.url);
    assert.deepEqual(rule?.properties, {
      tags: ["security", "SWC-107", "external/cwe/cwe-841", "OWASP SC05"],
      precision: "medium",
      "security-severity": "8.0",
    });
  });

  it("counts lines and UTF-16 columns from one, with emoji before the place and CRLF line ends", () => {
    const [run] = parseSarif(renderSarif(sampleReport())).runs;
    const region = run?.results[0]?.locations[0]?.physicalLocation.region;
    assert.deepEqual(region, { startLine: 3, startColumn: 15, endLine: 3, endColumn: 64 });
    const line = bankSource.split("\r\n")[region.startLine - 1] ?? "";
    assert.equal(line.slice(region.startColumn - 1, region.endColumn - 1), '(bool sent,) = msg.sender.call{value: amount}("")');
    assert.deepEqual(
      run?.results[0]?.relatedLocations?.map(({ message, physicalLocation }) => [message?.text, physicalLocation.region.startLine]),
      [["written after", 5]],
    );
  });

  it("names files relative to the root, as addresses, and points into its lists", () => {
    for (const { artifacts, results, tool } of parseSarif(renderSarif(sampleReport())).runs) {
      for (const { ruleId, ruleIndex, locations, relatedLocations } of results) {
        assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
        for (const { physicalLocation } of [...locations, ...(relatedLocations ?? [])]) {
          assert.equal(artifacts[physicalLocation.artifactLocation.index ?? -1]?.location.uri, physicalLocation.artifactLocation.uri);
        }
      }
    }
    const { runs } = parseSarif(renderSarif(sampleReport({ findings: [alone] })));
    assert.equal(runs[1]?.artifacts[0]?.location.uri, "src/my%20file%231.sol");
  });

  it("says of an analyzer that failed that it did, and why, and keeps what it found", () => {
    const { properties, runs } = parseSarif(renderSarif(sampleReport({ runs: [failed], complete: false, findings: [shared] })));
    const [invocation] = runs[0]?.invocations ?? [];
    assert.equal(invocation?.executionSuccessful, false);
    assert.deepEqual(
      invocation?.toolExecutionNotifications.map(({ level, descriptor }) => [level, descriptor.id]),
      [["error", "HK5003"]],
    );
    assert.equal(properties["complete"], false);
    assert.equal(runs[0]?.results.length, 1);
    assert.equal(parseSarif(renderSarif(incompleteReport())).runs[0]?.invocations[0]?.executionSuccessful, false);
  });

  it("has no run for an analyzer that is off, and lists it first", () => {
    const { properties, runs } = parseSarif(renderSarif(sampleReport({ runs: [off], complete: false, findings: [] })));
    assert.deepEqual(runs, []);
    assert.equal(properties["complete"], false);
    assert.match(JSON.stringify(properties["analyzers"]), /"slither","outcome":"off"/);
  });

  it("suppresses what was decided on; of a high finding others' word is under review", () => {
    const statuses = [false, true].map((isByOthers) => {
      const { runs } = parseSarif(renderSarif(sampleReport({ decisions: decisionOn(shared, {}, isByOthers) })));
      return runs.flatMap(({ results }) => results.map(({ suppressions }) => suppressions?.map(({ status }) => status)));
    });
    assert.deepEqual(statuses, [
      [["accepted"], ["accepted"], undefined],
      [["underReview"], ["underReview"], undefined],
    ]);
  });

  it("makes no link and no unseen character of hostile words", () => {
    const text = renderSarif(hostileReport());
    const { runs } = parseSarif(text);
    const message = runs[0]?.results[0]?.message.text ?? "";
    assert.ok(message.includes("[c\\](https://evil.example)") && !/(?<!\\)\]\(/.test(message));
    assert.doesNotMatch(text, /[^\n -~]/);
    assert.equal(runs[0]?.tool.driver.rules[0]?.helpUri, undefined);
  });
});
