import assert from "node:assert/strict";
import { identifyChain, isProvenLocalChain, sameChain } from "../../../src/core/chain/identifyChain.ts";
import type { ChainIdentity, IdentifyOutcome } from "../../../src/core/chain/identifyChain.ts";
import { startAnvil } from "../../support/anvil.ts";
import { never, networkAt, proven } from "../deploy/life.ts";
import { anvilAnswer, startFakeNode } from "./fakeNode.ts";
import type { FakeAnswer, FakeNode } from "./fakeNode.ts";

describe("identifyChain", () => {
  let node: FakeNode | undefined;
  afterEach(async () => node?.stop());

  async function identify(answer: FakeAnswer, chainId: number | undefined = 31337): Promise<IdentifyOutcome> {
    node = await startFakeNode(answer);
    return identifyChain(networkAt(node.url, chainId), { signal: never, timeoutMs: 400 });
  }

  function nameOf(outcome: IdentifyOutcome): string {
    return outcome.kind === "failed" ? outcome.problem.name : outcome.kind;
  }

  it("proves a real anvil", async () => {
    const anvil = await startAnvil();
    try {
      const chain = await proven(anvil.url);
      assert.equal(isProvenLocalChain(chain), true);
      assert.equal(chain.identity.chainId, 31337);
      assert.match(chain.identity.client, /^anvil/);
      assert.match(chain.identity.genesisHash, /^0x[0-9a-f]{64}$/);
      assert.notEqual(chain.identity.instance, "");
    } finally {
      await anvil.stop();
    }
  });

  it("tells a restarted anvil on the same port from the one before", async () => {
    const first = await startAnvil();
    const before = (await proven(first.url)).identity;
    assert.equal(sameChain(before, (await proven(first.url)).identity), true);
    await first.stop();
    const second = await startAnvil({ port: first.port });
    try {
      assert.equal(sameChain(before, (await proven(second.url)).identity), false);
    } finally {
      await second.stop();
    }
  });

  it("takes a look-alike for no proof", async () => {
    node = await startFakeNode(anvilAnswer);
    const chain = await proven(node.url);
    assert.equal(isProvenLocalChain({ network: chain.network, identity: chain.identity }), false);
    assert.equal(isProvenLocalChain(Object.create(chain)), false);
    assert.equal(isProvenLocalChain(null), false);
  });

  it("refuses a host elsewhere without contacting it", async () => {
    // 192.0.2.0/24 is reserved and never answers: contacting it would run into the time limit.
    const started = Date.now();
    const outcome = await identifyChain(networkAt("http://192.0.2.1:8545"), { signal: never, timeoutMs: 5000 });
    assert.equal(nameOf(outcome), "networkNotLocal");
    assert.ok(Date.now() - started < 1000);
  });

  it("contacts nothing for a network that has a problem already", async () => {
    node = await startFakeNode(anvilAnswer);
    const problem = { name: "networkUnusable" as const, args: {} };
    assert.equal(nameOf(await identifyChain({ ...networkAt(node.url), problem }, { signal: never })), "networkUnusable");
    assert.deepEqual(node.calls, []);
  });

  const refusals: readonly (readonly [string, FakeAnswer, string])[] = [
    ["another chain id than the setting's", (method) => (method === "eth_chainId" ? "0x539" : anvilAnswer(method)), "chainIdMismatch"],
    ["another client", (method) => (method === "web3_clientVersion" ? "Geth/v1.16.0" : anvilAnswer(method)), "networkNotLocal"],
    [
      "a client that only contains the word",
      (method) => (method === "web3_clientVersion" ? "Geth (not anvil)" : anvilAnswer(method)),
      "networkNotLocal",
    ],
    ["no client version", (method) => (method === "web3_clientVersion" ? null : anvilAnswer(method)), "networkNotLocal"],
    [
      "a chain id beyond exact numbers",
      (method) => (method === "eth_chainId" ? `0x${"f".repeat(14)}` : anvilAnswer(method)),
      "rpcAnswerUnusable",
    ],
    ["a chain id that is no hex", (method) => (method === "eth_chainId" ? "31337" : anvilAnswer(method)), "rpcAnswerUnusable"],
    ["no genesis block", (method) => (method === "eth_getBlockByNumber" ? null : anvilAnswer(method)), "rpcAnswerUnusable"],
    ["a redirect", (_method, response) => void response.writeHead(301, { location: "http://192.0.2.1/" }).end(), "rpcAnswerUnusable"],
    ["an oversized answer", (_method, response) => void response.end("x".repeat(1_500_000)), "rpcAnswerUnusable"],
    ["no answer", () => undefined, "rpcUnreachable"],
    [
      "a connection that breaks at the instance",
      (method, response) => (method === "hardhat_metadata" ? void response.destroy() : anvilAnswer(method)),
      "rpcUnreachable",
    ],
  ];
  for (const [name, answer, problem] of refusals) {
    it(`refuses ${name} as ${problem}`, async () => {
      assert.equal(nameOf(await identify(answer)), problem);
    });
  }

  it("refuses a development client on a public chain's id, also where nobody stated one", async () => {
    node = await startFakeNode((method) => (method === "eth_chainId" ? "0x1" : anvilAnswer(method)));
    const { chainId: _none, ...network } = networkAt(node.url);
    assert.equal(nameOf(await identifyChain({ ...network, chainId: undefined }, { signal: never })), "networkNotLocal");
  });

  it("takes a client without an instance, as hardhat's older ones", async () => {
    const outcome = await identify((method, response) =>
      method === "hardhat_metadata"
        ? void response.end('{"jsonrpc":"2.0","id":4,"error":{"code":-32601,"message":"unknown"}}')
        : anvilAnswer(method),
    );
    assert.equal(outcome.kind, "local");
    assert.equal(outcome.chain.identity.instance, "");
  });

  it("says that nothing answers on a free port", async () => {
    const anvil = await startAnvil();
    await anvil.stop();
    assert.equal(nameOf(await identifyChain(networkAt(anvil.url), { signal: never })), "rpcUnreachable");
  });

  it("ends as cancelled", async () => {
    node = await startFakeNode(() => undefined);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    assert.deepEqual(await identifyChain(networkAt(node.url), { signal: stop.signal }), { kind: "cancelled" });
  });
});

describe("sameChain", () => {
  const one: ChainIdentity = { chainId: 31337, genesisHash: "0xab", instance: "1", client: "anvil/v1" };
  it("compares chain id, genesis and instance, and not the client", () => {
    assert.equal(sameChain(one, { ...one, client: "anvil/v2" }), true);
    for (const other of [
      { ...one, chainId: 1337 },
      { ...one, genesisHash: "0xcd" as const },
      { ...one, instance: "2" },
    ]) {
      assert.equal(sameChain(one, other), false);
    }
  });
});
