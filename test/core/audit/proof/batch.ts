import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { buildForAudit } from "../../../../src/core/audit/buildForAudit.ts";
import type { Finding } from "../../../../src/core/audit/finding.ts";
import { draftProof } from "../../../../src/core/audit/proof/draftProof.ts";
import { judgeProof } from "../../../../src/core/audit/proof/judgeProof.ts";
import type { ProofDraft } from "../../../../src/core/audit/proof/proofPlan.ts";
import type { ProofVerdict } from "../../../../src/core/audit/proof/proofOutcome.ts";
import { readCompilations } from "../../../../src/core/audit/proof/readCompilation.ts";
import { runInShadow } from "../../../../src/core/audit/proof/shadow.ts";
import { createAnalysedFile } from "../../../../src/core/audit/analysedFile.ts";
import type { AnalyzerInput } from "../../../../src/core/audit/analyzer.ts";
import { root } from "../../../../scripts/setup/paths.ts";
import { auditPorts, makeProject, never } from "../auditFolder.ts";
import { finding } from "../finding.ts";

/** What is proven: a category at a function of a contract, written `Contract.function`. */
export interface Claim {
  readonly category: string;
  readonly at: string;
}

/** The fixture's files, by the paths they have in a Project. */
export async function proofFixture(): Promise<Readonly<Record<string, string>>> {
  const folder = join(root, "test", "fixtures", "proofs", "src");
  const names = await readdir(folder);
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [`src/${name}`, await readFile(join(folder, name), "utf8")] as const)),
  );
}

/** A finding of the category on the first line of the function. */
export function claimed(files: Readonly<Record<string, string>>, { category, at }: Claim): Finding {
  const [contract = "", name = ""] = at.split(".");
  for (const [path, text] of Object.entries(files)) {
    const lines = text.split("\n");
    const start = lines.findIndex((line) => new RegExp(`^(abstract )?contract ${contract}\\b`).test(line));
    if (start < 0) continue;
    const inner = name === "" ? start : lines.findIndex((line, index) => index > start && new RegExp(`function ${name}\\(`).test(line));
    const startCharacter = lines[inner]?.search(/\S/) ?? 0;
    const range = { startLine: inner, startCharacter, endLine: inner, endCharacter: startCharacter + 8 };
    const { hash } = createAnalysedFile(path, Buffer.from(text));
    return finding({ id: `v1:${at}`, category, severity: "high", file: path, range, fileHash: hash });
  }
  throw new Error(`no ${at}`);
}

/** What one claim came to in a batch; `undrafted` with the reason where no test was written. */
export type BatchResult = ProofVerdict | { readonly kind: "undrafted"; readonly reason: unknown };

/** Drafts all tests from one build and runs them in one shadow: the same steps as `proveFinding`, for many. */
export async function proveBatch(
  files: Readonly<Record<string, string>>,
  findings: readonly Finding[],
): Promise<{
  readonly results: ReadonlyMap<string, BatchResult>;
  readonly drafts: readonly ProofDraft[];
  readonly input: AnalyzerInput;
  readonly log: string;
}> {
  const input = await makeProject(files);
  const ports = await auditPorts();
  const forge = await ports.tools.find("forge");
  if (forge.kind === "missing") throw new Error("no forge");
  const built = await buildForAudit({ ...input, analyzer: "test", purpose: "proof" }, { ...ports, forge }, { signal: never });
  if (built.kind !== "built") throw new Error(JSON.stringify(built));
  const compilations = await readCompilations(built.invocation.buildInfoFolder);
  const { content } = built;
  const folder = "test/hyperkit";
  const drafted = findings.map((one) => ({ one, made: draftProof({ finding: one, content, compilations, folder }) }));
  const drafts = drafted.flatMap(({ made }) => (made.kind === "drafted" && made.draft.missing.length === 0 ? [made.draft] : []));
  const shadow = { ...input, content, forge, drafts, testFolder: folder, folder: join(ports.roots.cache, "shadow") };
  const answer = await runInShadow(shadow, ports, { signal: never });
  if (answer.kind !== "ran") throw new Error(JSON.stringify(answer));
  const { stdout, stderr } = answer.outcome;
  const results = drafted.map(({ one, made }): readonly [string, BatchResult] => {
    if (made.kind === "unsupported") return [one.id, { kind: "undrafted", reason: made.problem.args }];
    if (made.draft.missing.length > 0) return [one.id, { kind: "undrafted", reason: made.draft.missing }];
    return [one.id, judgeProof(stdout, made.draft, "")];
  });
  return { results: new Map(results), drafts, input, log: `${stderr}\n${stdout}` };
}
