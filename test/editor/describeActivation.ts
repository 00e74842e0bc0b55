import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";
import { recordedSpawns } from "./recordedSpawns.ts";

/** How long after activation the extension is watched for things it should not do (milliseconds). */
const watchMs = 1_500;

/** The extension in this window. */
export function ourExtension(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension("hyperkit.hyperkit");
  assert.ok(extension, "HyperKit is not installed in this window");
  return extension;
}

/** What holds in a window of any shape. `by`: whether the window's content activates the extension, or only a person's first use. */
export function describeActivation(by: "content" | "use"): void {
  describe("activation", () => {
    if (by === "content") {
      it("comes from the workspace's content", async () => {
        const extension = ourExtension();
        for (let tries = 0; !extension.isActive && tries < 200; tries += 1) await delay(100);
        assert.ok(extension.isActive);
      });
    } else {
      it("does not happen before the extension is used", () => {
        assert.equal(ourExtension().isActive, false);
      });
    }

    it("succeeds and starts no process", async () => {
      const extension = ourExtension();
      await extension.activate();
      await delay(watchMs);
      assert.deepEqual(recordedSpawns(extension.extensionPath), []);
    });

    it("registers every contributed command", async () => {
      const extension = ourExtension();
      await extension.activate();
      const manifest: { contributes: { commands: readonly { command: string }[] } } = extension.packageJSON;
      const known = new Set(await vscode.commands.getCommands(true));
      const missing = manifest.contributes.commands.filter(({ command }) => !known.has(command));
      assert.deepEqual(missing, []);
      assert.ok(manifest.contributes.commands.length > 0);
    });
  });
}
