import { join } from "node:path";
import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import type { CallOptions } from "../lib/callOptions.ts";
import { problemOfProcess } from "../process/problemOfProcess.ts";
import type { CompilePorts, ForgeCall } from "./compileInput.ts";
import type { CompileEvent } from "./compileOutcome.ts";
import type { CompilerDiagnostic } from "./diagnostic.ts";
import { explainWords, forgeFailed, isDownloadFailure } from "./explainWords.ts";
import { parseForgeAnswer } from "./forgeAnswer.ts";
import type { ForgeAnswer } from "./forgeAnswer.ts";
import { plainText } from "./plainText.ts";
import { placeDiagnostics, projectPath } from "./placeDiagnostics.ts";

/** What one run of forge reported. */
export type ForgeRun =
  | {
      readonly kind: "built";
      readonly hasErrors: boolean;
      readonly diagnostics: readonly CompilerDiagnostic[];
      /** What this run compiled, as `projectPath` gives it, with the compiler versions. */
      readonly compiled: ReadonlyMap<string, readonly string[]>;
    }
  /** The Project has no sources. */
  | { readonly kind: "nothing" }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "cancelled" };

/** The usual time limits (seconds). */
const usualIdleSeconds = 600;
const totalSeconds = 1800;

/** forge's JSON of a project with a thousand sources is about a hundred megabytes. */
const maxMegabytes = 400;

/** How much of an answer that was not understood goes into the log (characters). */
const mostDetails = 4000;

/** How often a run is repeated because a source that has diagnostics changed under it. */
const attempts = 3;

/** Runs `forge build --json` once, or again while its sources are being changed, and places what it reports. */
export async function runForge(call: ForgeCall, ports: CompilePorts, options: CallOptions<CompileEvent>): Promise<ForgeRun> {
  for (let attempt = 1; ; attempt += 1) {
    const started = Date.now();
    const ran = await answerOf(call, ports, options);
    if (ran.kind !== "answer") return ran;
    const { run, changedMs } = await placeAnswer(call, ran);
    const changedMeanwhile = changedMs > started && changedMs <= Date.now();
    if (!changedMeanwhile || attempt === attempts) return run;
  }
}

type Answered =
  | { readonly kind: "answer"; readonly answer: ForgeAnswer; readonly exitCode: number; readonly details: string }
  | Exclude<ForgeRun, { kind: "built" }>;

/** Without network, a missing compiler hides behind the failed download: asked again offline, forge names it and the source that wants it. */
async function answerOf(call: ForgeCall, ports: CompilePorts, options: CallOptions<CompileEvent>): Promise<Answered> {
  const first = await start(call, ports, options);
  const wantsNetwork = first.kind === "answer" && first.answer.kind === "words" && isDownloadFailure(first.answer.text);
  return wantsNetwork ? start({ ...call, offline: true }, ports, options) : first;
}

async function start(call: ForgeCall, ports: CompilePorts, { signal, onEvent }: CallOptions<CompileEvent>): Promise<Answered> {
  const { invocation, project, scratch, offline, idleSeconds = usualIdleSeconds } = call;
  const outcome = await ports.run({
    file: invocation.file,
    args: ["build", "--json", "--root", project.root, ...(scratch === undefined ? [] : ["--no-cache"])],
    cwd: invocation.cwd,
    env: {
      ...invocation.env,
      ...(scratch !== undefined && { FOUNDRY_OUT: join(scratch, "out"), FOUNDRY_CACHE_PATH: join(scratch, "cache") }),
      ...(scratch !== undefined && { FOUNDRY_BUILD_INFO_PATH: join(scratch, "build-info") }),
      ...(offline === true && { FOUNDRY_OFFLINE: "true" }),
    },
    idleSeconds,
    totalSeconds,
    maxMegabytes,
    signal,
    onLine: (line, stream) => {
      if (stream === "stderr" && line.trim() !== "") onEvent?.({ kind: "line", operation: "compile", text: plainText(line) });
    },
  });
  if (outcome.kind === "cancelled") return { kind: "cancelled" };
  if (outcome.kind !== "exited") return { kind: "failed", problem: problemOfProcess(call.forge, outcome) };
  const { exitCode, durationMs, stdout, stderr } = outcome;
  ports.log.debug("forge build", { root: project.root, cold: scratch !== undefined, exitCode, durationMs, bytes: stdout.length });
  return { kind: "answer", answer: parseForgeAnswer(outcome), exitCode, details: `${stderr}\n${stdout.slice(0, mostDetails)}`.trim() };
}

interface Placed {
  readonly run: ForgeRun;
  readonly changedMs: number;
}

async function placeAnswer(
  { project: { root } }: ForgeCall,
  { answer, exitCode, details }: Extract<Answered, { kind: "answer" }>,
): Promise<Placed> {
  switch (answer.kind) {
    case "nothingToCompile":
      return { run: { kind: "nothing" }, changedMs: 0 };
    case "unknown":
      return { run: { kind: "failed", problem: problem("forgeOutputUnknown", {}, { details }) }, changedMs: 0 };
    case "words": {
      const explained = await explainWords(root, answer.text);
      if (explained.kind === "problem") return { run: { kind: "failed", problem: explained.problem }, changedMs: 0 };
      return { run: { kind: "built", hasErrors: true, diagnostics: explained.diagnostics, compiled: new Map() }, changedMs: 0 };
    }
    case "answered": {
      const hasErrors = answer.errors.some(({ severity }) => severity === "error");
      if (exitCode !== 0 && !hasErrors) return { run: { kind: "failed", problem: forgeFailed(details) }, changedMs: 0 };
      const { diagnostics, changedMs } = await placeDiagnostics(root, answer.errors);
      const compiled = new Map([...answer.compiled].map(([file, versions]) => [projectPath(root, file), versions]));
      return { run: { kind: "built", hasErrors, diagnostics, compiled }, changedMs };
    }
  }
}
