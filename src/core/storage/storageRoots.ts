/** Folders that HyperKit may write to, injected by the composition root. Absolute paths; created on first use. */
export interface StorageRoots {
  /** Disposable: build outputs, caches. Lives in VS Code's storage for the extension. */
  readonly cache: string;
  /** To be kept: deployment journals, locks, approvals. One for editor and terminal. */
  readonly state: string;
}
