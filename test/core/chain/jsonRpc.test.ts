import assert from "node:assert/strict";
import { createJsonRpc, RpcFailure, rpcFailureIn } from "../../../src/core/chain/jsonRpc.ts";
import type { RpcFailureKind } from "../../../src/core/chain/jsonRpc.ts";
import { startFakeNode } from "./fakeNode.ts";
import type { FakeAnswer, FakeNode } from "./fakeNode.ts";

const limits = { timeoutMs: 300, maxBytes: 1000 };

describe("createJsonRpc", () => {
  let node: FakeNode | undefined;
  afterEach(async () => node?.stop());

  async function failureOf(answer: FakeAnswer, signal = new AbortController().signal): Promise<RpcFailure> {
    await node?.stop();
    node = await startFakeNode(answer);
    const error: unknown = await createJsonRpc(node.url, limits)
      .request("eth_chainId", [], signal)
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
    assert.ok(error instanceof RpcFailure, String(error));
    return error;
  }

  it("returns the result", async () => {
    node = await startFakeNode(() => "0x7a69");
    assert.equal(await createJsonRpc(node.url, limits).request("eth_chainId", [], new AbortController().signal), "0x7a69");
  });

  const failures: readonly (readonly [string, FakeAnswer, RpcFailureKind])[] = [
    ["a redirect", (_method, response) => void response.writeHead(302, { location: "http://192.0.2.1/" }).end(), "redirected"],
    [
      "a permanent redirect that keeps the method",
      (_method, response) => void response.writeHead(308, { location: "/other" }).end(),
      "redirected",
    ],
    ["an answer beyond the limit", (_method, response) => void response.end("x".repeat(2000)), "tooLarge"],
    ["an endless answer", (_method, response) => void setInterval(() => response.write("x".repeat(400)), 5).unref(), "tooLarge"],
    ["no answer", () => undefined, "timedOut"],
    ["half an answer", (_method, response) => void response.write("{"), "timedOut"],
    ["a closed connection", (_method, response) => void response.destroy(), "unreachable"],
    ["a web page", (_method, response) => void response.end("<html>"), "notJsonRpc"],
    ["a list", (_method, response) => void response.end("[]"), "notJsonRpc"],
    ["the answer to another request", (_method, response) => void response.end('{"jsonrpc":"2.0","id":99,"result":"0x1"}'), "notJsonRpc"],
    ["neither result nor error", (_method, response) => void response.end('{"jsonrpc":"2.0","id":1}'), "notJsonRpc"],
    ["status 429", (_method, response) => void response.writeHead(429).end("slow down"), "httpStatus"],
    [
      "the node's own error",
      (_method, response) => void response.end('{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no"}}'),
      "rpcError",
    ],
    ["an error that is text", (_method, response) => void response.end('{"jsonrpc":"2.0","id":1,"error":"no"}'), "rpcError"],
  ];
  for (const [name, answer, kind] of failures) {
    it(`fails as ${kind} on ${name}`, async () => {
      assert.equal((await failureOf(answer)).kind, kind);
    });
  }

  it("does not follow a redirect", async () => {
    await failureOf((_method, response) => void response.writeHead(307, { location: "/again" }).end());
    assert.equal(node?.calls.length, 1);
  });

  it("keeps code, message and data of the node's error", async () => {
    const failure = await failureOf(
      (_method, response) =>
        void response.end('{"jsonrpc":"2.0","id":1,"error":{"code":3,"message":"execution reverted","data":"0x1234"}}'),
    );
    assert.deepEqual([failure.code, failure.message, failure.data], [3, "execution reverted", "0x1234"]);
  });

  it("ends as aborted, before and during the call", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    assert.equal((await failureOf(() => undefined, stop.signal)).kind, "aborted");
    assert.equal((await failureOf(() => undefined, stop.signal)).kind, "aborted");
    assert.deepEqual(node?.calls, []);
  });

  it("matches each of several answers with its own request", async () => {
    node = await startFakeNode((method) => method);
    const rpc = createJsonRpc(node.url, limits);
    const methods = ["a", "b", "c", "d"];
    const answers = await Promise.all(methods.map(async (method) => rpc.request(method, [], new AbortController().signal)));
    assert.deepEqual(answers, methods);
  });
});

describe("rpcFailureIn", () => {
  it("finds the failure below other errors, and nothing in a bug", () => {
    const failure = new RpcFailure("timedOut", "eth_call");
    assert.equal(rpcFailureIn(new Error("outer", { cause: new Error("inner", { cause: failure }) })), failure);
    assert.equal(rpcFailureIn(new Error("bug")), undefined);
    assert.equal(rpcFailureIn("text"), undefined);
  });
});
