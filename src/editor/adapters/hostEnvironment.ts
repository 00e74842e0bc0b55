import { homedir } from "node:os";
import type * as vscode from "vscode";
import type { Computer } from "../../core/process/knownFolders.ts";
import type { StorageRoots } from "../../core/storage/storageRoots.ts";
import { stateRoot } from "../../core/storage/userFolders.ts";

/** The extension host's own environment and platform: read here and nowhere else, handed to core by value. */
export function readHostEnvironment(): Computer {
  return { environment: { ...process.env }, platform: process.platform, home: homedir() };
}

/** Where HyperKit may write: caches in the editor's storage, what must be kept in the user's state folder. */
export function storageRoots(context: vscode.ExtensionContext, host: Computer): StorageRoots {
  return { cache: context.globalStorageUri.fsPath, state: stateRoot(host) };
}
