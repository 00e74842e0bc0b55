import assert from "node:assert/strict";
import * as vscode from "vscode";
import { answerMessages } from "../answeredMessages.ts";
import { ourExtension } from "../describeActivation.ts";
import { recordedSpawns } from "../recordedSpawns.ts";

const deploy = "hyperkit.deploy.contract";

/** What was started besides forge. */
function others(): readonly string[] {
  return recordedSpawns(ourExtension().extensionPath)
    .map(({ file }) => file)
    .filter((file) => !/forge(?:\.exe)?$/.test(file));
}

describe("Deploy Contract...", () => {
  it("opens the view, says nothing in messages, and starts nothing but forge", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, "src", "Treasury.sol"));
    const before = others().length;
    const messages = answerMessages();
    try {
      await vscode.commands.executeCommand(deploy);
      await vscode.commands.executeCommand(deploy);
      assert.deepEqual(messages.said, []);
      assert.equal(others().length, before);
    } finally {
      messages.restore();
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    }
  });
});
