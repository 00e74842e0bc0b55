import { strict as assert } from "node:assert";
import { detectors } from "../../../../src/core/audit/hyperkit/detectorTable.ts";
import type { Detector } from "../../../../src/core/audit/hyperkit/detector.ts";
import { hyperkitVersion } from "../../../../src/core/audit/hyperkit/hyperkitVersion.ts";
import { runHyperkit } from "../../../../src/core/audit/hyperkit/runHyperkit.ts";
import type { AnalyzerInput, AnalyzerResult } from "../../../../src/core/audit/analyzer.ts";
import type { BuildContent } from "../../../../src/core/audit/readBuildInfos.ts";
import { auditPorts, makeProject, never } from "../auditFolder.ts";

const open = `pragma solidity ^0.8.20;
contract Open {
  // \u00e9\ud83d\ude80
  address public owner; modifier onlyOwner() { require(msg.sender == owner); _; }
  function setOwner(address next) external { /* \u00e9\ud83d\ude80 */ owner = next; }
}`;

type Result = Exclude<AnalyzerResult, { readonly kind: "cancelled" }>;

async function run(input: AnalyzerInput, more: Partial<Parameters<typeof runHyperkit>[1]> = {}): Promise<Result> {
  const result = await runHyperkit(input, { ...(await auditPorts()), detectors, ...more }, { signal: never });
  assert.ok(!("kind" in result));
  return result;
}

function problemOf({ outcome }: Result): string | undefined {
  return outcome.kind === "notAnalysed" ? outcome.problem.name : undefined;
}

describe("runHyperkit", () => {
  it("builds by itself where nobody else does, and finds what is in the Project's own sources only", async () => {
    const library = open.replace("Open", "Foreign");
    const files = { "src/Open.sol": `import "../lib/Foreign.sol";\n${open}`, "lib/Foreign.sol": library, "test/Open.t.sol": open };
    const { outcome, findings, version } = await run(await makeProject(files));
    assert.deepEqual(outcome, { kind: "analysed", counts: { unit: "contracts", contracts: 2, detectors: detectors.length } });
    assert.equal(version, hyperkitVersion);
    const [found, ...others] = findings;
    assert.deepEqual(
      [found?.file, found?.category, found?.reports, others],
      ["src/Open.sol", "missing-access-control", [{ analyzer: "hyperkit", rule: "missing-access-control" }], []],
    );
    const at = open.split("\n")[4]?.indexOf("owner = next") ?? 0;
    assert.deepEqual(found?.range, { startLine: 5, startCharacter: at, endLine: 5, endCharacter: at + "owner = next".length });
    assert.ok(found.related.length > 0 && found.id.startsWith("v1:"));
  });

  it("says of what it could not see that it is not analysed", async () => {
    assert.equal(problemOf(await run(await makeProject({}))), "analyzerNothing");
    assert.equal(problemOf(await run(await makeProject({ "src/A.sol": "contract A {" }))), "projectDoesNotCompile");
    assert.equal(
      problemOf(await run(await makeProject({ "src/A.sol": "pragma solidity ^0.8.0; uint256 constant one = 1;" }))),
      "analyzerNothing",
    );
    const input = await makeProject({ "src/A.sol": open });
    const empty: BuildContent = {
      kind: "read",
      contracts: 0,
      files: new Map(),
      units: new Map(),
      compilations: [],
      remappings: [],
      compilers: [],
    };
    assert.equal(problemOf(await run(input, { built: async () => empty })), "analyzerNothing");
    // A compilation whose compiler gave no AST for one of the sources.
    let whole: BuildContent | undefined;
    await run(await makeProject({ "src/A.sol": open, "src/B.sol": "pragma solidity ^0.8.0; contract B {}" }), {
      onBuilt: (made) => (whole = made),
    });
    assert.ok(whole !== undefined);
    const [compilation] = whole.compilations;
    assert.ok(compilation !== undefined);
    const asts = new Map([...compilation.asts].map(([path, ast]) => [path, path.endsWith("B.sol") ? undefined : ast]));
    const build = { ...whole, compilations: [{ ...compilation, asts }] };
    const two = await makeProject({ "src/A.sol": open, "src/B.sol": "pragma solidity ^0.8.0; contract B {}" });
    const result = await run(two, { built: async () => build });
    assert.equal(problemOf(result), "analyzerSkipped");
  });

  it("keeps what others found when a detector throws, and is not analysed", async () => {
    const broken: Detector = {
      rule: "broken",
      severity: "high",
      confidence: "high",
      find: () => {
        throw new Error("a bug");
      },
    };
    const result = await run(await makeProject({ "src/Open.sol": open }), { detectors: [broken, ...detectors] });
    assert.equal(problemOf(result), "analyzerFailed");
    assert.equal(result.findings.length, 1);
  });

  it("is cancelled without an answer", async () => {
    const result = await runHyperkit(
      await makeProject({ "src/Open.sol": open }),
      { ...(await auditPorts()), detectors },
      { signal: AbortSignal.abort() },
    );
    assert.deepEqual(result, { kind: "cancelled" });
  });
});
