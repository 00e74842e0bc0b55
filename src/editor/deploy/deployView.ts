import * as vscode from "vscode";
import { parseIntent } from "../../protocol/deployMessages.ts";
import type { HostMessage } from "../../protocol/deployMessages.ts";
import type { DeploySession } from "../../core/deploy/session/deploySession.ts";
import type { DeployViewState } from "../../protocol/deployView.ts";
import type { Workbench } from "../workbench.ts";
import { deployHtml, pageRoots } from "./deployHtml.ts";
import { deployTarget } from "./deployTarget.ts";

/** Id of the view in the manifest. */
export const deployViewId = "hyperkit.deploy";

/**
 * The Deploy view: carries messages between the page and the session. The page may be thrown away at any time (hidden, moved);
 * the session stays, and a new page gets its whole state. The session's code is loaded when the view is first shown.
 */
export class DeployView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #workbench: Workbench;
  readonly #subscriptions: vscode.Disposable[] = [];
  #session: Promise<DeploySession> | undefined;
  #page: vscode.WebviewView | undefined;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const { extensionUri } = this.#workbench.context;
    this.#page = view;
    view.webview.options = { enableScripts: true, enableForms: false, localResourceRoots: pageRoots(extensionUri) };
    view.webview.onDidReceiveMessage((message: unknown) => void this.#receive(message));
    view.onDidDispose(() => {
      if (this.#page === view) this.#page = undefined;
    });
    view.webview.html = deployHtml(view.webview, extensionUri);
  }

  /** Shows the view with the active editor's contract, compiling first where that is needed. */
  async deploy(): Promise<void> {
    const target = await deployTarget(this.#workbench);
    await vscode.commands.executeCommand(`${deployViewId}.focus`);
    await (await this.#open()).start(target);
  }

  async #receive(message: unknown): Promise<void> {
    const intent = parseIntent(message);
    if (intent === undefined) return this.#workbench.log.warn("deploy view sent a message that is ignored");
    const session = await this.#open();
    if (intent.kind === "ready") this.#show(session.state);
    else await session.handle(intent);
  }

  async #open(): Promise<DeploySession> {
    this.#session ??= this.#create();
    return this.#session;
  }

  async #create(): Promise<DeploySession> {
    const { openSession } = await import("./openSession.ts");
    const { session, registered } = await openSession(this.#workbench, (state) => this.#show(state));
    this.#subscriptions.push(registered);
    void session.load();
    return session;
  }

  #show(state: DeployViewState): void {
    const message: HostMessage = { kind: "state", state };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the editor's webview is no window
    void this.#page?.webview.postMessage(message);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

const views = new WeakMap<Workbench, DeployView>();

/** The one Deploy view of a workbench; the command and the editor share it. */
export function deployViewOf(workbench: Workbench): DeployView {
  const known = views.get(workbench);
  if (known !== undefined) return known;
  const view = new DeployView(workbench);
  views.set(workbench, view);
  return view;
}
