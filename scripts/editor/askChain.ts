const limitMs = 5_000;

/** Asks a node one thing, with nothing of the extension in between. Rejects when it does not answer or answers with an error. */
export async function askChain(url: string, method: string, ...params: readonly unknown[]): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    signal: AbortSignal.timeout(limitMs),
  });
  const answer: unknown = await response.json();
  if (typeof answer === "object" && answer !== null && "result" in answer) return answer.result;
  throw new Error(`${method}: ${JSON.stringify(answer)}`);
}
