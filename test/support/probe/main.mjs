import { subscribe } from "node:diagnostics_channel";
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { connect } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { inspect } from "node:util";
import * as vscode from "vscode";

/** What happened in this extension host since the probe is active, as `Seen` in startProbes.ts says. */
const seen = { programs: [], connections: [], files: [] };

/** TLS has no channel of its own, but whoever uses it makes an HTTP request. */
const connectionChannels = ["net.client.socket", "http.client.request.start", "undici:request:create"];

export function activate() {
  const port = Number(readFileSync(join(homedir(), ".hyperkit-probe"), "utf8"));
  const socket = connect(port, "127.0.0.1");
  createInterface({ input: socket }).on("line", async (line) => {
    socket.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
  });
  watch();
}

async function answer({ id, body, argument }) {
  try {
    // oxlint-disable-next-line typescript/no-implied-eval -- running what a test sends is what this extension is for
    const run = new Function(`return (${body});`)();
    return { id, result: await run({ vscode, seen }, argument) };
  } catch (error) {
    return { id, error: inspect(error) };
  }
}

function watch() {
  const stack = () => new Error("seen").stack ?? "";
  subscribe("child_process", ({ process }) => {
    const from = stack();
    // What is started is known a moment later: read it when it is asked for.
    seen.programs.push({ toJSON: () => ({ command: process.spawnargs.join(" "), stack: from }) });
  });
  for (const channel of connectionChannels) subscribe(channel, () => seen.connections.push({ channel, stack: stack() }));
  registerHooks({
    load(url, context, nextLoad) {
      seen.files.push(url);
      return nextLoad(url, context);
    },
  });
}
