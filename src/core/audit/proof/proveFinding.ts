import { join, posix } from "node:path";
import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import type { CallOptions } from "../../lib/callOptions.ts";
import type { FoundTool } from "../../process/tool.ts";
import { projectFolder } from "../../safety/prepareForge.ts";
import { holdFolder } from "../../storage/holdFolder.ts";
import type { AnalyzerInput } from "../analyzer.ts";
import type { AuditPorts } from "../auditPorts.ts";
import { buildForAudit } from "../buildForAudit.ts";
import type { AuditBuild } from "../buildForAudit.ts";
import type { Finding } from "../finding.ts";
import type { BuildContent } from "../readBuildInfos.ts";
import { draftProof } from "./draftProof.ts";
import { judgeProof } from "./judgeProof.ts";
import type { ProofEvent, ProofOutcome, ProofVerdict } from "./proofOutcome.ts";
import type { ProofDraft } from "./proofPlan.ts";
import type { ProofRecord } from "./proofRecord.ts";
import { hashesOf } from "./provenCode.ts";
import { readCompilations } from "./readCompilation.ts";
import { runInShadow } from "./shadow.ts";

/** What is to be proven. */
export interface ProofInput extends AnalyzerInput {
  readonly finding: Finding;
  /** Root-relative POSIX folder where the test would be kept. */
  readonly folder: string;
}

/** What proofs need of the world. */
export type ProofPorts = Pick<AuditPorts, "tools" | "run" | "roots">;

/**
 * Drafts a test for a finding and runs it on a copy in HyperKit's own folder. Nothing is written to the Project, and what is said holds
 * for the code of `files` alone.
 */
export async function proveFinding(input: ProofInput, ports: ProofPorts, options: CallOptions<ProofEvent>): Promise<ProofOutcome> {
  return withBuild({ input, ports }, options, async (build, ready) => {
    const compilations = await readCompilations(build.invocation.buildInfoFolder);
    const drafted = draftProof({ ...input, content: build.content, compilations });
    if (drafted.kind === "unsupported") return drafted;
    const { draft } = drafted;
    if (draft.missing.length > 0) {
      return { kind: "unsupported", problem: problem("proofNeedsValues", { values: draft.missing.join("; ") }), draft };
    }
    const verdict = await runTest({ ...input, content: build.content, test: draft }, ready, options);
    if (verdict.kind === "cancelled") return verdict;
    if (verdict.kind === "failed") return { ...verdict, draft };
    return { ...verdict, draft, files: hashesOf(build.content, compilations, [input.finding.file, draft.subject]) };
  });
}

/** What is run again. */
export interface RerunInput extends AnalyzerInput {
  readonly record: ProofRecord;
  /** The test's text as it is now: a person may have changed it. */
  readonly source: string;
}

/** Runs an accepted test again, on the present code and in the same way. */
export async function rerunProof(
  input: RerunInput,
  ports: ProofPorts,
  options: CallOptions<ProofEvent>,
): Promise<{ readonly kind: "ran"; readonly record: ProofRecord } | Extract<ProofOutcome, { readonly kind: "failed" | "cancelled" }>> {
  const { record, source } = input;
  // Such a comment lays its own configuration over ours; whether ffi too is for each version of forge to say.
  if (/forge-config/i.test(source))
    return { kind: "failed", problem: problem("proofFailed", { reason: "it carries a forge-config of its own" }) };
  return withBuild({ input, ports }, options, async (build, ready) => {
    const compilations = await readCompilations(build.invocation.buildInfoFolder);
    const verdict = await runTest({ ...input, content: build.content, test: { ...record, source } }, ready, options);
    if (verdict.kind === "cancelled" || verdict.kind === "failed") return verdict;
    const gain = verdict.kind === "proven" ? verdict.gain : "";
    const files = hashesOf(build.content, compilations, Object.keys(record.files));
    return { kind: "ran", record: { ...record, result: verdict.kind, gain, files, ranAt: new Date().toISOString() } };
  });
}

type ReadyPorts = ProofPorts & { readonly forge: FoundTool };

/** Builds the Project's own sources in HyperKit's folder, which is held until `use` is done. */
async function withBuild<Result>(
  { input, ports }: { readonly input: AnalyzerInput; readonly ports: ProofPorts },
  { signal, onEvent }: CallOptions<ProofEvent>,
  use: (build: AuditBuild, ready: ReadyPorts) => Promise<Result>,
): Promise<Result | { readonly kind: "failed"; readonly problem: Problem } | { readonly kind: "cancelled" }> {
  const forge = await ports.tools.find("forge");
  if (forge.kind === "missing") return { kind: "failed", problem: forge.problem };
  const lock = await holdFolder(folderOf(input, ports), signal);
  if (lock === undefined) return { kind: "cancelled" };
  try {
    onEvent?.({ kind: "step", operation: "prove", step: "build" });
    const built = await buildForAudit(
      { ...input, analyzer: "The proof", purpose: "proof" },
      { ...ports, forge },
      {
        signal,
        onEvent: ({ text }) => onEvent?.({ kind: "line", operation: "prove", text }),
      },
    );
    if (signal.aborted) return { kind: "cancelled" };
    return built.kind === "built" ? await use(built, { ...ports, forge }) : built;
  } finally {
    await lock.release();
  }
}

interface TestRun extends AnalyzerInput {
  readonly content: BuildContent;
  readonly test: Pick<ProofDraft, "path" | "source" | "attackTest" | "controlTest">;
}

async function runTest(
  { test, ...input }: TestRun,
  ports: ReadyPorts,
  options: CallOptions<ProofEvent>,
): Promise<ProofVerdict | { readonly kind: "cancelled" }> {
  options.onEvent?.({ kind: "step", operation: "prove", step: "test" });
  const answer = await runInShadow(
    { ...input, forge: ports.forge, drafts: [test], testFolder: posix.dirname(test.path), folder: folderOf(input, ports) },
    ports,
    options,
  );
  if (answer.kind !== "ran") return answer;
  const { stdout, stderr } = answer.outcome;
  return judgeProof(stdout, test, `${stderr}\n${stdout}`.trim());
}

function folderOf({ project }: AnalyzerInput, { roots }: ProofPorts): string {
  return join(projectFolder(roots, project), "proof");
}
