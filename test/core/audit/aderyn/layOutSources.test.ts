import { strict as assert } from "node:assert";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createAnalysedFile } from "../../../../src/core/audit/analysedFile.ts";
import { layOutSources } from "../../../../src/core/audit/aderyn/layOutSources.ts";
import type { BuildContent } from "../../../../src/core/audit/readBuildInfos.ts";
import { freshFolder } from "../../../support/freshFolder.ts";
import { makeProject } from "../auditFolder.ts";

/** What a build of these files gives; nothing of them is on the disk. */
function contentOf(paths: readonly string[], more: Partial<BuildContent> = {}): BuildContent {
  const files = new Map(paths.map((path) => [path, createAnalysedFile(path, Buffer.from("contract A {}"))]));
  return { kind: "read", contracts: 1, files, compilations: [], units: new Map(), remappings: [], compilers: ["0.8.30"], ...more };
}

describe("layOutSources", () => {
  it("writes nothing at all when a file could bear the name of a configuration", async () => {
    const { project, config } = await makeProject({});
    const folder = join(await freshFolder(), "copy");
    const content = contentOf([`${project.root}/src/A.sol`, `${project.root}/aderyn.toml`]);
    assert.equal((await layOutSources({ folder, project, config, content })).kind, "impossible");
    await assert.rejects(readdir(folder));
  });

  it("moves absolute remappings into the copy, and leaves out those that nothing was compiled from", async () => {
    const { project, config } = await makeProject({});
    const folder = join(await freshFolder(), "copy");
    const remappings = [`a/=${project.root}/lib/a/`, "src:b/=lib/b/", "c/=/elsewhere/c/"];
    const layout = await layOutSources({ folder, project, config, content: contentOf([`${project.root}/src/A.sol`], { remappings }) });
    assert.ok(layout.kind === "laidOut");
    const toml = await readFile(join(layout.root, "foundry.toml"), "utf8");
    assert.ok(toml.includes(`"a/=${folder}/lib/a/"`), toml);
    assert.ok(toml.includes('"src:b/=lib/b/"'), toml);
    assert.ok(!toml.includes("elsewhere") && !toml.includes(project.root), toml);
  });

  it("names the compiler where there was one only", async () => {
    const { project, config } = await makeProject({});
    const folder = join(await freshFolder(), "copy");
    const content = contentOf([`${project.root}/src/A.sol`], { compilers: ["0.8.30", "0.7.6"] });
    const layout = await layOutSources({ folder, project, config, content });
    assert.ok(layout.kind === "laidOut");
    assert.doesNotMatch(await readFile(join(layout.root, "foundry.toml"), "utf8"), /solc/);
  });

  it("takes nothing of an earlier copy over", async () => {
    const { project, config } = await makeProject({});
    const folder = join(await freshFolder(), "copy");
    const [old, today] = ["Old", "Today"].map((name) => contentOf([`${project.root}/src/${name}.sol`]));
    assert.ok(old !== undefined && today !== undefined);
    await layOutSources({ folder, project, config, content: old });
    await layOutSources({ folder, project, config, content: today });
    assert.deepEqual(await readdir(join(folder, "src")), ["Today.sol"]);
  });
});
