import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import { compareVersions } from "../../foundry/installedSolc.ts";
import type { Finding } from "../finding.ts";
import type { BuildContent } from "../readBuildInfos.ts";
import type { ProofDraft } from "./proofPlan.ts";
import type { Compilation } from "./readCompilation.ts";
import { readSubject } from "./readSubject.ts";
import { isImportable, renderProof } from "./renderProof.ts";
import { findTemplate } from "./templateTable.ts";

/** What a test is drafted from. */
export interface DraftInput {
  readonly finding: Finding;
  readonly content: BuildContent;
  readonly compilations: readonly Compilation[];
  /** Root-relative POSIX folder of the test. */
  readonly folder: string;
}

/** The oldest compiler whose language the tests are written in. */
const oldestCompiler = "0.6.5";

/** Drafts the test for a finding from the build alone: no model, nothing run. */
export function draftProof({
  finding,
  content,
  compilations,
  folder,
}: DraftInput): { readonly kind: "drafted"; readonly draft: ProofDraft } | { readonly kind: "unsupported"; readonly problem: Problem } {
  const unsupported = (reason: string) => ({ kind: "unsupported", problem: problem("proofUnsupported", { reason }) }) as const;
  const template = findTemplate(finding.category);
  if (template === undefined) return unsupported(`there is no test for findings of the category ${finding.category}`);
  const read = readSubject({ place: finding, compilations, files: content.files });
  if (read.kind === "impossible") return unsupported(read.reason);
  const { subject } = read;
  const version = /^\d+\.\d+\.\d+/.exec(subject.compiler)?.[0] ?? "0.0.0";
  if (compareVersions(version, oldestCompiler) < 0) {
    return unsupported(`it is compiled by solc ${version}, and the tests need ${oldestCompiler} or newer`);
  }
  if (!isImportable(subject.file)) return unsupported("the path of its file has characters that an import cannot name");
  const plan = template.plan(subject);
  if (plan.kind === "unplanned") return unsupported(plan.reason);
  return { kind: "drafted", draft: renderProof({ subject, template, plan, folder }) };
}
