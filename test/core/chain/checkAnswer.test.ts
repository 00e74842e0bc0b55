import assert from "node:assert/strict";
import { checkAnswer } from "../../../src/core/chain/checkAnswer.ts";
import { RpcFailure } from "../../../src/core/chain/jsonRpc.ts";

const hash = `0x${"ab".repeat(32)}`;
const receipt = {
  transactionHash: hash,
  blockHash: hash,
  blockNumber: "0x1",
  gasUsed: "0x5208",
  status: "0x1",
  contractAddress: null,
  logs: [],
};
const block = { hash, number: "0x1", gasLimit: "0x1c9c380", baseFeePerGas: "0x1", transactions: [] };

describe("checkAnswer", () => {
  const good: readonly (readonly [string, unknown])[] = [
    ["eth_getBalance", "0x0"],
    ["eth_getTransactionCount", "0x10"],
    ["eth_call", "0x"],
    ["eth_getCode", "0x6080"],
    ["eth_sendRawTransaction", hash],
    ["eth_getTransactionReceipt", null],
    ["eth_getTransactionReceipt", receipt],
    ["eth_getTransactionReceipt", { ...receipt, blockNumber: null, blockHash: null }],
    ["eth_getBlockByNumber", block],
    ["eth_getBlockByNumber", { ...block, baseFeePerGas: undefined }],
    ["something_else", 42],
  ];
  for (const [method, answer] of good) {
    it(`passes ${JSON.stringify(answer).slice(0, 40)} of ${method}`, () => assert.equal(checkAnswer(method, answer), answer));
  }

  const bad: readonly (readonly [string, unknown])[] = [
    ["eth_getBalance", "lots"],
    ["eth_getBalance", 5],
    ["eth_getTransactionCount", "0x"],
    ["eth_getTransactionCount", null],
    ["eth_estimateGas", `0x${"f".repeat(65)}`],
    ["eth_call", "0x123"],
    ["eth_getCode", null],
    ["eth_sendRawTransaction", "0x12"],
    ["eth_getTransactionReceipt", "yes"],
    ["eth_getTransactionReceipt", { ...receipt, blockNumber: "one" }],
    ["eth_getTransactionReceipt", { ...receipt, status: undefined }],
    ["eth_getTransactionReceipt", { ...receipt, transactionHash: 7 }],
    ["eth_getBlockByNumber", { ...block, gasLimit: "much" }],
    ["eth_getBlockByNumber", []],
  ];
  for (const [method, answer] of bad) {
    it(`stops ${JSON.stringify(answer).slice(0, 40)} of ${method}`, () => {
      assert.throws(
        () => checkAnswer(method, answer),
        (error) => error instanceof RpcFailure && error.kind === "notJsonRpc" && error.method === method,
      );
    });
  }
});
