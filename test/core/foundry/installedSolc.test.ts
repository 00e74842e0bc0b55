import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { compareVersions, compilerFolder, listInstalledSolc } from "../../../src/core/foundry/installedSolc.ts";
import { freshFolder } from "../../support/freshFolder.ts";

describe("the installed compilers", () => {
  it("are the complete ones, newest first by number", async () => {
    const home = await freshFolder({
      ".svm/0.8.9/solc-0.8.9": "",
      ".svm/0.8.30/solc-0.8.30": "",
      ".svm/0.8.31/download.tmp": "",
      ".svm/.global-version": "",
    });
    assert.deepEqual(await listInstalledSolc({ home, platform: "linux", environment: {} }), ["0.8.30", "0.8.9"]);
    assert.deepEqual(await listInstalledSolc({ home: join(home, "gone"), platform: "linux", environment: {} }), []);
  });

  it("are those of ~/.svm alone as soon as that exists, as for forge", async () => {
    const home = await freshFolder({ ".local/share/svm/0.8.24/solc-0.8.24": "" });
    const computer = { home, platform: "linux", environment: {} } as const;
    assert.deepEqual(await listInstalledSolc(computer), ["0.8.24"]);
    await mkdir(join(home, ".svm"));
    assert.deepEqual(await listInstalledSolc(computer), []);
  });

  it("lie where forge keeps them on each system; a relative variable does not count", async () => {
    const folder = async (platform: NodeJS.Platform, home: string, environment = {}): Promise<string> =>
      compilerFolder({ home, platform, environment });
    assert.equal(await folder("linux", "/nobody"), "/nobody/.local/share/svm");
    assert.equal(await folder("linux", "/nobody", { XDG_DATA_HOME: "/d" }), "/d/svm");
    assert.equal(await folder("linux", "/nobody", { XDG_DATA_HOME: "d" }), "/nobody/.local/share/svm");
    assert.equal(await folder("darwin", "/nobody"), "/nobody/Library/Application Support/svm");
    assert.equal(await folder("win32", "C:\\nobody"), "C:\\nobody\\AppData\\Roaming\\svm");
    assert.equal(await folder("win32", "C:\\nobody", { APPDATA: "D:\\r" }), "D:\\r\\svm");
  });

  it("are ordered by number", () => {
    assert.ok(compareVersions("0.8.9", "0.8.30") < 0);
    assert.ok(compareVersions("1.0.0", "0.8.30") > 0);
    assert.equal(compareVersions("0.8.30", "0.8.30"), 0);
  });
});
