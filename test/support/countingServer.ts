import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

/** A server that counts who connects and tells nobody anything. */
export interface CountingServer {
  readonly url: string;
  readonly connections: number;
  stop(): Promise<void>;
}

/** Starts one on a free port of this computer. */
export async function startCountingServer(): Promise<CountingServer> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address() as AddressInfo; // the address of a TCP server that listens
  return {
    url: `http://127.0.0.1:${address.port}`,
    get connections() {
      return connections;
    },
    async stop() {
      server.close();
      await once(server, "close");
    },
  };
}
