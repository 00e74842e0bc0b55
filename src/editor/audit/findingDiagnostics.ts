import * as vscode from "vscode";
import { reporterText } from "../../core/audit/auditWords.ts";
import { severities } from "../../core/audit/finding.ts";
import type { Finding, Severity } from "../../core/audit/finding.ts";
import { categoryName } from "../../core/audit/taxonomy/categoryText.ts";
import type { SourceRange } from "../../protocol/sourceRange.ts";
import type { Workbench } from "../workbench.ts";
import type { Audits } from "./audits.ts";
import type { AuditedFinding } from "./projectAudit.ts";
import { reportText } from "./describeAudit.ts";
import type { FindingPlaces } from "./findingPlaces.ts";
import { proofSentence } from "./proofText.ts";

/** Red belongs to the compiler. */
const levels: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  high: vscode.DiagnosticSeverity.Warning,
  medium: vscode.DiagnosticSeverity.Warning,
  low: vscode.DiagnosticSeverity.Information,
  informational: vscode.DiagnosticSeverity.Information,
  gas: vscode.DiagnosticSeverity.Information,
};

/** Underlines the findings from the set severity on that nobody has decided on: one diagnostic for each, on its present place. */
export function showFindingDiagnostics(workbench: Workbench, audits: Audits, places: FindingPlaces): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("hyperkit.audit");
  const publish = (): void => {
    const isShown = shownFrom(workbench);
    const byFile = new Map<string, vscode.Diagnostic[]>();
    for (const audit of audits.all()) {
      for (const { finding, state } of audits.triages.of(audit)) {
        const { range, stale } = places.of(audit, finding);
        if (range === undefined || state.kind === "triaged" || !isShown(finding)) continue;
        const key = audit.toUri(finding.file).toString();
        const proof = proofSentence(finding, audits.proofs.of(audit, finding));
        const diagnostic = toDiagnostic({ audit, finding }, { range, stale, proof });
        const diagnostics = byFile.get(key);
        if (diagnostics === undefined) byFile.set(key, [diagnostic]);
        else diagnostics.push(diagnostic);
      }
    }
    collection.clear();
    collection.set([...byFile].map(([key, diagnostics]) => [vscode.Uri.parse(key, true), diagnostics]));
  };
  return vscode.Disposable.from(
    collection,
    places.onDidChange(publish),
    audits.triages.onDidChange(publish),
    audits.proofs.onDidChange(publish),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("hyperkit.audit.showFrom")) publish();
    }),
  );
}

/** Tells which findings are underlined: those of the set severity and worse ones. The setting is read once, for a thousand findings. */
export function shownFrom(workbench: Workbench): (finding: Finding) => boolean {
  const last = severities.indexOf(workbench.settings().audit.showFrom);
  return ({ severity }) => severities.indexOf(severity) <= last;
}

/** What is shown of a finding at present. */
interface Shown {
  readonly range: SourceRange;
  readonly stale: boolean;
  readonly proof: string | undefined;
}

function toDiagnostic({ audit, finding }: AuditedFinding, { range, stale, proof }: Shown): vscode.Diagnostic {
  const proven = proof === undefined ? [] : [proof];
  const message = [messageOf(finding, categoryName(finding.category)), ...proven].join("\n\n");
  const text = stale ? `(stale: edited since) ${message}` : message;
  const diagnostic = new vscode.Diagnostic(firstLineOf(range), text, levels[finding.severity]);
  const [report] = finding.reports;
  if (report !== undefined) {
    diagnostic.source = reporterText(report);
    diagnostic.code = report.url === undefined ? report.rule : { value: report.rule, target: vscode.Uri.parse(report.url) };
  }
  // Of an edited file the other places are no longer known.
  if (!stale) {
    diagnostic.relatedInformation = finding.related.map(
      (place) => new vscode.DiagnosticRelatedInformation(new vscode.Location(audit.toUri(place.file), toRange(place.range)), place.message),
    );
  }
  return diagnostic;
}

function messageOf(finding: Finding, category: string): string {
  const reported = finding.reports.length === 1 ? [] : [`Reported by ${reportText(finding)}.`];
  return [finding.message, category, ...reported].join("\n\n");
}

/** The editor's range of a source range. */
export function toRange({ startLine, startCharacter, endLine, endCharacter }: SourceRange): vscode.Range {
  return new vscode.Range(startLine, startCharacter, endLine, endCharacter);
}

/** The whole line, whatever its length. */
const endOfLine = 10_000;

/** A finding about a whole function or contract is underlined on its first line, not on all of them. */
export function firstLineOf(range: SourceRange): vscode.Range {
  if (range.startLine === range.endLine) return toRange(range);
  return new vscode.Range(range.startLine, range.startCharacter, range.startLine, endOfLine);
}
