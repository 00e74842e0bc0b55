import * as z from "zod/mini";
import type { Workbench } from "../workbench.ts";
import type { AuditedFinding } from "./projectAudit.ts";
import { auditsOf } from "./openAudits.ts";

/** What rows, quick fixes, hovers and the offer to undo hand over; a key binding may bring anything. */
const address = z.object({
  audit: z.object({ project: z.object({ root: z.string() }) }),
  finding: z.object({ id: z.string() }),
  before: z.optional(z.string()),
});

/** The finding that the argument of a command means, as the last audit has it; undefined where it means none. */
export function chosenFinding(
  workbench: Workbench,
  argument: unknown,
): (AuditedFinding & { readonly before?: string | undefined }) | undefined {
  const parsed = z.safeParse(address, argument);
  if (!parsed.success) return undefined;
  const { audit: meant, finding: sought, before } = parsed.data;
  for (const audit of auditsOf(workbench).all()) {
    const finding = audit.project.root === meant.project.root ? audit.outcome.findings.find(({ id }) => id === sought.id) : undefined;
    if (finding !== undefined) return { audit, finding, before };
  }
  return undefined;
}
