import assert from "node:assert/strict";
import * as vscode from "vscode";
import { answerMessages } from "../answeredMessages.ts";
import { ourExtension } from "../describeActivation.ts";

type Task = Parameters<typeof vscode.window.withProgress>[1];

/** Runs the command and collects its progress; cancels when a line says what `cancelAt` says. */
async function auditWorkspace(cancelAt?: string): Promise<readonly string[]> {
  const original = vscode.window.withProgress;
  const lines: string[] = [];
  const watched = async (_: unknown, task: Task): Promise<unknown> => {
    const source = new vscode.CancellationTokenSource();
    const report = ({ message = "" }: { readonly message?: string }): void => {
      lines.push(message);
      if (cancelAt !== undefined && message.startsWith(cancelAt)) source.cancel();
    };
    return task({ report }, source.token);
  };
  Object.defineProperty(vscode.window, "withProgress", { value: watched, configurable: true, writable: true });
  try {
    await vscode.commands.executeCommand("hyperkit.audit.workspace");
  } finally {
    Object.defineProperty(vscode.window, "withProgress", { value: original, configurable: true, writable: true });
  }
  return lines;
}

/** The Projects that progress told of, in order. */
function projectsOf(lines: readonly string[]): readonly string[] {
  return [...new Set(lines.map((line) => line.replace(/:.*$/, "")))];
}

describe("Audit Workspace", () => {
  before(async () => ourExtension().activate());

  it("audits every project, and goes on where it was cancelled", async () => {
    const cancelled = await auditWorkspace("b (2 of 2)");
    assert.deepEqual(projectsOf(cancelled), ["a (1 of 2)", "b (2 of 2)"]);
    const declined = answerMessages();
    assert.deepEqual(await auditWorkspace(), []);
    declined.restore();
    assert.equal(declined.said.length, 1);
    const answered = answerMessages(["Go On"]);
    const resumed = await auditWorkspace();
    assert.deepEqual(projectsOf(resumed), ["b (1 of 1)"]);
    const asked = answered.said.length;
    const whole = await auditWorkspace();
    answered.restore();
    assert.equal(asked, answered.said.length);
    assert.deepEqual(projectsOf(whole), ["a (1 of 2)", "b (2 of 2)"]);
  });
});
