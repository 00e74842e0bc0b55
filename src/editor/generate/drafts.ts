import * as vscode from "vscode";

/** A generated source that waits for the person's decision. JSON, so that a reload of the window keeps it. */
export interface Draft {
  readonly id: string;
  /** The Project's root. */
  readonly root: string;
  /** Root-relative POSIX path. */
  readonly path: string;
  /** The file it would become, as the person opened its folder: where that is a link, the real path is another document to the editor. */
  readonly target: string;
  readonly source: string;
  /** What was in the file when the draft was made; undefined when there was none. */
  readonly before?: string;
}

/** The scheme of the read-only documents that show drafts. */
export const draftScheme = "hyperkit-draft";

const storageKey = "drafts";

/** The open drafts of this window: kept in the workspace's storage, shown through a content provider. */
export class Drafts implements vscode.TextDocumentContentProvider {
  readonly #storage: vscode.Memento;

  constructor(storage: vscode.Memento) {
    this.#storage = storage;
  }

  /** The text of `hyperkit-draft:/<id>/<side>/<path>`; the side `before` is empty. */
  provideTextDocumentContent(uri: vscode.Uri): string {
    const [, id, side] = uri.path.split("/");
    return side === "draft" ? (this.#all().find((draft) => draft.id === id)?.source ?? "") : "";
  }

  /** Keeps a draft until it is decided on. */
  async add(draft: Draft): Promise<void> {
    await this.#storage.update(storageKey, [...this.#all(), draft]);
  }

  /** Shows the drafts that were open when the window was closed: the editor does not restore such tabs itself. */
  async restore(): Promise<void> {
    const shown = new Set(openDraftTabs().map(({ id }) => id));
    for (const draft of this.#all()) if (!shown.has(draft.id)) await this.show(draft, true);
  }

  /** Forgets the drafts whose tabs the person closed. */
  async forget(closed: readonly vscode.Tab[]): Promise<void> {
    const gone = new Set(closed.map(draftIdOf));
    for (const { id } of openDraftTabs()) gone.delete(id);
    const kept = this.#all().filter(({ id }) => !gone.has(id));
    if (kept.length < this.#all().length) await this.#storage.update(storageKey, kept);
  }

  /** The drafts that have a tab; that of the active tab first. */
  open(): readonly Draft[] {
    const active = vscode.window.tabGroups.activeTabGroup.activeTab;
    const tabs = openDraftTabs().toSorted((a, b) => Number(b.tab === active) - Number(a.tab === active));
    return tabs.flatMap(({ id }) => this.#all().find((draft) => draft.id === id) ?? []);
  }

  /** Closes the draft's tabs and forgets it. */
  async remove(draft: Draft): Promise<void> {
    const tabs = openDraftTabs().filter(({ id }) => id === draft.id);
    await vscode.window.tabGroups.close(tabs.map(({ tab }) => tab));
    await this.#storage.update(
      storageKey,
      this.#all().filter(({ id }) => id !== draft.id),
    );
  }

  /** Shows the draft beside what is there now. */
  async show(draft: Draft, preserveFocus = false): Promise<void> {
    const name = draft.path.split("/").at(-1) ?? draft.path;
    const left = draft.before === undefined ? draftUri(draft, "before") : draftTarget(draft);
    const title = draft.before === undefined ? `${name} (Draft)` : `${name} ↔ Draft`;
    await vscode.commands.executeCommand("vscode.diff", left, draftUri(draft, "draft"), title, { preview: false, preserveFocus });
  }

  #all(): readonly Draft[] {
    return this.#storage.get<readonly Draft[]>(storageKey) ?? [];
  }
}

/** The file that a draft would become. */
export function draftTarget(draft: Draft): vscode.Uri {
  return vscode.Uri.parse(draft.target, true);
}

function draftUri(draft: Draft, side: "before" | "draft"): vscode.Uri {
  return vscode.Uri.from({ scheme: draftScheme, path: `/${draft.id}/${side}/${draft.path}` });
}

function openDraftTabs(): readonly { readonly tab: vscode.Tab; readonly id: string }[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .flatMap((tab) => {
      const id = draftIdOf(tab);
      return id === undefined ? [] : [{ tab, id }];
    });
}

function draftIdOf(tab: vscode.Tab): string | undefined {
  const uri = tab.input instanceof vscode.TabInputTextDiff ? tab.input.modified : undefined;
  return uri?.scheme === draftScheme ? uri.path.split("/")[1] : undefined;
}

/** Tells the menus whether a draft is open. */
export async function updateDraftContext(): Promise<void> {
  await vscode.commands.executeCommand("setContext", "hyperkit.draftOpen", openDraftTabs().length > 0);
}
