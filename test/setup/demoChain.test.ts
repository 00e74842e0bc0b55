import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { SetUpError } from "../../scripts/bootstrap/setUpError.mjs";
import { askChain } from "../../scripts/editor/askChain.ts";
import { startDemoChain } from "../../scripts/editor/demoChain.ts";
import { startAnvil } from "../support/anvil.ts";
import { startCountingServer } from "../support/countingServer.ts";

async function assertRefused(port: number): Promise<void> {
  const refusal: unknown = await startDemoChain(port).catch((error: unknown) => error);
  assert.ok(refusal instanceof SetUpError);
  assert.equal(refusal.message, `Port ${port} is taken by a program that is not anvil: end that program and run the command again.`);
}

describe("the demo's chain", () => {
  it("refuses a port on which another program hangs up", async () => {
    const other = await startCountingServer();
    try {
      await assertRefused(Number(new URL(other.url).port));
    } finally {
      await other.stop();
    }
  });

  it("refuses a port on which another node answers", async () => {
    const other = createServer((_, response) => response.end(`{"jsonrpc":"2.0","id":1,"result":"Geth/v1.16.0"}`));
    await once(other.listen(0, "127.0.0.1"), "listening");
    const address = other.address();
    assert.ok(address !== null && typeof address === "object");
    try {
      await assertRefused(address.port);
    } finally {
      other.close();
    }
  });

  it("takes an anvil that runs already, and leaves it running", async () => {
    const anvil = await startAnvil();
    const chain = await startDemoChain(anvil.port);
    assert.deepEqual([chain.url, chain.found], [anvil.url, true]);
    await chain.stop();
    assert.equal(await anvil.rpc("eth_chainId"), "0x7a69");
    await anvil.stop();
  });

  it("starts an anvil where nothing listens, and ends it", async () => {
    const before = await startAnvil();
    await before.stop();
    const chain = await startDemoChain(before.port);
    assert.equal(chain.found, false);
    assert.equal(await askChain(chain.url, "eth_chainId"), "0x7a69");
    await chain.stop();
    await assert.rejects(askChain(chain.url, "eth_chainId"));
  });
});
