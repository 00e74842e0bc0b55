import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { problem } from "../../errors/problem.ts";
import type { Problem } from "../../errors/problem.ts";
import { reasonOf } from "../../foundry/readOwnFile.ts";

/** What came of writing a report. */
export type WriteOutcome = { readonly kind: "written" } | { readonly kind: "failed"; readonly problem: Problem };

/**
 * Writes a report whole or not at all. Where a link lies at its place, the link is replaced and what it points to stays as it is: a
 * repository cannot turn the default name into another file of the person's.
 */
export async function writeReport(path: string, text: string): Promise<WriteOutcome> {
  const temporary = join(dirname(path), `.${randomUUID()}.new`);
  try {
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
    return { kind: "written" };
  } catch (error) {
    await rm(temporary, { force: true });
    return {
      kind: "failed",
      problem: problem("writeFailed", { path: basename(path), reason: reasonOf(error) }, { details: String(error) }),
    };
  }
}
