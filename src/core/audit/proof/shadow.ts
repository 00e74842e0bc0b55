import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import type { FoundryConfig } from "../../foundry/foundryConfig.ts";
import type { Project } from "../../foundry/project.ts";
import type { CallOptions } from "../../lib/callOptions.ts";
import { problemOfProcess } from "../../process/problemOfProcess.ts";
import type { ProcessOutcome } from "../../process/processOutcome.ts";
import type { FoundTool } from "../../process/tool.ts";
import { prepareForge } from "../../safety/prepareForge.ts";
import { auditConfig } from "../auditConfig.ts";
import type { AuditPorts } from "../auditPorts.ts";
import { layOutSources } from "../aderyn/layOutSources.ts";
import type { BuildContent } from "../readBuildInfos.ts";
import type { ProofDraft } from "./proofPlan.ts";
import type { ProofEvent } from "./proofOutcome.ts";

/** What runs in a shadow of the Project. */
export interface ShadowRun {
  readonly project: Project;
  readonly config: FoundryConfig;
  readonly content: BuildContent;
  readonly forge: FoundTool;
  /** The tests to write beside the copy and to run. */
  readonly drafts: readonly Pick<ProofDraft, "path" | "source">[];
  /** The root-relative folder that the tests are in. */
  readonly testFolder: string;
  /** HyperKit's own folder, held by the caller; the copy in it is made anew. */
  readonly folder: string;
}

/** forge's answer to a run of tests that came to an end, whatever they showed. */
export type ShadowAnswer =
  | { readonly kind: "ran"; readonly outcome: Extract<ProcessOutcome, { readonly kind: "exited" }> }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "cancelled" };

/** A test of ours is over in seconds; a compilation through the IR pipeline may take minutes. */
const limits = { idleSeconds: 600, totalSeconds: 900 };

/** The discard port of this computer: whoever asks for the network through it gets an error. */
const nowhere = "http://127.0.0.1:9";

/**
 * Runs tests on a copy of what was compiled, in HyperKit's own folder, with a configuration of ours: no ffi, no files, no network. The
 * attacked code runs with forge's cheatcodes, and some of them open connections: every one is sent to a port where nobody answers.
 */
export async function runInShadow(
  { project, config, content, forge, drafts, testFolder, folder }: ShadowRun,
  { run, roots }: Pick<AuditPorts, "run" | "roots">,
  { signal, onEvent }: CallOptions<ProofEvent>,
): Promise<ShadowAnswer> {
  const layout = await layOutSources({ folder: join(folder, "sources"), project, config, content });
  if (layout.kind === "impossible") return { kind: "failed", problem: problem("proofFailed", { reason: layout.reason }) };
  for (const { path, source } of drafts) {
    await mkdir(dirname(join(layout.root, path)), { recursive: true });
    await writeFile(join(layout.root, path), source);
  }
  const shadowConfig = { ...auditConfig(config), ...noFolders, test: testFolder, remappings: layout.remappings };
  const prepared = await prepareForge({ project, config: shadowConfig, forge, roots, purpose: "proof" });
  if (prepared.kind === "refused") return { kind: "failed", problem: prepared.problem };
  const { file, cwd, env, outFolder, cacheFolder, buildInfoFolder } = prepared.invocation;
  for (const made of [outFolder, cacheFolder, buildInfoFolder]) await rm(made, { recursive: true, force: true });
  const proxies = { HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere, ALL_PROXY: nowhere, NO_PROXY: "" };
  const lowerCase = Object.fromEntries(Object.entries(proxies).map(([name, value]) => [name.toLowerCase(), value]));
  const outcome = await run({
    ...{ file, cwd, ...limits, signal },
    args: ["test", "--json", "--root", layout.root],
    env: { ...env, FOUNDRY_OFFLINE: "true", ...proxies, ...(process.platform === "win32" ? {} : lowerCase) },
    onLine: (text, stream) => {
      if (stream === "stderr" && text.trim() !== "") onEvent?.({ kind: "line", operation: "prove", text });
    },
  });
  if (outcome.kind === "cancelled" || signal.aborted) return { kind: "cancelled" };
  if (outcome.kind !== "exited") return { kind: "failed", problem: problemOfProcess(forge, outcome) };
  return { kind: "ran", outcome };
}

/** Only the tests that are written beside the copy are compiled, with what they import. */
const noFolders = { src: "hyperkit-no-sources", script: "hyperkit-no-scripts" };
