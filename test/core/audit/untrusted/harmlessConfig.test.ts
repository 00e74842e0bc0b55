import assert from "node:assert/strict";
import { defaultConfig, harmlessConfig } from "../../../../src/core/audit/untrusted/harmlessConfig.ts";

const place = { base: "/copy", root: "/copy/packages/a" };
const honest = defaultConfig("src");

describe("harmlessConfig", () => {
  it("keeps what only changes code generation", () => {
    const compiler = { solc: "0.8.30", evm_version: "paris", via_ir: true, optimizer: false, optimizer_runs: 200 };
    assert.deepEqual(harmlessConfig({ ...honest, compiler }, place).compiler, compiler);
  });

  it("drops every other setting, and values of another kind", () => {
    const compiler = {
      ...{ solc: "./payload", evm_version: "../x", via_ir: "yes", optimizer: 1, optimizer_runs: -1 },
      ...{ skip: ["src"], libraries: ["a"], ignored_error_codes: [1], allow_paths: ["/"], include_paths: [".."], offline: false },
      ...{ auto_detect_solc: false, model_checker: {}, constructor: true },
    };
    assert.deepEqual(harmlessConfig({ ...honest, compiler }, place).compiler, {});
  });

  it("keeps the folders and remappings that stay inside of the copy, also above the project", () => {
    const remappings = ["@a/=lib/a/", "src/:@b/=../../lib/b/", "@c/=../../../c/", "@d/=/etc/", "@e/=lib/\n--ffi/", "none"];
    const config = harmlessConfig(
      { ...honest, src: "../x", test: "t", libs: ["lib", "../../lib", "../../../lib", "/usr"], remappings },
      place,
    );
    assert.deepEqual(config.remappings, remappings.slice(0, 2));
    assert.deepEqual([config.src, config.test, config.libs], ["src", "t", ["lib", "../../lib"]]);
  });

  it("carries no request, no endpoint and no profile", () => {
    const request = { file: "foundry.toml", line: 1, text: "solc", concerns: "build", advice: "" } as const;
    const config = harmlessConfig({ ...honest, profile: "evil", rpcEndpoints: { a: "http://x" }, requests: [request] }, place);
    assert.deepEqual([config.profile, config.rpcEndpoints, config.requests], ["default", {}, []]);
  });
});
