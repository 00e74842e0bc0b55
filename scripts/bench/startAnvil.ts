import { spawn } from "node:child_process";
import { once } from "node:events";
import { nativeFoundryBinary } from "../setup/foundry.ts";

/** A local chain on a free port. */
export interface Anvil {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts anvil and waits until it listens. Without arguments it mines each transaction at once. */
export async function startAnvil(...args: readonly string[]): Promise<Anvil> {
  const child = spawn(nativeFoundryBinary("anvil"), ["--port", "0", ...args], { stdio: ["ignore", "pipe", "ignore"] });
  const ended = once(child, "exit");
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  const address = new Promise<string>((resolve, reject) => {
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /Listening on (\S+)/.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`anvil ended before it listened: ${printed.slice(-300)}`)));
  });
  return { url: `http://${await address}`, stop };
}
