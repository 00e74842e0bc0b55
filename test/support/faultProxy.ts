import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";

/** What the proxy does instead of passing a call through. "After": the node has carried it out, the caller does not learn it. */
export type Fault =
  | { readonly kind: "dropBefore" | "dropAfter" | "hangBefore" | "hangAfter" }
  | { readonly kind: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: "result"; readonly change: (result: unknown) => unknown }
  | { readonly kind: "error"; readonly code: number; readonly message: string; readonly data?: unknown }
  | { readonly kind: "body"; readonly text: string };

/** A proxy in front of a node. */
export interface FaultProxy {
  readonly url: string;
  /** The methods that were called, in order. */
  readonly calls: readonly string[];
  /** From now on, the next `times` calls of the method meet the fault. */
  inject(method: string, fault: Fault, times?: number): void;
  /** Waits until the method was called once more and, unless dropped before, carried out. */
  seen(method: string): Promise<void>;
  heal(): void;
  stop(): Promise<void>;
}

interface Rule {
  readonly method: string;
  readonly fault: Fault;
  left: number;
}

/** Starts a proxy for the node at `target`; without a rule it changes nothing. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  let rules: Rule[] = [];
  const calls: string[] = [];
  const waiting: { readonly method: string; readonly resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readAll(request);
    const { method } = JSON.parse(body) as { method: string };
    calls.push(method);
    const rule = rules.find((candidate) => candidate.method === method && candidate.left > 0);
    if (rule !== undefined) rule.left -= 1;
    await answer(rule?.fault, { target, body, response });
    for (const waiter of waiting.filter((candidate) => candidate.method === method)) waiter.resolve();
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    inject(method, fault, times = Infinity) {
      rules.push({ method, fault, left: times });
    },
    seen: async (method) => new Promise((resolve) => waiting.push({ method, resolve })),
    heal() {
      rules = [];
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Exchange {
  readonly target: string;
  readonly body: string;
  readonly response: ServerResponse;
}

async function answer(fault: Fault | undefined, { target, body, response }: Exchange): Promise<void> {
  const { id } = JSON.parse(body) as { id: number };
  if (fault?.kind === "dropBefore") return void response.destroy();
  if (fault?.kind === "hangBefore") return;
  if (fault?.kind === "status") return void response.writeHead(fault.status, fault.headers).end("busy");
  if (fault?.kind === "body") return void response.end(fault.text);
  if (fault?.kind === "error") {
    const { code, message, data } = fault;
    return void response.end(JSON.stringify({ jsonrpc: "2.0", id, error: { code, message, data } }));
  }
  const upstream = await fetch(target, { method: "POST", headers: { "content-type": "application/json" }, body });
  const text = await upstream.text();
  if (fault?.kind === "dropAfter") return void response.destroy();
  if (fault?.kind === "hangAfter") return;
  if (fault?.kind !== "result") return void response.end(text);
  const parsed = JSON.parse(text) as { result?: unknown };
  response.end(JSON.stringify({ jsonrpc: "2.0", id, result: fault.change(parsed.result) }));
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
