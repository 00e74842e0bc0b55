/** Why a call of an RPC gave no result. `rpcError` is the node's own answer; everything else leaves open what the node did. */
export type RpcFailureKind = "unreachable" | "timedOut" | "redirected" | "httpStatus" | "tooLarge" | "notJsonRpc" | "rpcError" | "aborted";

/** The error every call of `JsonRpc` ends with when it gives no result. */
export class RpcFailure extends Error {
  readonly kind: RpcFailureKind;
  readonly method: string;
  /** JSON-RPC error code or HTTP status. */
  readonly code: number | undefined;
  /** Revert data or whatever the node put beside its error. */
  readonly data: unknown;

  constructor(
    kind: RpcFailureKind,
    method: string,
    more: { readonly message?: string; readonly code?: number; readonly data?: unknown } = {},
  ) {
    super(more.message ?? kind);
    this.name = "RpcFailure";
    this.kind = kind;
    this.method = method;
    this.code = more.code;
    this.data = more.data;
  }
}

/** One RPC. Nothing is retried here: whether a repetition is harmless is known to the caller alone. */
export interface JsonRpc {
  readonly url: string;
  /** The result of a call; throws `RpcFailure` and nothing else. */
  request(method: string, params: readonly unknown[], signal: AbortSignal): Promise<unknown>;
}

/** Limits of one call. */
export interface JsonRpcLimits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

const defaultLimits: JsonRpcLimits = { timeoutMs: 10_000, maxBytes: 8_000_000 };

/** Opens nothing yet: a client of one RPC URL that follows no redirect, and bounds the time and the size of each answer. */
export function createJsonRpc(url: string, limits: JsonRpcLimits = defaultLimits): JsonRpc {
  let last = 0;
  return {
    url,
    async request(method, params, signal) {
      last += 1;
      const id = last; // of this call: others may start before its answer comes
      const body = JSON.stringify({ jsonrpc: "2.0", id, method, params });
      const timeout = AbortSignal.timeout(limits.timeoutMs);
      try {
        const response = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
          redirect: "manual",
          signal: AbortSignal.any([signal, timeout]),
        });
        const text = await readBounded(response, method, limits.maxBytes);
        return resultOf(text, response.status, { method, id });
      } catch (error) {
        if (error instanceof RpcFailure) throw error;
        if (signal.aborted) throw new RpcFailure("aborted", method);
        if (timeout.aborted) throw new RpcFailure("timedOut", method);
        throw new RpcFailure("unreachable", method, { message: messageOf(error) });
      }
    },
  };
}

/** Finds the RPC's own failure inside an error of a library that wraps it; undefined for a bug. */
export function rpcFailureIn(error: unknown): RpcFailure | undefined {
  let current = error;
  for (let depth = 0; depth < 10 && current instanceof Error; depth += 1) {
    if (current instanceof RpcFailure) return current;
    current = current.cause;
  }
  return undefined;
}

async function readBounded(response: Response, method: string, maxBytes: number): Promise<string> {
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    throw new RpcFailure("redirected", method, { code: response.status });
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<unknown> | null = response.body;
  for await (const chunk of body ?? []) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.length;
    if (size > maxBytes) throw new RpcFailure("tooLarge", method);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function resultOf(text: string, status: number, call: { readonly method: string; readonly id: number }): unknown {
  const answer = parseAnswer(text);
  if (answer?.error !== undefined && answer.error !== null) {
    const { code, message, data } = errorFields(answer.error);
    throw new RpcFailure("rpcError", call.method, { message, ...(code === undefined ? {} : { code }), data });
  }
  if (status !== 200) throw new RpcFailure("httpStatus", call.method, { code: status, message: text.slice(0, 200) });
  if (answer === undefined || answer.id !== call.id || !("result" in answer))
    throw new RpcFailure("notJsonRpc", call.method, { message: text.slice(0, 200) });
  return answer.result;
}

interface Answer {
  readonly id?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

function parseAnswer(text: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function errorFields(error: unknown): { readonly code: number | undefined; readonly message: string; readonly data: unknown } {
  if (typeof error !== "object" || error === null) return { code: undefined, message: String(error), data: undefined };
  const code = "code" in error && typeof error.code === "number" ? error.code : undefined;
  const message = "message" in error && typeof error.message === "string" ? error.message : "";
  return { code, message, data: "data" in error ? error.data : undefined };
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
