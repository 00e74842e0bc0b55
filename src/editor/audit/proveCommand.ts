import * as vscode from "vscode";
import type { ProofEvent, ProofOutcome } from "../../core/audit/proof/proofOutcome.ts";
import { problem } from "../../core/errors/problem.ts";
import type { Project } from "../../core/foundry/project.ts";
import { visibleLine } from "../../core/lib/visibleText.ts";
import { withCancellableProgress } from "../adapters/cancellation.ts";
import { saveProject } from "../compile/saveProject.ts";
import { showDraft } from "../generate/showDraft.ts";
import { readConfig } from "../projects/readConfig.ts";
import type { Workbench } from "../workbench.ts";
import { chosenFinding } from "./chosenFinding.ts";
import { auditsOf } from "./openAudits.ts";

/**
 * Command: drafts a test for a finding, runs it on a copy and says what it showed. The test is then offered as a draft; nothing is written
 * to the Project before the person accepts it.
 */
export async function proveFinding(workbench: Workbench, argument: unknown): Promise<void> {
  const chosen = chosenFinding(workbench, argument);
  if (chosen === undefined) return workbench.notify.problem(problem("findingNotChosen", {}));
  const { finding, audit } = chosen;
  const { project } = audit;
  await saveProject(project, workbench.projects);
  const config = await readConfig(workbench, project);
  if (config === undefined) return;
  const { proveFinding: prove } = await import("../../core/audit/proof/proveFinding.ts");
  const folder = workbench.settings(vscode.Uri.file(project.root)).audit.proofFolder;
  const outcome = await withCancellableProgress(`Proving ${finding.title}`, async (signal, report) =>
    prove({ project, config, finding, folder }, workbench, {
      signal,
      onEvent: (event: ProofEvent) => {
        if (event.kind === "step") report(event.step === "build" ? "building" : "running the test on a copy");
        else workbench.log.debug("proof", { line: event.text });
      },
    }),
  );
  if (outcome.kind === "proven" || outcome.kind === "notProven") {
    const { path, attackTest, controlTest } = outcome.draft;
    const { kind: result, files } = outcome;
    const gain = outcome.kind === "proven" ? outcome.gain : "";
    const ranAt = new Date().toISOString();
    await auditsOf(workbench).proofs.keep(project, {
      version: 1,
      finding: finding.id,
      result,
      gain,
      files,
      path,
      attackTest,
      controlTest,
      ranAt,
    });
  }
  await tell(workbench, project, outcome);
}

async function tell(workbench: Workbench, project: Project, outcome: ProofOutcome): Promise<void> {
  switch (outcome.kind) {
    case "cancelled":
      return;
    case "proven":
      await showDraft(workbench, project, outcome.draft);
      // Not awaited: the command is done, read or not.
      void workbench.notify.info(`Proven: ${visibleLine(outcome.gain)}. The test fails until this is fixed.`);
      return;
    case "notProven": {
      const show = await workbench.notify.info("Not proven: the test ran and the problem did not show.", "Show Test");
      if (show !== undefined) await showDraft(workbench, project, outcome.draft);
      return;
    }
    case "unsupported":
    case "failed":
      if (outcome.draft !== undefined) await showDraft(workbench, project, outcome.draft);
      return workbench.notify.problem(outcome.problem);
  }
}
