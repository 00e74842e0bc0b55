import { createHash } from "node:crypto";
import { join } from "node:path";
import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import type { Project } from "../../foundry/project.ts";
import { projectFolder } from "../../safety/prepareForge.ts";
import type { SourceRange } from "../../../protocol/sourceRange.ts";
import type { AuditPorts } from "../auditPorts.ts";
import { findRepository } from "../baseline/findRepository.ts";
import { insideOf, openShadow } from "../baseline/openShadow.ts";
import type { Shadow } from "../baseline/openShadow.ts";
import { resolveCommit } from "../baseline/resolveCommit.ts";
import { linkLines, webAddressOf } from "./remoteAddress.ts";
import { readRemote } from "./readRemote.ts";

/** What is linked to. */
export interface PermalinkInput {
  readonly project: Project;
  /** Root-relative POSIX path. */
  readonly file: string;
  /** The file as the person sees it. */
  readonly text: string;
  readonly range: SourceRange;
}

/** What a permalink needs of the world; `git`: see `findGit`. */
export interface PermalinkPorts extends Pick<AuditPorts, "run" | "roots"> {
  readonly git: string | undefined;
}

/** A link to the lines at HEAD. `isSame`: the file is there as the person sees it. `isPushed`: a branch of the remote that is known here has the commit. */
export type PermalinkOutcome =
  | { readonly kind: "link"; readonly url: string; readonly isSame: boolean; readonly isPushed: boolean }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "cancelled" };

/** Makes a link to lines of a file at the commit that is checked out. Opens no connection, and git meets no configuration of the repository. */
export async function makePermalink(input: PermalinkInput, ports: PermalinkPorts, signal: AbortSignal): Promise<PermalinkOutcome> {
  const { project, file, text, range } = input;
  const repository = await findRepository(project.root);
  const remote = repository === undefined ? undefined : await readRemote(repository);
  const page = remote === undefined ? undefined : webAddressOf(remote.url);
  if (repository === undefined || remote === undefined || page === undefined) return failed(problem("noRemote", { project: project.name }));
  if (ports.git === undefined) return failed(problem("gitMissing", {}));
  const folder = join(projectFolder(ports.roots, project), "permalink");
  const shadow = await openShadow({ repository, gitFile: ports.git, folder, signal }, ports.run);
  try {
    const path = insideOf(repository, join(project.root, file));
    const commit = await resolveCommit(shadow, "HEAD");
    const blob = commit === undefined ? undefined : await idOf(shadow, `${commit}:${path}`);
    if (signal.aborted) return { kind: "cancelled" };
    if (commit === undefined || blob === undefined) return failed(problem("notCommitted", { file }));
    // Where a selection ends at the beginning of a line, that line is not in it.
    const ends = range.endCharacter === 0 && range.endLine > range.startLine ? range.endLine : range.endLine + 1;
    const url = linkLines(page, { commit, path, firstLine: range.startLine + 1, lastLine: ends });
    const has = await shadow.git([
      "for-each-ref",
      "--count=1",
      `--contains=${commit}`,
      "--format=%(refname)",
      `refs/remotes/${remote.name}/`,
    ]);
    const isPushed = has.kind === "exited" && has.exitCode === 0 && has.stdout.trim() !== "";
    return { kind: "link", url, isSame: blobIdsOf(text, blob.length).includes(blob), isPushed };
  } finally {
    await shadow.close();
  }
}

function failed(reason: Problem): PermalinkOutcome {
  return { kind: "failed", problem: reason };
}

async function idOf({ git }: Shadow, name: string): Promise<string | undefined> {
  const outcome = await git(["rev-parse", "--verify", "--quiet", "--end-of-options", name]);
  const id = outcome.kind === "exited" && outcome.exitCode === 0 ? outcome.stdout.trim() : "";
  return /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
}

/** The ids that git gives a text, with and without the line ends and the byte order mark that an editor may have changed. */
function blobIdsOf(text: string, length: number): readonly string[] {
  const plain = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const forms = [plain, plain.replaceAll("\n", "\r\n")].flatMap((form) => [form, `\uFEFF${form}`]);
  return forms.map((form) => {
    const bytes = Buffer.from(form, "utf8");
    return createHash(length === 64 ? "sha256" : "sha1")
      .update(`blob ${bytes.length}\0`)
      .update(bytes)
      .digest("hex");
  });
}
