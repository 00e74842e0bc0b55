import * as vscode from "vscode";
import type { CompileOutcome } from "../../core/compile/compileOutcome.ts";
import type { CompilerDiagnostic } from "../../core/compile/diagnostic.ts";
import { describeProblem } from "../../core/errors/problem.ts";
import type { Problem } from "../../core/errors/problem.ts";
import type { Project } from "../../core/foundry/project.ts";
import type { SourceRange } from "../../protocol/sourceRange.ts";
import { fileUriOf } from "../projects/fileUri.ts";
import type { FileUri } from "../projects/fileUri.ts";
import type { Workbench } from "../workbench.ts";

type Published = ReadonlyMap<string, readonly vscode.Diagnostic[]>;

interface ProjectDiagnostics {
  readonly collection: vscode.DiagnosticCollection;
  /** By URI, as the last compilation gave them. */
  readonly published: Published;
}

/**
 * Shows the compiler's diagnostics, a collection for each Project. An editor with unsaved changes keeps what it has: ranges are
 * those of the saved bytes. It gets its share when the changes are undone; when they are saved, the next compilation has it.
 */
export function publishDiagnostics(workbench: Workbench): vscode.Disposable {
  const shown = new Map<string, ProjectDiagnostics>();
  // One after the other, so that an older compilation never covers a newer one.
  let queue = Promise.resolve();
  const publish = async (project: Project, outcome: CompileOutcome): Promise<void> => {
    const toUri = await fileUriOf(project);
    const before = shown.get(project.root);
    const collection = before?.collection ?? vscode.languages.createDiagnosticCollection(`forge ${project.name}`);
    const published = diagnosticsOf(outcome, toUri, before?.published ?? new Map());
    shown.set(project.root, { collection, published });
    for (const uri of new Set([...(before?.published.keys() ?? []), ...published.keys()])) attach(collection, uri, published);
  };
  const republish = ({ isDirty, uri }: vscode.TextDocument): void => {
    const key = uri.toString();
    if (!isDirty) for (const { collection, published } of shown.values()) if (published.has(key)) attach(collection, key, published);
  };
  const dropClosed = async (): Promise<void> => {
    const roots = new Set((await workbench.projects.all()).map(({ root }) => root));
    for (const [root, { collection }] of shown) {
      if (roots.has(root)) continue;
      collection.dispose();
      shown.delete(root);
    }
  };
  return vscode.Disposable.from(
    new vscode.Disposable(() => {
      for (const { collection } of shown.values()) collection.dispose();
    }),
    workbench.contracts.onDidCompile(({ project, outcome }) => {
      queue = queue.then(async () => publish(project, outcome));
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => republish(document)),
    workbench.projects.onDidChange(() => void dropClosed()),
  );
}

function attach(collection: vscode.DiagnosticCollection, key: string, published: Published): void {
  const uri = vscode.Uri.parse(key, true);
  const isDirty = vscode.workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === key);
  if (!isDirty) collection.set(uri, published.get(key));
}

/** A compilation that could not take place says so on its line, and leaves the diagnostics of the one before: it knows nothing better. */
function diagnosticsOf(outcome: CompileOutcome, toUri: FileUri, before: Published): Published {
  if (outcome.kind === "compiled") {
    const byUri = Map.groupBy(outcome.diagnostics, ({ file }) => toUri(file).toString());
    return new Map([...byUri].map(([uri, diagnostics]) => [uri, diagnostics.map((diagnostic) => toEditor(diagnostic, toUri))]));
  }
  const compiler = new Map([...before].map(([uri, list]) => [uri, list.filter(({ source }) => source === compilerSource)]));
  if (outcome.kind === "cancelled" || outcome.problem.place === undefined) return compiler;
  const uri = toUri(outcome.problem.place.file).toString();
  return compiler.set(uri, [...(compiler.get(uri) ?? []), problemDiagnostic(outcome.problem, outcome.problem.place.line)]);
}

const compilerSource = "forge";

/** The whole line, whatever its length. */
const endOfLine = 10_000;

function problemDiagnostic(problem: Problem, line: number): vscode.Diagnostic {
  const { what, fix, id } = describeProblem(problem);
  const diagnostic = new vscode.Diagnostic(new vscode.Range(line, 0, line, endOfLine), `${what} ${fix}`, vscode.DiagnosticSeverity.Error);
  diagnostic.source = "HyperKit";
  diagnostic.code = id;
  return diagnostic;
}

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
} as const;

/** Unused variable, unused parameter, unreachable code: faded, as in other languages. */
const unnecessary = new Set(["2072", "5667", "5740"]);

function toEditor({ range, severity, code, message, related }: CompilerDiagnostic, toUri: FileUri): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(range), message, severities[severity]);
  diagnostic.source = compilerSource;
  // A plain number: there is no page for each that a link could lead to.
  if (code !== "") diagnostic.code = code;
  if (unnecessary.has(code)) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  diagnostic.relatedInformation = related.map(
    (one) => new vscode.DiagnosticRelatedInformation(new vscode.Location(toUri(one.file), toRange(one.range)), one.message),
  );
  return diagnostic;
}

function toRange({ startLine, startCharacter, endLine, endCharacter }: SourceRange): vscode.Range {
  return new vscode.Range(startLine, startCharacter, endLine, endCharacter);
}
