// A node that answers what a test wants, for the answers that anvil never gives.
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Answers one call: a result, or by writing to the response itself. */
export type FakeAnswer = (method: string, response: ServerResponse) => unknown;

/** A running fake. */
export interface FakeNode {
  readonly url: string;
  readonly calls: readonly string[];
  stop(): Promise<void>;
}

export const genesis = { hash: `0x${"ab".repeat(32)}`, number: "0x0" };

/** The answers of a healthy anvil to the questions of identity. */
export function anvilAnswer(method: string): unknown {
  const answers: Readonly<Record<string, unknown>> = {
    eth_chainId: "0x7a69",
    web3_clientVersion: "anvil/v1.7.1",
    eth_getBlockByNumber: genesis,
    hardhat_metadata: { instanceId: "0x01" },
  };
  return answers[method];
}

/** Starts the fake. An answer of `undefined` leaves the response to whoever wrote to it. */
export async function startFakeNode(answer: FakeAnswer): Promise<FakeNode> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { id, method } = await read(request);
    calls.push(method);
    const result = answer(method, response);
    if (result !== undefined) response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
    calls,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<{ readonly id: number; readonly method: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return JSON.parse(Buffer.concat(chunks).toString("utf8")) as { id: number; method: string };
}
