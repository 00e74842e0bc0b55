import { analyzerTitles } from "../core/audit/analyzerName.ts";
import type { AuditEvent } from "../core/audit/analyzer.ts";
import type { AnalyzerName } from "../core/audit/analyzerName.ts";
import type { ProjectsEvent } from "../core/audit/projects/auditProjects.ts";
import { visibleLine } from "../core/lib/visibleText.ts";
import type { Output } from "./terminal.ts";

/** One line that is written over and over, for somebody who waits. */
export interface Progress {
  readonly ofProjects: (event: ProjectsEvent<unknown>) => void;
  readonly ofAudit: (event: AuditEvent) => void;
  /** Takes the line away before something else is written. */
  clear(): void;
}

/** As long as the line can be without wrapping in any usual window (characters). */
const longest = 78;

/** Shows progress on a terminal's stderr; nothing where no one watches. */
export function createProgress(err: Output, { quiet }: { readonly quiet: boolean }): Progress {
  const shows = err.isTerminal && !quiet;
  let title = "";
  let working = new Map<AnalyzerName, string>();
  const clear = (): void => void (shows && err.write("\r\u001B[K"));
  const show = (): void => {
    const names = [...working].map(([name, state]) => `${analyzerTitles[name]}${state}`).join(", ");
    if (shows) err.write(`\r\u001B[K${visibleLine(`${title}${names === "" ? "" : `: ${names}`}`).slice(0, longest)}`);
  };
  return {
    clear,
    ofProjects(event) {
      if (event.kind === "projectEnded") return;
      const { project, index, count } = event;
      title = `Auditing ${project.name}${count === 1 ? "" : ` (${index + 1} of ${count})`}`;
      working = new Map();
      show();
    },
    ofAudit(event) {
      if (event.kind === "line") return;
      if (event.kind === "analyzerStarted") working.set(event.analyzer, "");
      else if (event.kind === "analyzerWaiting") working.set(event.analyzer, " (waits for another audit)");
      else working.delete(event.run.analyzer);
      show();
    },
  };
}
