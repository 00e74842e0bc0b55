import assert from "node:assert/strict";
import * as vscode from "vscode";
import { compilerDiagnostics, filesWithDiagnostics } from "../compilerDiagnostics.ts";
import { ourExtension } from "../describeActivation.ts";

const compile = "hyperkit.compile.project";

/** A file of one of the two packages. */
function fileIn(name: "a" | "b", path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.find((one) => one.name === name);
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, path);
}

describe("compiling in a workspace of two projects", () => {
  const [counter, registry] = ["src/Counter.sol", "src/Registry.sol"] as const;
  let originals: readonly (readonly [vscode.Uri, Uint8Array])[];

  const breakFile = async (file: vscode.Uri): Promise<void> => {
    const text = Buffer.from(await vscode.workspace.fs.readFile(file)).toString("utf8");
    await vscode.workspace.fs.writeFile(file, Buffer.from(text.replace(/contract \w+ [^{]*\{/, '$& uint256 wrong = hex"";')));
  };
  const compileFrom = async (file: vscode.Uri): Promise<void> => {
    await vscode.window.showTextDocument(file);
    await vscode.commands.executeCommand(compile);
  };

  before(async () => {
    await ourExtension().activate();
    const files = [fileIn("a", counter), fileIn("b", registry)];
    originals = await Promise.all(files.map(async (file) => [file, await vscode.workspace.fs.readFile(file)] as const));
  });

  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    for (const [file, bytes] of originals) await vscode.workspace.fs.writeFile(file, bytes);
  });

  it("takes the project of the active editor, and keeps the diagnostics of the other", async () => {
    await breakFile(fileIn("a", counter));
    await breakFile(fileIn("b", registry));
    await compileFrom(fileIn("a", counter));
    assert.deepEqual(filesWithDiagnostics().map(String), [fileIn("a", counter).toString()]);
    await compileFrom(fileIn("b", registry));
    assert.deepEqual(filesWithDiagnostics().map(String).toSorted(), [fileIn("a", counter), fileIn("b", registry)].map(String).toSorted());
    for (const [file, bytes] of originals.slice(0, 1)) await vscode.workspace.fs.writeFile(file, bytes);
    await compileFrom(fileIn("a", counter));
    assert.deepEqual(await compilerDiagnostics(fileIn("a", counter)), []);
    assert.equal((await compilerDiagnostics(fileIn("b", registry))).length, 1);
  });

  it("offers a build task for each", async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: "hyperkit" });
    assert.deepEqual(tasks.map(({ name }) => name).toSorted(), ["Compile a", "Compile b"]);
    assert.deepEqual(tasks.map(({ definition }) => String(definition["project"])).toSorted(), ["a", "b"]);
  });
});
