import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type * as vscode from "vscode";
import { z } from "zod/mini";
import { paths } from "../setup/paths.ts";

/** What extensions did in the host of one window, in order; those of the editor itself included. */
export interface Seen {
  /** Each started program, and where from. */
  readonly programs: readonly { readonly command: string; readonly stack: string }[];
  /** Each connection that was opened, and where from. */
  readonly connections: readonly { readonly channel: string; readonly stack: string }[];
  /** The URLs of the modules that were loaded. */
  readonly files: readonly string[];
}

/** What a function that runs in the extension host is given. */
export interface ProbeHost {
  readonly vscode: typeof vscode;
  readonly seen: Seen;
}

/** The extension host of one window. */
export interface Probe {
  /**
   * Runs a function in the extension host and resolves with its result, which must be JSON, as must the argument. Only its text
   * gets there: it can use what it is given and nothing around it.
   */
  run<Result, Argument = undefined>(
    body: (host: ProbeHost, argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result>;
}

/** The probes of an editor's windows. */
export interface Probes {
  /** The extension to install in the editor; absolute path. */
  readonly extension: string;
  /** The probe of the next window, as soon as its extension host runs. */
  next(): Promise<Probe>;
  stop(): Promise<void>;
}

const answerSchema = z.object({ id: z.number(), result: z.optional(z.unknown()), error: z.optional(z.string()) });

/** Waits for the probes of the editor that has this HOME; call it before the editor starts. */
export async function startProbes(home: string): Promise<Probes> {
  const waiting: ((probe: Probe) => void)[] = [];
  const arrived: Probe[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    // A window that is closed resets its connection.
    socket.on("error", () => socket.destroy());
    const probe = speakThrough(socket);
    const first = waiting.shift();
    if (first === undefined) arrived.push(probe);
    else first(probe);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // the address of a TCP server that listens
  await writeFile(join(home, ".hyperkit-probe"), String(port));
  return {
    extension: join(paths.root, "test", "support", "probe"),
    async next() {
      return arrived.shift() ?? new Promise((resolve) => waiting.push(resolve));
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function speakThrough(socket: Socket): Probe {
  const pending = new Map<number, PromiseWithResolvers<unknown>>();
  let id = 0;
  createInterface({ input: socket }).on("line", (line) => {
    const answer = answerSchema.parse(JSON.parse(line));
    const asked = pending.get(answer.id);
    pending.delete(answer.id);
    if (answer.error === undefined) asked?.resolve(answer.result);
    else asked?.reject(new Error(`In the extension host: ${answer.error}`));
  });
  socket.on("close", () => {
    for (const { reject } of pending.values()) reject(new Error("The window of the probe was closed."));
    pending.clear();
  });
  return {
    async run<Result>(body: (host: ProbeHost, argument: never) => Result | Promise<Result>, argument?: unknown) {
      id += 1;
      const asked = Promise.withResolvers<unknown>();
      pending.set(id, asked);
      socket.write(`${JSON.stringify({ id, body: body.toString(), argument })}\n`);
      return (await asked.promise) as Result; // JSON of what `body` returned
    },
  };
}
