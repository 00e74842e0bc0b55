import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import type { AnalyzerName } from "../core/audit/analyzerName.ts";
import { auditProjects } from "../core/audit/projects/auditProjects.ts";
import type { AuditTarget } from "../core/audit/projects/auditTarget.ts";
import { findTargets } from "../core/audit/projects/findTargets.ts";
import type { TargetResult } from "../core/audit/projects/runTarget.ts";
import { problem } from "../core/errors/problem.ts";
import type { Problem } from "../core/errors/problem.ts";
import { reasonOf } from "../core/foundry/readOwnFile.ts";
import { silentLog } from "../core/observe/log.ts";
import type { Settings } from "../core/settings/settings.ts";
import { auditBeside } from "./auditBeside.ts";
import { createAuditPorts } from "./auditPorts.ts";
import type { AuditOptions } from "./auditOptions.ts";
import { decideExit } from "./decideExit.ts";
import { problemLine } from "./problemLine.ts";
import { createProgress } from "./progress.ts";
import { createErrorLog } from "./errorLog.ts";
import { placeReport } from "./placeReport.ts";
import { renderResult } from "./renderResult.ts";
import { renderTerminalJson } from "./renderTerminalJson.ts";
import { exitCodes } from "./terminal.ts";
import type { ExitCode, Terminal } from "./terminal.ts";
import { readUserSettings } from "./userSettings.ts";

/** `hyperkit-sol audit`: finds what the path means, audits it, prints and writes what came of it. */
export async function auditCommand(options: AuditOptions, terminal: Terminal): Promise<ExitCode> {
  const prepared = await prepare(options, terminal);
  if (prepared.kind === "misuse") {
    terminal.err.write(problemLine(prepared.problem));
    return exitCodes.misuse;
  }
  return auditTargets(prepared, options, terminal);
}

interface Prepared {
  readonly kind: "ready";
  readonly targets: readonly AuditTarget[];
  readonly settings: Settings;
}

/** Everything that can be wrong with a call is found before the first tool is started. */
async function prepare(options: AuditOptions, { computer, cwd }: Terminal): Promise<Prepared | { kind: "misuse"; problem: Problem }> {
  const read = await readUserSettings(computer);
  if (read.kind === "failed") return { kind: "misuse", problem: read.problem };
  const found = await findTargets(resolve(cwd, options.path), options.path);
  if (found.kind === "failed") return { kind: "misuse", problem: found.problem };
  const { targets } = found;
  if (options.format !== undefined && options.output === undefined && targets.length > 1) {
    return { kind: "misuse", problem: problem("terminalOutput", { count: targets.length }) };
  }
  if (options.output !== undefined) {
    const path = basename(options.output);
    const unwritable = await access(dirname(resolve(cwd, options.output)), constants.W_OK).then(() => undefined, reasonOf);
    if (unwritable !== undefined) return { kind: "misuse", problem: problem("writeFailed", { path, reason: unwritable }) };
  }
  return { kind: "ready", targets, settings: read.settings };
}

async function auditTargets({ targets, settings }: Prepared, options: AuditOptions, terminal: Terminal): Promise<ExitCode> {
  const { computer, cwd, signal, out, err, version } = terminal;
  const profile = options.profile ?? settings.foundry.profile;
  const { slither, forgeLint, hyperkit, aderyn, mythril } = settings.audit.analyzers;
  const isAsked = (name: AnalyzerName): boolean => options.analyzers?.includes(name) === true;
  const enabled =
    options.analyzers === undefined
      ? { slither, forgeLint, hyperkit, aderyn, mythril }
      : {
          slither: isAsked("slither"),
          forgeLint: isAsked("forgeLint"),
          hyperkit: isAsked("hyperkit"),
          aderyn: isAsked("aderyn"),
          mythril: isAsked("mythril"),
        };
  const log = options.verbose ? createErrorLog(err) : silentLog;
  const ports = await createAuditPorts(terminal, { settings, folders: targets.map(({ project }) => project.root), log });
  const progress = createProgress(err, options);
  const failures: Problem[] = [];
  const keep = async (result: TargetResult): Promise<void> => {
    progress.clear();
    const color = options.color && out.isTerminal && computer.environment["NO_COLOR"] === undefined;
    const printsSummary = !options.quiet && !options.json && (options.format === undefined || options.output !== undefined);
    if (printsSummary || result.kind === "failed")
      (printsSummary ? out : err).write(renderResult(result, { failOn: options.failOn, cwd, color }));
    const failure = await placeReport(result, { options, cwd, version, out, count: targets.length });
    if (failure !== undefined) failures.push(failure);
  };
  const outcome = await auditProjects(
    targets,
    async (target): Promise<TargetResult | { readonly kind: "cancelled" }> => {
      const input = { target, profile, enabled, fresh: options.fresh };
      const result = await auditBeside(input, { ports, cwd, ...options }, { signal, onEvent: progress.ofAudit });
      if (result.kind !== "cancelled") await keep(result);
      return result;
    },
    { signal, onEvent: progress.ofProjects },
  );
  progress.clear();
  for (const failure of failures) err.write(problemLine(failure));
  const ended = failures.length > 0 ? exitCodes.misuse : decideExit(outcome.results, options.failOn);
  const exitCode = outcome.kind === "cancelled" ? exitCodes.interrupted : ended;
  if (options.json) out.write(renderTerminalJson(outcome, { exitCode, failOn: options.failOn, version }));
  return exitCode;
}
