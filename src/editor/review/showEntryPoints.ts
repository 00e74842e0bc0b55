import * as vscode from "vscode";
import { withCancellableProgress } from "../adapters/cancellation.ts";
import { saveProject } from "../compile/saveProject.ts";
import { fileUriOf } from "../projects/fileUri.ts";
import { readConfig } from "../projects/readConfig.ts";
import type { Workbench } from "../workbench.ts";
import { writeEntryPoints } from "./entryPointsText.ts";

const scheme = "hyperkit-entry-points";

interface ShownList {
  readonly text: string;
  readonly links: readonly vscode.DocumentLink[];
}

const shown = new Map<string, ShownList>();
const changed = new vscode.EventEmitter<vscode.Uri>();
let registered = false;

/** Command: lists, in a document to read, who may call what of a Project's contracts; each row leads to its source. */
export async function showEntryPoints(workbench: Workbench): Promise<void> {
  const project = await workbench.projects.choose("The entry points of which project?");
  if (project === undefined) return;
  await saveProject(project, workbench.projects);
  const config = await readConfig(workbench, project);
  if (config === undefined) return;
  const { readEntryPoints } = await import("../../core/audit/entryPoints/readEntryPoints.ts");
  const outcome = await withCancellableProgress(`Reading the entry points of ${project.name}`, async (signal) =>
    readEntryPoints({ project, config }, workbench, { signal }),
  );
  if (outcome.kind === "cancelled") return;
  if (outcome.kind === "failed") return workbench.notify.problem(outcome.problem);
  const toUri = await fileUriOf(project);
  const { text, links } = writeEntryPoints(project.name, outcome.contracts);
  const uri = vscode.Uri.from({ scheme, path: `/Entry points of ${project.name}`, query: project.root });
  const toLink = ({ line, start, end, file, target }: (typeof links)[number]): vscode.DocumentLink =>
    new vscode.DocumentLink(new vscode.Range(line, start, line, end), toUri(file).with({ fragment: `L${target + 1}` }));
  shown.set(uri.toString(), { text, links: links.map(toLink) });
  register(workbench);
  changed.fire(uri);
  await vscode.window.showTextDocument(uri, { preview: true });
}

function register({ context }: Workbench): void {
  if (registered) return;
  registered = true;
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => shown.get(uri.toString())?.text ?? "",
    }),
    vscode.languages.registerDocumentLinkProvider(
      { scheme },
      { provideDocumentLinks: ({ uri }) => [...(shown.get(uri.toString())?.links ?? [])] },
    ),
  );
}
