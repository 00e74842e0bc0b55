import type { EditorServer } from "../startEditorServer.ts";

/** What a window shows. */
export interface Opened {
  /** A folder, a `.code-workspace` file, or neither. Absolute path. */
  readonly target?: { readonly folder: string } | { readonly workspaceFile: string };
  /** An extension under development, beside those that are installed. Absolute path; only a server `forSuites` heeds it. */
  readonly developmentPath?: string;
  /** A module whose `run` is called inside the extension host, in a run that is always trusted. Absolute path. */
  readonly testsPath?: string;
}

/** The address of a window of this server. Whoever has it has the editor: it carries the token. */
export function workbenchAddress(server: Pick<EditorServer, "port" | "token">, { target, developmentPath, testsPath }: Opened): string {
  const authority = `127.0.0.1:${server.port}`;
  const remote = (path: string): string => `vscode-remote://${authority}${encodeURI(path)}`;
  const payload = [
    ...(developmentPath === undefined ? [] : [["extensionDevelopmentPath", remote(developmentPath)]]),
    ...(testsPath === undefined ? [] : [["extensionTestsPath", remote(testsPath)]]),
    ["skipWelcome", "true"],
  ];
  const address = new URL(`http://${authority}/`);
  address.searchParams.set("tkn", server.token);
  if (target === undefined) address.searchParams.set("ew", "true");
  else if ("folder" in target) address.searchParams.set("folder", target.folder);
  else address.searchParams.set("workspace", target.workspaceFile);
  address.searchParams.set("payload", JSON.stringify(payload));
  return address.href;
}
