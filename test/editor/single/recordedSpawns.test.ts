import assert from "node:assert/strict";
import { basename } from "node:path";
import * as vscode from "vscode";
import { ourExtension } from "../describeActivation.ts";
import { recordedSpawns } from "../recordedSpawns.ts";

describe("the recorder of processes", () => {
  it("sees what a command starts, so that its silence means something", async () => {
    const { extensionPath } = ourExtension();
    await vscode.commands.executeCommand("hyperkit.compile.project");
    const files = recordedSpawns(extensionPath).map(({ file }) => basename(file));
    assert.ok(files.includes(process.platform === "win32" ? "forge.exe" : "forge"), `recorded: ${files.join(", ")}`);
  });
});
