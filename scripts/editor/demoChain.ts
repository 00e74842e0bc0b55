import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { SetUpError } from "../bootstrap/setUpError.mjs";
import { nativeFoundryBinary } from "../setup/foundry.ts";
import { askChain } from "./askChain.ts";

/** The local chain of the demo. */
export interface DemoChain {
  readonly url: string;
  /** Whether it ran already; then it stays. */
  readonly found: boolean;
  readonly stop: () => Promise<void>;
}

/** Where HyperKit looks for a local chain by itself. */
const defaultPort = 8545;

/** Takes the anvil that listens on the port, or starts one. Rejects with a `SetUpError` when another program listens. */
export async function startDemoChain(port = defaultPort): Promise<DemoChain> {
  const url = `http://127.0.0.1:${port}`;
  if (await somethingListens(port)) {
    const client = await askChain(url, "web3_clientVersion").catch(() => undefined);
    if (typeof client === "string" && client.startsWith("anvil/")) return { url, found: true, stop: async () => undefined };
    throw new SetUpError(`Port ${port} is taken by a program that is not anvil: end that program and run the command again.`);
  }
  return startAnvil(port, url);
}

async function somethingListens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

async function startAnvil(port: number, url: string): Promise<DemoChain> {
  const child = spawn(nativeFoundryBinary("anvil"), ["--host", "127.0.0.1", "--port", String(port)], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = once(child, "exit");
  const killNow = (): boolean => child.kill("SIGKILL");
  process.once("exit", killNow);
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
    process.removeListener("exit", killNow);
  };
  const listening = new Promise<true>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith("Listening on ")) resolve(true);
    });
  });
  const started = await Promise.race([listening, ended.then(() => false as const)]);
  if (!started) throw new SetUpError(`anvil did not start on port ${port}: end whatever uses the port and run the command again.`);
  return { url, found: false, stop };
}
