import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { parse } from "smol-toml";
import type { FoundryConfig } from "../../../src/core/foundry/foundryConfig.ts";
import { prepareForge, projectFolder } from "../../../src/core/safety/prepareForge.ts";
import { freshFolder } from "../../support/freshFolder.ts";

const project = { root: "/w/project", name: "project" };
const forge = { kind: "found", tool: "forge", path: "/bin/forge", source: "path" } as const;
const config: FoundryConfig = {
  profile: "default",
  src: "src",
  test: "test",
  script: "script",
  libs: ["lib"],
  remappings: ["a/=lib/a/"],
  compiler: { optimizer: true, optimizer_runs: 18446744073709551615n, deny: "warnings", deny_warnings: true },
  rpcEndpoints: { main: "https://secret" },
  requests: [],
};

async function prepare(purpose: "compile" | "audit" | "lint", more: Partial<FoundryConfig> = {}) {
  const folder = await freshFolder();
  const roots = { cache: join(folder, "cache"), state: join(folder, "state") };
  const prepared = await prepareForge({ project, config: { ...config, ...more }, forge, roots, purpose });
  return { folder, roots, prepared };
}

describe("prepareForge", () => {
  it("writes allow-listed keys alone, switches tests' powers off, and lets no warning keep forge from writing", async () => {
    const { prepared } = await prepare("compile");
    assert.ok(prepared.kind === "ready");
    const written = parse(await readFile(join(prepared.invocation.cwd, "foundry.toml"), "utf8"), { integersAsBigInt: "asNeeded" });
    const { src, test, script, libs, remappings } = config;
    const expected = {
      src,
      test,
      script,
      libs,
      remappings,
      optimizer: true,
      optimizer_runs: 18446744073709551615n,
      ffi: false,
      fs_permissions: [],
    };
    assert.deepEqual(structuredClone(written), { profile: { default: expected } });
    assert.deepEqual(await readdir(prepared.invocation.cwd), ["foundry.toml"]);
  });

  it("keeps everything that forge writes in the storage, apart for each purpose, outside the Project", async () => {
    const seen = new Set<string>();
    for (const purpose of ["compile", "audit", "lint"] as const) {
      const { roots, prepared } = await prepare(purpose);
      assert.ok(prepared.kind === "ready");
      const { cwd, env, outFolder, cacheFolder, buildInfoFolder, file } = prepared.invocation;
      assert.equal(file, forge.path);
      assert.equal(relative(projectFolder(roots, project), cwd), purpose);
      assert.deepEqual(
        [env["FOUNDRY_OUT"], env["FOUNDRY_CACHE_PATH"], env["FOUNDRY_BUILD_INFO_PATH"]],
        [outFolder, cacheFolder, buildInfoFolder],
      );
      for (const key of ["FOUNDRY_CONFIG", "FOUNDRY_OUT", "FOUNDRY_CACHE_PATH", "FOUNDRY_BUILD_INFO_PATH", "GIT_DIR"])
        assert.match(relative(cwd, env[key] ?? ""), /^[\w-]+(\.toml)?$/);
      assert.equal(env["FOUNDRY_LINT_LINT_ON_BUILD"], purpose === "lint" ? undefined : "false");
      seen.add(relative(roots.cache, cwd));
    }
    assert.equal(seen.size, 3);
  });

  it("refuses what concerns a build, with its place, and writes nothing", async () => {
    const request = { file: ".env", line: 4, text: "FOUNDRY_SOLC=...", advice: "Remove it." };
    const { folder, prepared } = await prepare("compile", {
      requests: [
        { ...request, line: 0, concerns: "test" },
        { ...request, concerns: "build" },
      ],
    });
    assert.ok(prepared.kind === "refused");
    assert.deepEqual([prepared.problem.name, prepared.problem.place], ["requestRefused", { file: "/w/project/.env", line: 4 }]);
    assert.equal(prepared.problem.args["line"], 5);
    assert.deepEqual(await readdir(folder), []);
  });

  it("allows what concerns tests alone", async () => {
    const request = { file: "foundry.toml", line: 0, text: "ffi = true", concerns: "test", advice: "" } as const;
    assert.equal((await prepare("compile", { requests: [request] })).prepared.kind, "ready");
  });

  it("gives each root a folder of its own", () => {
    const roots = { cache: "/c", state: "/s" };
    const folders = ["/a", "/a/", "/b"].map((root) => projectFolder(roots, { root, name: "" }));
    assert.equal(new Set(folders).size, 3);
    assert.ok(folders.every((folder) => /^\/c\/projects\/[0-9a-f]{24}$/.test(folder)));
  });
});
