import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { listInstalledSolc } from "../../../src/core/foundry/installedSolc.ts";
import { newProject, proposeProjectName } from "../../../src/core/generate/newProject.ts";
import { forge, toolHome } from "./forgeFolder.ts";
import { freshFolder } from "../../support/freshFolder.ts";

const never = { signal: new AbortController().signal };
const installed = (...versions: readonly string[]) => ({ installedSolc: async () => versions });

async function problemOf(folder: string, name = "Counter"): Promise<string> {
  const outcome = await newProject({ folder, name }, installed(), never);
  return outcome.kind === "failed" ? outcome.problem.name : outcome.kind;
}

describe("newProject", function () {
  this.timeout(60_000);

  it("creates a project that builds, passes its tests, is formatted and lints clean, with the compiler that is installed", async () => {
    const folder = await freshFolder({ ".git/HEAD": "ref: refs/heads/main\n", ".vscode/settings.json": "{}" });
    const home = { home: await toolHome(), platform: process.platform, environment: {} };
    const outcome = await newProject({ folder, name: "Turnstile" }, { installedSolc: async () => listInstalledSolc(home) }, never);
    assert.ok(outcome.kind === "created", JSON.stringify(outcome));
    assert.equal(outcome.solc, "0.8.37");
    assert.deepEqual((await readdir(folder)).toSorted(), [".git", ".gitignore", ".vscode", "README.md", "foundry.toml", "src", "test"]);
    for (const args of [["build", "--offline"], ["test", "--offline"], ["fmt", "--check"], ["lint"]]) {
      const { exitCode, text } = await forge(folder, ...args);
      assert.equal(exitCode, 0, `${args.join(" ")}: ${text}`);
      assert.doesNotMatch(text, /^(warning|note)\b|No tests/im, text);
    }
  });

  it("pins the newest compiler that its sources accept, else a usual one", async () => {
    const pinned = async (...versions: readonly string[]): Promise<string> => {
      const outcome = await newProject({ folder: await freshFolder(), name: "A" }, installed(...versions), never);
      return outcome.kind === "created" ? outcome.solc : outcome.kind;
    };
    assert.equal(await pinned("0.8.9", "0.8.21", "0.8.30", "0.7.6", "0.9.0"), "0.8.30");
    assert.equal(await pinned("0.8.19"), "0.8.30");
  });

  it("names what is in a folder that is not empty, and writes nothing", async () => {
    const folder = await freshFolder({ "package.json": "{}", "b/c": "", a: "", d: "", e: "", f: "" });
    const outcome = await newProject({ folder, name: "Counter" }, installed(), never);
    assert.ok(outcome.kind === "failed" && outcome.problem.name === "folderNotEmpty", JSON.stringify(outcome));
    assert.equal(outcome.problem.args["entries"], "a, b, d, e, f and 1 more");
    assert.equal((await readdir(folder)).length, 6);
    assert.equal(await problemOf(join(folder, "gone")), "writeFailed");
  });

  it("keeps the README and the .gitignore of a fresh repository", async () => {
    const folder = await freshFolder({ "README.md": "mine", ".gitignore": "mine", LICENSE: "mine" });
    const outcome = await newProject({ folder, name: "Counter" }, installed(), never);
    assert.deepEqual(outcome.kind === "created" && outcome.kept, ["README.md", ".gitignore"]);
    assert.equal(await readFile(join(folder, "README.md"), "utf8"), "mine");
  });

  it("refuses names that are no contract's, and leaves nothing when it is cancelled", async () => {
    const folder = await freshFolder();
    assert.equal(await problemOf(folder, "../x"), "identifierInvalid");
    assert.equal(await problemOf(folder, "Vm"), "identifierTaken");
    const cancelled = await newProject({ folder, name: "Counter" }, installed(), { signal: AbortSignal.abort() });
    assert.equal(cancelled.kind, "cancelled");
    assert.deepEqual(await readdir(folder), []);
  });

  it("proposes a name from the folder's", () => {
    assert.equal(proposeProjectName("/x/my-new_project 2"), "MyNewProject");
    assert.equal(proposeProjectName("/x/123"), "Counter");
    assert.equal(proposeProjectName("/x/ERC20"), "Counter");
  });
});
