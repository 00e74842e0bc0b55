import { join } from "node:path";
import * as vscode from "vscode";
import { counted } from "../../../core/audit/auditWords.ts";
import type { RepositoryReport } from "../../../core/audit/untrusted/auditUntrusted.ts";
import { intentEffects } from "../../../core/audit/untrusted/intent.ts";
import type { Intent, IntentEffect } from "../../../core/audit/untrusted/intent.ts";
import { describeProblem } from "../../../core/errors/problem.ts";
import { visibleLine } from "../../../core/lib/visibleText.ts";
import { commandTable } from "../../commands/commandTable.ts";
import type { ReadyRow, UntrustedPart } from "../projectAudit.ts";
import { effectTitles, intentTexts, leftOutTexts } from "./intentText.ts";

/** Icons and theme colours of the groups: they are legible in every theme, and the words say the same. */
const effectIcons: Readonly<Record<IntentEffect, readonly [icon: string, colour: string]>> = {
  runs: ["zap", "charts.red"],
  hides: ["eye-closed", "charts.orange"],
  reaches: ["link-external", "charts.orange"],
  deceives: ["question", "charts.blue"],
};

/** How many intents the sentence above the view names, and how many characters of each. */
const [namedInSummary, maxNamed] = [2, 40];

/** A longer group is folded, so that the findings below stay in sight. */
const mostUnfolded = 6;

/** The rows of what a repository wanted to do, and a sentence on it; `toUri` gives the editor's URI of an absolute path. */
export function untrustedPart(report: RepositoryReport, toUri: (file: string) => vscode.Uri): UntrustedPart {
  const uriOf = (path: string): vscode.Uri => toUri(join(report.base, path));
  return {
    rows: [intentsRow(report, uriOf), ...missingRows(report, uriOf), ...leftOutRows(report, uriOf), networkRow(report)],
    summary: summaryOf(report),
  };
}

/** Short: it stands above the rows, in a narrow view. */
function summaryOf({ intents }: RepositoryReport): string {
  if (intents.length === 0) return "Audited without trust: the repository asked for nothing suspicious.";
  const named = intents.slice(0, namedInSummary).map((intent) => {
    const said = sentence(intent);
    return `${said.length > maxNamed ? `${said.slice(0, maxNamed - 3)}...` : said} (${visibleLine(intent.file).slice(-maxNamed)}:${intent.line + 1})`;
  });
  const more = intents.length > namedInSummary ? ` and ${intents.length - namedInSummary} more` : "";
  return `${counted(intents.length, "thing")} blocked: ${named.join(", ")}${more}.`;
}

/** Text of a stranger: one visible line of sensible length. */
function sentence({ kind, text }: Intent): string {
  const line = visibleLine(intentTexts[kind](text));
  return line.length > 120 ? `${line.slice(0, 117)}...` : line;
}

type UriOf = (path: string) => vscode.Uri;

function row(label: string, more: Partial<vscode.TreeItem>, children: readonly ReadyRow[] = []): ReadyRow {
  const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const state = children.length === 0 ? None : children.length > mostUnfolded ? Collapsed : Expanded;
  return { item: Object.assign(new vscode.TreeItem(label, state), more), children };
}

function openAt(uri: vscode.Uri, line: number): vscode.Command {
  return { command: "vscode.open", title: "Open", arguments: [uri, { selection: new vscode.Range(line, 0, line, 0) }] };
}

function intentsRow({ intents }: RepositoryReport, uriOf: UriOf): ReadyRow {
  const groups = Map.groupBy(intents, ({ kind }) => intentEffects[kind]);
  const label = "What this repository wanted to do";
  const description = intents.length === 0 ? "nothing suspicious" : counted(intents.length, "thing");
  const rows = [...groups].map(([effect, of]) => groupRow(effect, of, uriOf));
  const tooltip =
    "Read from its files. None of it ran, and none of it reached an analyzer. Not everything that a repository can try is known.";
  const iconPath = new vscode.ThemeIcon(intents.length === 0 ? "pass" : "workspace-untrusted");
  return row(label, { description, tooltip, iconPath, accessibilityInformation: { label: `${label}: ${description}` } }, rows);
}

function groupRow(effect: IntentEffect, intents: readonly Intent[], uriOf: UriOf): ReadyRow {
  const [icon, colour] = effectIcons[effect];
  const iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(colour));
  const children = intents.map((intent): ReadyRow => {
    const place = `${visibleLine(intent.file)}:${intent.line + 1}`;
    return row(sentence(intent), {
      description: place,
      tooltip: `${sentence(intent)}\n${place}`,
      iconPath,
      accessibilityInformation: {
        label: `${effectTitles[effect]}: ${sentence(intent)}, ${visibleLine(intent.file)} line ${intent.line + 1}`,
      },
      contextValue: `intent.${intent.kind}`,
      command: openAt(uriOf(intent.file), intent.line),
    });
  });
  return row(effectTitles[effect], { description: String(intents.length), iconPath }, children);
}

function missingRows({ missing, notFetched }: RepositoryReport, uriOf: UriOf): readonly ReadyRow[] {
  if (missing.length === 0) return [];
  const problems = new Map(notFetched.map((problem) => [problem.args["library"], describeProblem(problem)]));
  const children = missing.map((library): ReadyRow => {
    const failed = problems.get(library.path);
    const source = library.kind === "submodule" ? library.url : `${counted(library.count, "package")} of ${library.file}`;
    const description = failed?.what ?? (library.fetchable ? visibleLine(source) : `${visibleLine(source)} (not plain https)`);
    return row(visibleLine(library.path), {
      description,
      tooltip: description,
      iconPath: new vscode.ThemeIcon("package"),
      command: openAt(uriOf(library.file), library.line),
    });
  });
  const fetchable = missing.some((library) => library.fetchable);
  const fetchRow = row("Fetch Missing Libraries...", {
    tooltip: "Asks first. Over https into HyperKit's copy, with hooks and install scripts off; then audits again.",
    iconPath: new vscode.ThemeIcon("cloud-download"),
    command: { command: commandTable.auditWithoutTrusting.id, title: "Fetch", arguments: [{ fetch: true }] },
  });
  return [
    row("Missing libraries", { description: String(missing.length), iconPath: new vscode.ThemeIcon("library") }, [
      ...(fetchable ? [fetchRow] : []),
      ...children,
    ]),
  ];
}

function leftOutRows({ leftOut }: RepositoryReport, uriOf: UriOf): readonly ReadyRow[] {
  if (leftOut.length === 0) return [];
  const children = leftOut.map(({ path, why }) =>
    row(visibleLine(path), {
      description: leftOutTexts[why],
      tooltip: leftOutTexts[why],
      resourceUri: uriOf(path),
      iconPath: new vscode.ThemeIcon("circle-slash"),
    }),
  );
  return [row("Not audited", { description: counted(leftOut.length, "file"), iconPath: new vscode.ThemeIcon("circle-slash") }, children)];
}

function networkRow({ isolation }: RepositoryReport): ReadyRow {
  const isCut = isolation === "namespace";
  return row("Network", {
    description: isCut ? "cut off from the analyzers" : "not cut off: this system offers no way; the analyzers were told to stay offline",
    tooltip: isCut
      ? "The analyzers ran in a network namespace without any connection."
      : "The analyzers were set to offline, and their proxies led nowhere.",
    iconPath: isCut
      ? new vscode.ThemeIcon("debug-disconnect")
      : new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground")),
  });
}
