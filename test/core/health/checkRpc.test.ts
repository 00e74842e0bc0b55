import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { checkRpc } from "../../../src/core/health/checkRpc.ts";
import type { HealthCheck } from "../../../src/core/health/healthReport.ts";
import { defaultSettings } from "./fakeComputer.ts";

async function withServer(listener: RequestListener, work: (url: string) => Promise<void>): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  // A server on a TCP port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  try {
    await work(`http://127.0.0.1:${port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

async function check(url: string, chainId = 31337): Promise<HealthCheck> {
  const settings = { ...defaultSettings, networks: [{ name: "mine", chainId, rpcUrls: [url] }] };
  return checkRpc({ settings }, new AbortController().signal);
}

const node =
  (chainId: unknown, client: unknown): RequestListener =>
  (request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => response.end(JSON.stringify({ id: 1, result: body.includes("eth_chainId") ? chainId : client })));
  };

describe("the health of the local chain", () => {
  it("is ok with the chain and the name of the node", async () => {
    await withServer(node("0x7a69", "anvil/v1.7.1/linux"), async (url) => {
      assert.deepEqual(await check(`${url}/key`), { component: "rpc", state: "ok", version: "anvil v1.7.1, chain 31337", place: url });
    });
  });

  it("is off, and no alarm, when nothing listens", async () => {
    let gone = "";
    await withServer(
      () => {},
      async (url) => void (gone = url),
    );
    const { state, problem } = await check(gone);
    assert.deepEqual([state, problem], ["off", undefined]);
    assert.equal((await check(gone.replace("127.0.0.1", "localhost"))).state, "off");
  });

  it("is a warning when the node is on another chain", async () => {
    await withServer(node("0x1", "geth"), async (url) => assert.equal((await check(url)).problem?.name, "rpcOtherChain"));
  });

  const strangers: readonly [string, RequestListener][] = [
    ["a web page", (_, response) => response.end("<html>")],
    ["a wrong type", node(31337, "x")],
    ["an endless number", node(`0x${"f".repeat(5000)}`, "x")],
    ["a redirect", (_, response) => response.writeHead(307, { location: "http://192.0.2.1/" }).end()],
    ["a body without end", (_, response) => void response.write("x".repeat(100_000))],
    ["nothing at all", (request) => request.resume()],
  ];
  for (const [name, listener] of strangers) {
    it(`is a warning within three seconds when it answers with ${name}`, async function () {
      this.timeout(5000);
      const started = performance.now();
      await withServer(listener, async (url) => assert.equal((await check(url)).problem?.name, "rpcNotEthereum"));
      assert.ok(performance.now() - started < 3000);
    });
  }

  it("never contacts a network beyond this computer", async () => {
    const asked: string[] = [];
    const original = globalThis.fetch;
    globalThis.fetch = async (url) => {
      asked.push(String(url));
      throw new Error("stop");
    };
    try {
      await check("https://rpc.example.org/key", 1);
    } finally {
      globalThis.fetch = original;
    }
    assert.deepEqual([...new Set(asked)], ["http://127.0.0.1:8545"]);
  });
});
