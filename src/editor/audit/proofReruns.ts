import * as vscode from "vscode";
import type { ProofRecord } from "../../core/audit/proof/proofRecord.ts";
import type { Project } from "../../core/foundry/project.ts";
import { fileUriOf } from "../projects/fileUri.ts";
import { readConfig } from "../projects/readConfig.ts";
import type { Workbench } from "../workbench.ts";
import type { Audits } from "./audits.ts";
import { offerFixed } from "./proofOffer.ts";

/** "Save All" saves many files at once (milliseconds). */
const gatherMs = 500;

/**
 * Runs the accepted tests of findings again when the code they are about was saved, the latest save first: what they show holds for the
 * new code, and a finding whose test has gone green is offered as fixed. Never before trust, and not where compiling on save is off.
 */
export function rerunProofs(workbench: Workbench, audits: Audits): vscode.Disposable {
  const waiting = new Map<string, NodeJS.Timeout>();
  const running = new Map<string, AbortController>();
  const start = async (project: Project): Promise<void> => {
    running.get(project.root)?.abort();
    const controller = new AbortController();
    running.set(project.root, controller);
    for (const record of audits.proofs.all(project)) await rerun({ workbench, audits, project }, record, controller.signal);
  };
  const saved = async (file: vscode.Uri): Promise<void> => {
    if (!vscode.workspace.isTrusted || workbench.settings(file).compile.onSave === "off") return;
    const project = await workbench.projects.owning(file);
    if (project === undefined) return;
    clearTimeout(waiting.get(project.root));
    waiting.set(
      project.root,
      setTimeout(() => void start(project), gatherMs),
    );
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (uri.path.endsWith(".sol")) void saved(uri);
    }),
    new vscode.Disposable(() => {
      for (const timer of waiting.values()) clearTimeout(timer);
      for (const controller of running.values()) controller.abort();
    }),
  );
}

interface Where {
  readonly workbench: Workbench;
  readonly audits: Audits;
  readonly project: Project;
}

async function rerun({ workbench, audits, project }: Where, record: ProofRecord, signal: AbortSignal): Promise<void> {
  if (signal.aborted || (await audits.proofs.isCurrent(project, record))) return;
  const test = (await fileUriOf(project))(record.path);
  const source = await readText(test);
  // A draft that nobody accepted is not run behind the person's back.
  if (source === undefined) return;
  const config = await readConfig(workbench, project);
  if (config === undefined) return;
  const { rerunProof } = await import("../../core/audit/proof/proveFinding.ts");
  const outcome = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: "HyperKit: running a proof again" },
    async () => rerunProof({ project, config, record, source }, workbench, { signal }),
  );
  if (outcome.kind === "failed")
    workbench.log.info("proof not run again", { problem: outcome.problem.name, details: outcome.problem.details });
  if (outcome.kind !== "ran" || signal.aborted) return;
  await audits.proofs.keep(project, outcome.record);
  const audit = audits.all().find((one) => one.project.root === project.root);
  const finding = audit?.outcome.findings.find(({ id }) => id === record.finding);
  const isFixed = record.result === "proven" && outcome.record.result === "notProven";
  if (isFixed && audit !== undefined && finding !== undefined) offerFixed({ audit, finding });
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return Buffer.from(await vscode.workspace.fs.readFile(uri)).toString("utf8");
  } catch {
    return undefined;
  }
}
