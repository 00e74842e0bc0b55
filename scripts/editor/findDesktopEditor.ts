import { delimiter, isAbsolute, join } from "node:path";
import { findExecutable } from "../../src/core/process/findExecutable.ts";

const macApplication = "/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code";

/**
 * The `code` command of a desktop VS Code that can open a window here: on PATH or, on macOS, inside the application. Undefined on
 * a Linux without a display.
 */
export async function findDesktopEditor(): Promise<string | undefined> {
  const { PATH = "", DISPLAY = "", WAYLAND_DISPLAY = "" } = process.env;
  if (process.platform === "linux" && DISPLAY === "" && WAYLAND_DISPLAY === "") return undefined;
  const name = process.platform === "win32" ? "code.cmd" : "code";
  const files = PATH.split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, name));
  return findExecutable(process.platform === "darwin" ? [...files, macApplication] : files);
}
