import { join } from "node:path";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { createProcessRunner } from "../../src/core/process/runProcess.ts";
import type { ProcessOutcome } from "../../src/core/process/processOutcome.ts";
import { paths } from "../setup/paths.ts";
import { createEditorHome } from "./editorHome.ts";
import { installExtension } from "./installExtension.ts";
import { createServerFolders } from "./serverFolders.ts";
import { suiteLimitSeconds } from "./suiteRun.ts";
import type { SuiteRun } from "./suiteRun.ts";

/** The oldest VS Code that the manifest accepts. */
const version = "1.101.0";

/**
 * Runs a suite in a desktop VS Code, downloaded once. For macOS, Windows and Linux with a display; it was written without such a
 * machine and has not been run yet.
 */
export async function runSuiteOnDesktop(run: SuiteRun): Promise<ProcessOutcome> {
  const executable = await downloadAndUnzipVSCode({ version, cachePath: join(paths.work, "desktop") });
  const home = join(run.folder, "home");
  await createEditorHome(home, run.suite.tools);
  const folders = await createServerFolders(join(run.folder, "editor"));
  for (const extension of run.extensions) await installExtension(extension, folders);
  const target = await run.suite.open(join(run.folder, "workspace"));
  const opened = target === undefined ? [] : ["folder" in target ? target.folder : target.workspaceFile];
  return createProcessRunner(process.env)({
    file: executable,
    args: [
      ...opened,
      ...[`--extensionDevelopmentPath=${run.developmentPath}`, `--extensionTestsPath=${run.testsPath}`],
      ...[`--user-data-dir=${folders.userData}`, `--extensions-dir=${folders.extensions}`],
      ...["--no-sandbox", "--disable-gpu", "--disable-updates", "--skip-welcome", "--skip-release-notes", "--disable-workspace-trust"],
    ],
    cwd: run.folder,
    env: { HOME: home, USERPROFILE: home },
    totalSeconds: suiteLimitSeconds,
    signal: run.signal,
    onLine: run.onLine,
  });
}
