import assert from "node:assert/strict";
import { RpcFailure } from "../../../src/core/chain/jsonRpc.ts";
import { classifyMessage, classifySendError } from "../../../src/core/chain/sendErrors.ts";
import { startAnvil } from "../../support/anvil.ts";

describe("classifyMessage", () => {
  const meanings = {
    "already known": "alreadyKnown",
    "ALREADY_EXISTS: already known": "alreadyKnown",
    "transaction already imported": "alreadyKnown",
    "known transaction: 0xabc": "alreadyKnown",
    "nonce too low: next nonce 5, tx nonce 4": "nonceTooLow",
    "nonce too high": "nonceTooHigh",
    "replacement transaction underpriced": "underpriced",
    "max fee per gas less than block base fee": "underpriced",
    "insufficient funds for gas * price + value": "insufficientFunds",
    "exceeds block gas limit": "gasTooHigh",
    "intrinsic gas too high": "gasTooHigh",
    "max initcode size exceeded": "codeTooLarge",
    "the node is on fire": "rejected",
    "": "rejected",
  };
  for (const [message, meaning] of Object.entries(meanings)) {
    it(`reads ${JSON.stringify(message)} as ${meaning}`, () => assert.equal(classifyMessage(message), meaning));
  }

  it("knows anvil's own words for a transaction that it has", async () => {
    const anvil = await startAnvil({ args: ["--no-mining"] });
    try {
      const { mnemonicToAccount } = await import("viem/accounts");
      const account = mnemonicToAccount("test test test test test test test test test test test junk");
      const raw = await account.signTransaction({
        chainId: 31337,
        nonce: 0,
        to: account.address,
        gas: 21_000n,
        maxFeePerGas: 10n ** 10n,
        maxPriorityFeePerGas: 1n,
        type: "eip1559",
      });
      await anvil.rpc("eth_sendRawTransaction", raw);
      const error: unknown = await anvil.rpc("eth_sendRawTransaction", raw).catch((thrown: unknown) => thrown);
      assert.ok(error instanceof Error);
      assert.equal(classifyMessage(error.message), "alreadyKnown", error.message);
    } finally {
      await anvil.stop();
    }
  });
});

describe("classifySendError", () => {
  it("takes only the node's own word for more than silence", () => {
    assert.equal(classifySendError(new RpcFailure("rpcError", "m", { message: "nonce too low" })), "nonceTooLow");
    assert.equal(classifySendError(new RpcFailure("timedOut", "m", { message: "already known" })), "noAnswer");
    assert.equal(classifySendError(new RpcFailure("httpStatus", "m")), "noAnswer");
    assert.equal(classifySendError(new RpcFailure("aborted", "m")), "aborted");
  });
  it("throws a bug again", () => {
    assert.throws(() => classifySendError(new TypeError("bug")), TypeError);
  });
});
