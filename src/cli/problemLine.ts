import { describeProblem } from "../core/errors/problem.ts";
import type { Problem } from "../core/errors/problem.ts";
import { visibleLine } from "../core/lib/visibleText.ts";

/** A problem as one line for stderr. */
export function problemLine(why: Problem): string {
  const { id, what, fix } = describeProblem(why);
  return `hyperkit-sol: ${visibleLine(`${what} ${fix} (${id})`)}\n`;
}
