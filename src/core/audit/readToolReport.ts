import { readFile, stat } from "node:fs/promises";
import type { ProcessOutcome } from "../process/processOutcome.ts";

/** A larger report would take the editor's memory (megabytes, 10^6 bytes): a project of 57 small files has 9 of them. */
const mostMegabytes = 128;

/** What a tool left in the file that it was told to write; `outcome` says where that is more than can be read. */
export async function readToolReport(
  path: string,
  outcome: ProcessOutcome,
): Promise<{ readonly outcome: ProcessOutcome; readonly report: string | undefined }> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > mostMegabytes * 1_000_000 && outcome.kind === "exited") {
    const { stdout, stderr, durationMs } = outcome;
    return { outcome: { kind: "tooMuchOutput", megabytes: mostMegabytes, stdout, stderr, durationMs }, report: undefined };
  }
  return { outcome, report: await readFile(path, "utf8").catch(() => undefined) };
}
