import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AuditOutcome } from "../../../../src/core/audit/analyzer.ts";
import { makeProject } from "../auditFolder.ts";
import { audit, cachedPorts } from "./cachedAudit.ts";
import { editedProject, nextEdit, randomFrom } from "./randomEdits.ts";

/** One step of a comparison: what an audit that may use the last one says, and what one from nothing says. */
export interface Compared {
  /** What was edited, as a line. */
  readonly edit: string;
  readonly incremental: AuditOutcome;
  readonly whole: AuditOutcome;
  /** True where slither was run on a part of the Project. */
  readonly wasPart: boolean;
}

/** Edits a Project at random, again and again, and audits it both ways after each edit. */
export async function* compareIncremental(seed: number, rounds: number): AsyncGenerator<Compared> {
  const [input, remembering, forgetful] = [await makeProject(editedProject), await cachedPorts(), await cachedPorts()];
  await audit(input, remembering);
  const random = randomFrom(seed);
  const files: Record<string, string> = { ...editedProject };
  for (let round = 0; round < rounds; round += 1) {
    const [path, text] = nextEdit(random, files);
    const edit = `${path}: ${firstDifference(files[path] ?? "", text)}`;
    files[path] = text;
    await writeFile(join(input.project.root, path), text);
    const before = remembering.started.length;
    const incremental = await audit({ ...input }, remembering);
    const runs = remembering.started.slice(before).filter(({ args }) => args.includes("--ignore-compile"));
    const whole = await audit({ ...input, fresh: true }, forgetful);
    yield { edit, incremental, whole, wasPart: runs.length === 1 && runs[0]?.cwd.endsWith("part") === true };
  }
}

function firstDifference(one: string, other: string): string {
  const [lines, others] = [one.split("\n"), other.split("\n")];
  const index = others.findIndex((line, at) => line !== lines[at]);
  return index === -1 ? "nothing" : `${index + 1}: ${others[index] ?? ""}`;
}
