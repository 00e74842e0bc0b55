import { problem } from "../errors/problem.ts";
import { continueJournal } from "./journal.ts";
import type { Problem } from "../errors/problem.ts";

/**
 * Ends an unfinished deployment by the person's word, e.g. because its local chain is gone for good: it is no longer listed, and
 * its bytes are never sent again. Whether an earlier send reached the chain stays unknown. The journal is kept.
 */
export async function forgetDeployment(
  journalFile: string,
): Promise<{ readonly kind: "forgotten" } | { readonly kind: "failed"; readonly problem: Problem }> {
  const opened = await continueJournal(journalFile);
  if (opened.kind === "failed") return opened;
  const { journal } = opened;
  try {
    await journal.append({ type: "failed", reason: "forgotten by the person" });
    return { kind: "forgotten" };
  } catch (error) {
    return { kind: "failed", problem: problem("journalUnwritable", { reason: error instanceof Error ? error.message : String(error) }) };
  } finally {
    await journal.close();
  }
}
