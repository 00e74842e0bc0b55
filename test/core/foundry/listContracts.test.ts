import assert from "node:assert/strict";
import fc from "fast-check";
import { reachedSources, readBuildCache } from "../../../src/core/foundry/buildCache.ts";
import type { BuildCache } from "../../../src/core/foundry/buildCache.ts";
import type { FoundryConfig } from "../../../src/core/foundry/foundryConfig.ts";
import { listContracts, ownSourceOf } from "../../../src/core/foundry/listContracts.ts";
import { freshFolder } from "../../support/freshFolder.ts";

const config: FoundryConfig = {
  profile: "default",
  src: "src",
  test: "test",
  script: "script",
  libs: ["lib"],
  remappings: [],
  compiler: {},
  rpcEndpoints: {},
  requests: [],
};

async function cacheOf(document: unknown): Promise<BuildCache | undefined> {
  return readBuildCache(
    await freshFolder({ "solidity-files-cache.json": typeof document === "string" ? document : JSON.stringify(document) }),
  );
}

const artifact = (...versions: readonly string[]): unknown =>
  Object.fromEntries(versions.map((version) => [version, { default: { path: `A.${version}.json` } }]));

describe("listContracts", () => {
  it("lists what is reached, own sources first, by the artifact of the newest compiler", async () => {
    const cache = await cacheOf({
      files: {
        "test/T.t.sol": { imports: ["src/B.sol"], artifacts: { T: artifact("0.8.30") } },
        "lib/l/L.sol": { imports: [], artifacts: { L: artifact("0.8.30") } },
        "lib/l/Left.sol": { imports: [], artifacts: { Left: artifact("0.8.30") } },
        "src/B.sol": { imports: ["lib/l/L.sol"], artifacts: { Z: artifact("0.8.9", "0.8.30", "0.8.10"), A: artifact("0.7.6") } },
        "src/free.sol": { imports: [], artifacts: {} },
      },
    });
    assert.ok(cache);
    assert.deepEqual(
      listContracts(cache, config, "/out").map(({ source, name, artifactPath, ownSource }) => [source, name, artifactPath, ownSource]),
      [
        ["src/B.sol", "A", "/out/A.0.7.6.json", true],
        ["src/B.sol", "Z", "/out/A.0.8.30.json", true],
        ["lib/l/L.sol", "L", "/out/A.0.8.30.json", false],
        ["test/T.t.sol", "T", "/out/A.0.8.30.json", false],
      ],
    );
  });
});

describe("ownSourceOf", () => {
  for (const [folders, own, foreign] of [
    [{}, ["src/A.sol", "src/x/A.sol"], ["test/A.sol", "src/A.t.sol", "src/A.s.sol", "lib/A.sol", "srcs/A.sol"]],
    [{ src: "." }, ["A.sol", "x/A.sol"], ["test/A.sol", "lib/x/A.sol", "script/A.sol"]],
    [{ src: "contracts", test: "contracts/test" }, ["contracts/A.sol"], ["contracts/test/A.sol"]],
    [{ src: "test", test: "test" }, ["test/A.sol"], ["lib/A.sol"]],
  ] as const) {
    it(JSON.stringify(folders), () => {
      const isOwn = ownSourceOf({ ...config, ...folders });
      assert.deepEqual([...own, ...foreign].filter(isOwn), own);
    });
  }
});

describe("readBuildCache", () => {
  it("reads nothing from what is no cache, and never throws", async () => {
    for (const document of ["", "{", "[]", { files: [] }, "null"]) assert.equal(await cacheOf(document), undefined);
    assert.equal(await readBuildCache("/nowhere"), undefined);
    const json = fc.json();
    await fc.assert(
      fc.asyncProperty(json, async (text) => void (await cacheOf(`{"files":${text}}`))),
      { numRuns: 50 },
    );
  });

  it("follows circles of imports", async () => {
    const cache = await cacheOf({
      files: { "src/A.sol": { imports: ["src/B.sol"] }, "src/B.sol": { imports: ["src/A.sol", "gone.sol"] } },
    });
    assert.ok(cache);
    assert.deepEqual([...reachedSources(cache, ["src"])].toSorted(), ["gone.sol", "src/A.sol", "src/B.sol"]);
  });
});
