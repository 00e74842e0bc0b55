import { isAbsolute, join } from "node:path";
import type { Computer } from "../process/knownFolders.ts";

/** Where what must be kept lies (journals, locks): one folder for editor and terminal. */
export function stateRoot({ environment, platform, home }: Computer): string {
  if (platform === "win32") return join(environment["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "HyperKit");
  if (platform === "darwin") return join(home, "Library", "Application Support", "HyperKit");
  return join(xdg(environment["XDG_STATE_HOME"]) ?? join(home, ".local", "state"), "hyperkit");
}

/** Where the terminal keeps build outputs and copies, which may be deleted at any time; the editor has a folder of its own for them. */
export function cacheRoot({ environment, platform, home }: Computer): string {
  if (platform === "win32") return join(environment["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "HyperKit", "Cache");
  if (platform === "darwin") return join(home, "Library", "Caches", "HyperKit");
  return join(xdg(environment["XDG_CACHE_HOME"]) ?? join(home, ".cache"), "hyperkit");
}

/** Where the terminal looks for the person's own settings. */
export function configRoot({ environment, platform, home }: Computer): string {
  if (platform === "win32") return join(environment["APPDATA"] ?? join(home, "AppData", "Roaming"), "HyperKit");
  if (platform === "darwin") return join(home, "Library", "Application Support", "HyperKit");
  return join(xdg(environment["XDG_CONFIG_HOME"]) ?? join(home, ".config"), "hyperkit");
}

/** A relative value is to be ignored, says the specification of these variables; it would lead into the opened folder. */
function xdg(value: string | undefined): string | undefined {
  return value !== undefined && isAbsolute(value) ? value : undefined;
}
