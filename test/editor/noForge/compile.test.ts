import assert from "node:assert/strict";
import * as vscode from "vscode";
import { answerMessages } from "../answeredMessages.ts";
import { ourExtension } from "../describeActivation.ts";
import { recordedSpawns } from "../recordedSpawns.ts";

describe("Compile Project without forge", () => {
  it("says that forge is missing, by its own number, and starts nothing", async () => {
    await ourExtension().activate();
    const messages = answerMessages();
    try {
      await vscode.commands.executeCommand("hyperkit.compile.project");
    } finally {
      messages.restore();
    }
    assert.deepEqual(messages.said, ["HK2001"]);
    assert.deepEqual(recordedSpawns(ourExtension().extensionPath), []);
  });
});
