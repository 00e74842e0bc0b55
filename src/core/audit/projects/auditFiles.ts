import type { AuditOutcome } from "../analyzer.ts";
import type { FinishedAudit } from "../export/auditReport.ts";
import { groupByNames } from "./groupByNames.ts";
import { joinAudits } from "./joinAudits.ts";

/**
 * Audits files that are no unit of their own, in groups that disturb each other least: no two contracts of one name in a group; and a group
 * on which an analyzer fails is halved, so that one file which it cannot take costs nothing but itself.
 */
export async function auditFiles(
  root: string,
  files: readonly string[],
  audit: (files: readonly string[]) => Promise<AuditOutcome>,
): Promise<AuditOutcome> {
  const queue = [...(await groupByNames(root, files))];
  const parts: FinishedAudit[] = [];
  for (let group = queue.shift(); group !== undefined; group = queue.shift()) {
    const outcome = await audit(group);
    if (outcome.kind === "cancelled") return outcome;
    const middle = Math.ceil(group.length / 2);
    if (group.length > 1 && outcome.runs.some(hasFailed)) queue.unshift(group.slice(0, middle), group.slice(middle));
    else parts.push(outcome);
  }
  const [first, ...others] = parts;
  return first === undefined ? audit(files) : joinAudits([first, ...others]);
}

/** A failure of the program on what it was given; a program that is missing or a file that does not compile is another matter. */
function hasFailed({ outcome }: FinishedAudit["runs"][number]): boolean {
  return outcome.kind === "notAnalysed" && outcome.problem.name === "analyzerFailed";
}
