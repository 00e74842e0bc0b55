import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { nativeFoundryBinary } from "../../scripts/setup/foundry.ts";

/** A running anvil of one test. */
export interface Anvil {
  readonly url: string;
  readonly port: number;
  /** A call with nothing between the test and the node. */
  rpc(method: string, ...params: readonly unknown[]): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts anvil on a free port of its own choice, or on the given one. */
export async function startAnvil(options: { readonly port?: number; readonly args?: readonly string[] } = {}): Promise<Anvil> {
  const child = spawn(nativeFoundryBinary("anvil"), ["--host", "127.0.0.1", "--port", String(options.port ?? 0), ...(options.args ?? [])], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`anvil ended with ${code}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const match = /^Listening on 127\.0\.0\.1:(\d+)$/.exec(line);
      if (match !== null) resolve(Number(match[1]));
    });
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    async rpc(method, ...params) {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
      });
      const answer: unknown = await response.json();
      if (typeof answer === "object" && answer !== null && "result" in answer) return answer.result;
      throw new Error(JSON.stringify(answer));
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}
