/** Tests that run in one process of plain Node. */
export interface TestGroup {
  readonly name: string;
  /** Folders below `test/`. */
  readonly folders: readonly string[];
  /** The whole group may take this long (seconds); what still runs then is ended and has failed. */
  readonly limitSeconds: number;
  /** Whether the tests load the bundle. */
  readonly bundled: boolean;
}

/** The groups in the order in which they run, the quickest to fail first. The suites of the editor come after them. */
export const testGroups: readonly TestGroup[] = [
  { name: "manifest", folders: ["manifest", "layers"], limitSeconds: 300, bundled: false },
  { name: "core", folders: ["core", "cli", "protocol", "webview", "bench", "eval", "setup"], limitSeconds: 900, bundled: false },
  { name: "security", folders: ["security"], limitSeconds: 300, bundled: false },
  { name: "e2e", folders: ["e2e"], limitSeconds: 900, bundled: true },
];
