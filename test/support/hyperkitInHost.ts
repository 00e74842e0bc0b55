import { setTimeout as delay } from "node:timers/promises";
import type { Probe, ProbeHost } from "../../scripts/editor/startProbes.ts";

/** Waits until the content of the window has activated HyperKit. */
export async function untilActive(probe: Probe): Promise<void> {
  while (!(await probe.run(({ vscode }) => vscode.extensions.getExtension("hyperkit.hyperkit")?.isActive === true))) await delay(50);
}

/** The ids of all commands in the installed manifest. */
export async function contributedCommands(probe: Probe): Promise<readonly string[]> {
  return probe.run(({ vscode }) => {
    const manifest: { contributes: { commands: readonly { command: string }[] } } =
      vscode.extensions.getExtension("hyperkit.hyperkit")?.packageJSON;
    return manifest.contributes.commands.map(({ command }) => command);
  });
}

/** Calls a command as another extension would, with a file where one is given. Resolves when the command has ended. */
export async function callCommand(probe: Probe, id: string, file?: string): Promise<void> {
  const call = async ({ vscode }: ProbeHost, [command, path]: readonly [string, string | null]): Promise<void> => {
    await vscode.commands.executeCommand(command, ...(path === null ? [] : [vscode.Uri.file(path)]));
  };
  await probe.run(call, [id, file ?? null] as const);
}
