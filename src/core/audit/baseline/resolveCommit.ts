import type { Shadow } from "./openShadow.ts";

/** The commit that a branch, tag, id or expression such as `HEAD~2` names, as a whole id; undefined where there is none. */
export async function resolveCommit({ git }: Pick<Shadow, "git">, ref: string): Promise<string | undefined> {
  // What begins with a dash would be an option of git.
  if (ref === "" || ref.startsWith("-") || ref.includes("\0")) return undefined;
  const outcome = await git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  return idOf(outcome);
}

/** The last commit that HEAD and another commit have in common; undefined where there is none. */
export async function findMergeBase({ git }: Pick<Shadow, "git">, commit: string): Promise<string | undefined> {
  return idOf(await git(["merge-base", "HEAD", commit]));
}

function idOf(outcome: Awaited<ReturnType<Shadow["git"]>>): string | undefined {
  const id = outcome.kind === "exited" && outcome.exitCode === 0 ? outcome.stdout.trim() : "";
  return /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
}
