import { once } from "node:events";
import { stat } from "node:fs/promises";
import { extname, isAbsolute } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { execa } from "execa";
import { baseEnvironment, mergeEnvironment } from "./baseEnvironment.ts";
import type { Environment } from "./baseEnvironment.ts";
import { collectOutput } from "./collectOutput.ts";
import { endGroup, graceMs, killGroup } from "./endGroup.ts";
import { whyNotAProgram } from "./executableFormat.ts";
import type { ProcessOutcome, ProcessRequest, RunProcess } from "./processOutcome.ts";
import { watchLimits } from "./watchLimits.ts";
import type { Ending } from "./watchLimits.ts";

const defaultMegabytes = 64;

/** How long a finished program's pipes may stay open for what is still in them (milliseconds). */
const drainMs = 300;

/**
 * Makes the only function of HyperKit that starts programs. `environment` is the parent's; only its allow-listed part is
 * passed on. The function resolves when the program, and everything it started in its process group, is gone: within a
 * second of an abort or of a limit. What a program leaves behind in its group when it exits by itself is ended too.
 * A grandchild that starts a session of its own escapes the group, as from any shell.
 * Throws for a relative `file` or an argument with a NUL character: those are bugs of the caller.
 */
export function createProcessRunner(environment: Environment): RunProcess {
  const base = baseEnvironment(environment);
  return async (request) => {
    if (!isAbsolute(request.file)) throw new TypeError(`runProcess needs an absolute path, not "${request.file}".`);
    if (request.signal.aborted) return { kind: "cancelled", stdout: "", stderr: "", durationMs: 0 };
    const reason = await whyRefused(request.file);
    if (reason !== undefined) return { kind: "notExecutable", file: request.file, reason };
    return runToEnd(request, mergeEnvironment(base, request.env ?? {}));
  };
}

/** Files that the system would not start directly but hand to a shell. */
async function whyRefused(file: string): Promise<string | undefined> {
  if (process.platform !== "win32") return whyNotAProgram(file);
  return [".exe", ".com"].includes(extname(file).toLowerCase()) ? undefined : "only .exe files are started, never batch files or scripts";
}

async function runToEnd(request: ProcessRequest, env: Readonly<Record<string, string>>): Promise<ProcessOutcome> {
  const started = performance.now();
  const child = spawnGroup(request, env);
  if (child.pid === undefined) return whyNotStarted(request, await child);
  // Listened to from the first tick on: a short program may be gone before the next await.
  const closed = once(child.nodeChildProcess, "close");
  const exited = once(child.nodeChildProcess, "exit");

  const stopped = Promise.withResolvers<void>();
  let ending: Ending | undefined;
  let thrown: { readonly error: unknown } | undefined;
  const end = (why: Ending): void => {
    ending ??= why;
    stopped.resolve();
  };
  const watch = watchLimits(request, end);
  const megabytes = request.maxMegabytes ?? defaultMegabytes;
  const output = collectOutput(megabytes * 1_000_000, request.onLine);
  const take = (stream: "stdout" | "stderr") => (chunk: Buffer) => {
    watch.sign();
    if (thrown !== undefined) return;
    try {
      if (!output.take(stream, chunk)) end({ kind: "tooMuchOutput", megabytes });
    } catch (error) {
      // The listener of the caller threw: end the program first, then let the bug be seen.
      thrown = { error };
      stopped.resolve();
    }
  };
  child.stdout.on("data", take("stdout"));
  child.stderr.on("data", take("stderr"));

  await Promise.race([exited, stopped.promise]);
  watch.stop();
  await endTree(child, { leaderRuns: child.nodeChildProcess.exitCode === null && child.nodeChildProcess.signalCode === null, closed });
  // An escaped grandchild may hold the pipes open for ever.
  await Promise.race([closed, delay(drainMs)]);
  child.stdout.destroy();
  child.stderr.destroy();

  if (thrown !== undefined) throw thrown.error;
  const texts = { ...output.finish(), durationMs: Math.round(performance.now() - started) };
  if (ending !== undefined) return { ...ending, ...texts };
  const { exitCode, signalCode } = child.nodeChildProcess;
  return signalCode === null ? { kind: "exited", exitCode: exitCode ?? -1, ...texts } : { kind: "signalled", signal: signalCode, ...texts };
}

function spawnGroup(request: ProcessRequest, env: Readonly<Record<string, string>>) {
  return execa(request.file, request.args, {
    cwd: request.cwd,
    env,
    extendEnv: false,
    shell: false,
    // Unix: a process group of its own. Windows: `kill` takes the whole tree.
    killDescendants: true,
    forceKillAfterDelay: graceMs,
    buffer: false,
    reject: false,
    windowsHide: true,
    stdout: "pipe",
    stderr: "pipe",
    ...(request.stdin === undefined ? { stdin: "ignore" as const } : { input: request.stdin }),
  });
}

type Child = ReturnType<typeof spawnGroup>;

async function endTree(
  child: Child,
  { leaderRuns, closed }: { readonly leaderRuns: boolean; readonly closed: Promise<unknown> },
): Promise<void> {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    if (leaderRuns) child.kill();
    await Promise.race([closed, delay(graceMs)]);
  } else if (leaderRuns) await endGroup(child.pid);
  else {
    await Promise.race([closed, delay(drainMs)]);
    await killGroup(child.pid);
  }
}

async function whyNotStarted({ file, cwd }: ProcessRequest, result: Awaited<Child>): Promise<ProcessOutcome> {
  if (result.code === undefined) throw result.cause;
  const [folder, program] = await Promise.all([stat(cwd).catch(() => undefined), stat(file).catch(() => undefined)]);
  // The system reports a missing working folder as if the program were missing.
  if (folder?.isDirectory() !== true)
    return { kind: "notExecutable", file, reason: "its working folder does not exist", missingFolder: cwd };
  if (result.code !== "ENOENT" && result.code !== "ENOTDIR")
    return { kind: "notExecutable", file, reason: reasons[result.code] ?? result.code };
  if (program === undefined) return { kind: "notFound", file };
  return { kind: "notExecutable", file, reason: "the interpreter or loader it names does not exist" };
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "not permitted",
  ENOEXEC: "wrong format for this computer",
  EAGAIN: "too many processes are running",
  EMFILE: "too many files are open",
  ENOMEM: "not enough memory",
  E2BIG: "its arguments are too long",
};
