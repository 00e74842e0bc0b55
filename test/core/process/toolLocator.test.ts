import assert from "node:assert/strict";
import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createToolLocator } from "../../../src/core/process/toolLocator.ts";
import type { ToolSearch } from "../../../src/core/process/toolLocator.ts";
import type { ToolName } from "../../../src/core/process/tool.ts";
import { freshFolder } from "../../support/freshFolder.ts";

const noSettings = { forgePath: "", slitherPath: "", anvilPath: "", aderynPath: "", mythrilPath: "" };

async function place(file: string, mode = 0o755): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, "#!/bin/sh\n");
  await chmod(file, mode);
  return file;
}

/** The search of a computer whose home is a fresh folder; the real computer's /usr folders are part of every search. */
function locate(home: string, more: Partial<ToolSearch> = {}): ReturnType<typeof createToolLocator> {
  return createToolLocator({ settings: () => noSettings, environment: {}, platform: "linux", home, workspaceFolders: () => [], ...more });
}

describe("the search for tools", () => {
  before(function () {
    if (process.platform === "win32") this.skip();
  });

  const installed: readonly [ToolName, string][] = [
    ["forge", ".foundry/bin/forge"],
    ["anvil", ".foundry/bin/anvil"],
    ["forge", ".cargo/bin/forge"],
    ["slither", ".local/bin/slither"],
    ["slither", ".local/share/pipx/venvs/slither-analyzer/bin/slither"],
    ["slither", ".local/pipx/venvs/slither-analyzer/bin/slither"],
    ["slither", ".local/share/uv/tools/slither-analyzer/bin/slither"],
    ["aderyn", ".cargo/bin/aderyn"],
    ["aderyn", ".cyfrin/bin/aderyn"],
    ["aderyn", ".local/bin/aderyn"],
    ["mythril", ".local/bin/myth"],
    ["mythril", ".local/share/pipx/venvs/mythril/bin/myth"],
  ];
  for (const [tool, where] of installed) {
    it(`finds ${tool} in ~/${dirname(where)} without any PATH`, async () => {
      const home = await freshFolder();
      const path = await place(join(home, where));
      assert.deepEqual(await locate(home).find(tool), { kind: "found", tool, path, source: "knownFolder" });
    });
  }

  it("honours the variables by which installers are told another place", async () => {
    const home = await freshFolder();
    const path = await place(join(home, "elsewhere", "bin", "forge"));
    const found = await locate(home, { environment: { FOUNDRY_DIR: join(home, "elsewhere") } }).find("forge");
    assert.equal(found.kind === "found" && found.path, path);
  });

  it("takes the setting before PATH, and PATH before the known folders", async () => {
    const home = await freshFolder();
    const set = await place(join(home, "set", "forge"));
    const onPath = await place(join(home, "onPath", "forge"));
    await place(join(home, ".foundry", "bin", "forge"));
    const environment = { PATH: `/nowhere:${dirname(onPath)}` };
    const byPath = await locate(home, { environment }).find("forge");
    assert.deepEqual([byPath.kind === "found" && byPath.path, byPath.kind === "found" && byPath.source], [onPath, "path"]);
    const bySetting = await locate(home, { environment, settings: () => ({ ...noSettings, forgePath: set }) }).find("forge");
    assert.deepEqual([bySetting.kind === "found" && bySetting.path, bySetting.kind === "found" && bySetting.source], [set, "setting"]);
  });

  it("looks for anvil beside the forge that is set", async () => {
    const home = await freshFolder();
    const forgePath = await place(join(home, "own", "forge"));
    const anvil = await place(join(home, "own", "anvil"));
    await place(join(home, ".foundry", "bin", "anvil"));
    const found = await locate(home, { settings: () => ({ ...noSettings, forgePath }) }).find("anvil");
    assert.equal(found.kind === "found" && found.path, anvil);
  });

  it("names a setting that cannot be used, instead of searching on", async () => {
    const home = await freshFolder();
    await place(join(home, ".foundry", "bin", "forge"));
    const settings: readonly [string, string][] = [
      ["forge", "toolSettingRelative"],
      ["./node_modules/.bin/forge", "toolSettingRelative"],
      [join(home, "nowhere", "forge"), "toolSettingUnusable"],
      [home, "toolSettingUnusable"],
      [await place(join(home, "plain", "forge"), 0o644), "toolSettingUnusable"],
    ];
    for (const [forgePath, name] of settings) {
      const outcome = await locate(home, { settings: () => ({ ...noSettings, forgePath }) }).find("forge");
      assert.equal(outcome.kind === "missing" && outcome.problem.name, name, forgePath);
    }
  });

  it("skips what is no executable file", async () => {
    const home = await freshFolder();
    await place(join(home, "plain", "slither"), 0o644);
    await mkdir(join(home, "folder", "slither"), { recursive: true });
    await mkdir(join(home, "dangling"));
    await symlink(join(home, "gone"), join(home, "dangling", "slither"));
    const good = await place(join(home, "good", "slither"));
    const PATH = ["plain", "folder", "dangling", "good"].map((name) => join(home, name)).join(":");
    const found = await locate(home, { environment: { PATH } }).find("slither");
    assert.equal(found.kind === "found" && found.path, good);
  });

  it("never takes a program from a relative PATH entry or from inside an opened folder, by whatever name", async () => {
    const home = await freshFolder();
    const workspace = join(await freshFolder(), "workspace");
    await place(join(workspace, "bin", "slither"));
    await symlink(workspace, join(home, "link"));
    const PATH = ["", ".", "bin", join(workspace, "bin"), join(home, "link", "bin"), `${home}/../${home.split("/").at(-1)}/link/bin`].join(
      ":",
    );
    for (const opened of [workspace, join(home, "link")]) {
      const outcome = await locate(home, { environment: { PATH }, workspaceFolders: () => [opened] }).find("slither");
      assert.equal(outcome.kind, "missing", opened);
    }
    assert.equal((await locate(home, { environment: { PATH } }).find("slither")).kind, "found");
  });

  it("still finds the user's own programs when the home folder itself is opened", async () => {
    const home = await freshFolder();
    const path = await place(join(home, "bin", "forge"));
    const found = await locate(home, { environment: { PATH: dirname(path) }, workspaceFolders: () => [home, "/"] }).find("forge");
    assert.equal(found.kind === "found" && found.path, path);
  });

  it("lists every file it looked for when there is none", async () => {
    const home = await freshFolder();
    const outcome = await locate(home, { environment: { PATH: join(home, "x") } }).find("slither");
    assert.equal(outcome.kind === "missing" && outcome.problem.name, "slitherMissing");
    const searched = outcome.kind === "missing" ? outcome.searched : [];
    assert.ok(searched.includes(join(home, "x", "slither")));
    assert.ok(searched.includes(join(home, ".local", "bin", "slither")));
    assert.equal(new Set(searched).size, searched.length);
  });

  it("knows where Windows installers put them", async () => {
    const outcome = await createToolLocator({
      settings: () => noSettings,
      environment: { Path: 'C:\\tools;"D:\\with space";relative', APPDATA: "C:\\Users\\me\\AppData\\Roaming" },
      platform: "win32",
      home: "C:\\Users\\me",
      workspaceFolders: () => ["c:\\TOOLS"],
    }).find("slither");
    const searched = outcome.kind === "missing" ? outcome.searched : [];
    assert.ok(searched.includes("D:\\with space\\slither.exe"));
    assert.ok(searched.includes("C:\\Users\\me\\AppData\\Roaming\\Python\\Python312\\Scripts\\slither.exe"));
    assert.ok(searched.includes("C:\\Users\\me\\.local\\bin\\slither.exe"));
    assert.ok(!searched.some((file) => file.startsWith("C:\\tools") || file.startsWith("relative")));
  });
});
