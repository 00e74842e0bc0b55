import assert from "node:assert/strict";
import { readDotEnv } from "../../../src/core/foundry/dotEnv.ts";

describe("readDotEnv", () => {
  for (const [text, expected] of [
    ["FOUNDRY_SOLC=./x", "0 build FOUNDRY_SOLC"],
    ["  export FOUNDRY_SRC = evil", "0 build FOUNDRY_SRC"],
    ["'DAPP_SRC'=x", "0 build DAPP_SRC"],
    ["foundry_profile=x", "0 test foundry_profile"],
    ["A=1\r\nLD_PRELOAD=x", "1 build LD_PRELOAD"],
    ["DYLD_INSERT_LIBRARIES=x", "0 build DYLD_INSERT_LIBRARIES"],
    ["PATH=/evil", "0 build PATH"],
    ["SVM_HOME=/evil", "0 build SVM_HOME"],
    ["FOUNDRY_FFI=true", "0 test FOUNDRY_FFI"],
    ["FOUNDRY_ETH_RPC_URL=x", "0 test FOUNDRY_ETH_RPC_URL"],
    ["# FOUNDRY_SOLC=x", ""],
    ["PRIVATE_KEY=0x1\nRPC_URL=x\nPATHS=1", ""],
    ["FOUNDRY_SOLC", ""],
  ] as const) {
    it(`${JSON.stringify(text)}: ${expected === "" ? "nothing" : expected}`, () => {
      assert.equal(
        readDotEnv(text)
          .map(({ line, concerns, name }) => `${line} ${concerns} ${name}`)
          .join(),
        expected,
      );
    });
  }

  it("never repeats a value", () => {
    assert.ok(!JSON.stringify(readDotEnv("FOUNDRY_ETHERSCAN_API_KEY=topsecret")).includes("topsecret"));
  });
});
