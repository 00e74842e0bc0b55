import { randomBytes } from "node:crypto";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { endGroup } from "../../src/core/process/endGroup.ts";
import { shortPath } from "./editorHome.ts";
import { installEditorHost, serverMain } from "./installEditorHost.ts";
import { installExtension } from "./installExtension.ts";
import { createServerFolders } from "./serverFolders.ts";
import type { ServerFolders } from "./serverFolders.ts";

/** How to start a server. */
export interface EditorServerOptions {
  /** A fresh folder for everything that the editor keeps: user data, extensions, logs. */
  readonly folder: string;
  /** The person's HOME; see `createEditorHome`. */
  readonly home: string;
  /** Without Workspace Trust: no banner, every folder trusted. */
  readonly trustAll: boolean;
  /** What is installed: folders with a `package.json`, or `.vsix` files. */
  readonly extensions?: readonly string[];
  /**
   * For suites inside the extension host: the server accepts `developmentPath` and `testsPath`, and shows no notifications.
   * Whatever drives the workbench like a person leaves it out and installs the extension.
   */
  readonly forSuites?: boolean;
  /**
   * How long the extensions of a closed window live on, in case it comes back (seconds); the editor's own hours when left out. With a
   * second, what one window started does not meddle with the next.
   */
  readonly graceSeconds?: number;
  /** User settings on top of the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Each line the server prints. */
  readonly onLine?: (line: string) => void;
}

/** A running VS Code server. */
export interface EditorServer {
  readonly port: number;
  /** What the first address of a browser must carry: `?tkn=`. */
  readonly token: string;
  /** The process group of the server and its extension hosts. */
  readonly group: number;
  /** Resolves when the server has ended, by itself or by `stop`. */
  readonly ended: Promise<void>;
  /** Ends the server and whatever is left of its group; may be called twice. */
  stop(): Promise<void>;
}

/** How long a server may take until it listens, and until it has ended (milliseconds). */
const limitsMs = { start: 60_000, stop: 5_000 };

/** Starts the VS Code server under this Node, on a free port of 127.0.0.1, behind a random token. Rejects with what it printed. */
export async function startEditorServer(options: EditorServerOptions): Promise<EditorServer> {
  await installEditorHost();
  const folders = await createServerFolders(options.folder, options.settings);
  for (const extension of options.extensions ?? []) await installExtension(extension, folders);
  const token = randomBytes(16).toString("hex");
  const tokenFile = join(options.folder, "token");
  // In a file, since every user of the machine can read the arguments of a process.
  await writeFile(tokenFile, token, { mode: 0o600 });
  const child = spawn(process.execPath, [...serverArguments(options, folders), "--connection-token-file", tokenFile], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: serverEnvironment(options.home, folders),
  });
  const group = child.pid;
  if (group === undefined) throw new Error(`The editor's server did not start: ${serverMain}`);
  const ended = once(child, "exit").then(() => undefined);
  const killNow = (): void => {
    try {
      process.kill(-group, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  };
  process.once("exit", killNow);
  const stop = async (): Promise<void> => {
    // The server first: it lets its extension hosts deactivate their extensions.
    child.kill();
    await Promise.race([ended, delay(limitsMs.stop, undefined, { ref: false })]);
    await endGroup(group);
    await ended;
    process.removeListener("exit", killNow);
  };
  try {
    const port = await Promise.race([listeningPort([child.stdout, child.stderr], options.onLine), ended.then(() => undefined)]);
    if (port === undefined) throw new Error(`The editor's server ended with ${child.exitCode ?? child.signalCode}.`);
    return { port, token, group, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function serverArguments(options: EditorServerOptions, { userData, extensions, serverData }: ServerFolders): readonly string[] {
  return [
    serverMain,
    ...["--host", "127.0.0.1", "--port", "0", "--accept-server-license-terms", "--disable-telemetry"],
    ...["--user-data-dir", userData, "--extensions-dir", extensions, "--server-data-dir", serverData],
    ...(options.graceSeconds === undefined ? [] : ["--reconnection-grace-time", String(options.graceSeconds)]),
    ...(options.forSuites === true ? ["--enable-smoke-test-driver"] : []),
    ...(options.trustAll ? ["--disable-workspace-trust"] : []),
  ];
}

/** What a desktop session has, and nothing else of this process's environment. */
function serverEnvironment(home: string, { temporary }: ServerFolders): Record<string, string> {
  const session = { HOME: home, PATH: shortPath(), SHELL: "/bin/bash", LANG: "C.UTF-8", USER: process.env["USER"] ?? "user" };
  // Without a gallery the editor asks nobody on the network.
  return { ...session, TMPDIR: temporary, EXTENSIONS_GALLERY: "{}" };
}

/** The port that the server says it listens on. Rejects with the last lines it printed when it takes too long. */
async function listeningPort(streams: readonly Readable[], onLine: ((line: string) => void) | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    const printed: string[] = [];
    const timer = setTimeout(
      () => reject(new Error(`The editor's server did not listen within ${limitsMs.start / 1000} s:\n${printed.slice(-20).join("\n")}`)),
      limitsMs.start,
    );
    timer.unref();
    for (const stream of streams) {
      createInterface({ input: stream }).on("line", (line) => {
        printed.push(line);
        onLine?.(line);
        const port = /^Server bound to 127\.0\.0\.1:(\d+)/.exec(line)?.[1];
        if (port === undefined) return;
        clearTimeout(timer);
        resolve(Number(port));
      });
    }
  });
}
