import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { FoundryConfig } from "../../../src/core/foundry/foundryConfig.ts";
import { readFoundryConfig } from "../../../src/core/foundry/readFoundryConfig.ts";
import { freshFolder } from "../../support/freshFolder.ts";

type Files = Readonly<Record<string, string>>;

async function outcomeOf(toml: string, files: Files = {}, profile = "default") {
  // A repository of its own: the folders around the test's are none of its business.
  const root = await freshFolder({ ".git/HEAD": "", "foundry.toml": toml, ...files });
  return readFoundryConfig({ project: { root, name: "" }, profile });
}

async function configOf(toml: string, files: Files = {}, profile = "default"): Promise<FoundryConfig> {
  const outcome = await outcomeOf(toml, files, profile);
  assert.ok(outcome.kind === "ok");
  return outcome.config;
}

/** The requests in short: `file:line concerns text`, one-based. */
async function requestsOf(toml: string, files: Files = {}): Promise<readonly string[]> {
  return (await configOf(toml, files)).requests.map(({ file, line, concerns, text }) => `${file}:${line + 1} ${concerns} ${text}`);
}

describe("readFoundryConfig", () => {
  it("knows what forge assumes where foundry.toml is silent", async () => {
    const { src, test, script, libs, remappings, compiler, requests } = await configOf("");
    assert.deepEqual([src, test, script, libs, remappings, compiler, requests], ["src", "test", "script", ["lib"], [], {}, []]);
    assert.deepEqual((await configOf("", { "contracts/A.sol": "" })).src, "contracts");
    assert.deepEqual((await configOf("", { "contracts/A.sol": "", "src/A.sol": "" })).src, "src");
    assert.deepEqual((await configOf("", { "node_modules/x/A.sol": "" })).libs, ["node_modules"]);
    assert.deepEqual((await configOf("", { "node_modules/x/A.sol": "", "lib/A.sol": "" })).libs, ["lib", "node_modules"]);
  });

  it("passes the compiler's settings on in Foundry's names, whatever their spelling", async () => {
    const { compiler } = await configOf('[profile.default]\nviaIR = true\noptimizer-runs = 9\nsolc = "0.8.30"\nevm_version = "paris"\n');
    assert.deepEqual(compiler, { via_ir: true, optimizer_runs: 9, solc: "0.8.30", evm_version: "paris" });
  });

  it("lets a profile override the default one, table by table", async () => {
    const toml =
      '[profile.default]\noptimizer = true\noptimizer_details = { yul = true, cse = true }\nsrc = "a"\n[profile.ci]\noptimizer = false\noptimizer_details = { cse = false }\n';
    assert.deepEqual(structuredClone((await configOf(toml)).compiler), { optimizer: true, optimizer_details: { yul: true, cse: true } });
    const ci = await configOf(toml, {}, "ci");
    assert.deepEqual(structuredClone([ci.src, ci.compiler]), ["a", { optimizer: false, optimizer_details: { yul: true, cse: false } }]);
    assert.deepEqual((await configOf(toml, {}, "unknown")).compiler, (await configOf(toml)).compiler);
  });

  it("reads the old notation, in which a profile is a section of its own", async () => {
    assert.deepEqual((await configOf("[default]\noptimizer = true\n[fmt]\nline_length = 99\n")).compiler, { optimizer: true });
  });

  it("reads remappings from both files, and RPC endpoints as written", async () => {
    const config = await configOf(
      '[profile.default]\nremappings = ["b/=lib/b/"]\n[rpc_endpoints]\nlocal = "http://x"\nmain = { endpoint = "${RPC}" }\nodd = 5\n',
      {
        "remappings.txt": "# comment\n\n a/=lib/a/\r\n",
      },
    );
    assert.deepEqual(config.remappings, ["a/=lib/a/", "b/=lib/b/"]);
    assert.deepEqual(config.rpcEndpoints, { local: "http://x", main: "${RPC}" });
  });

  it("shares folders with the other packages of its repository, and with no one else", async () => {
    const top = await freshFolder({
      ".git/HEAD": "",
      "packages/a/foundry.toml": '[profile.default]\nlibs = ["../../shared", "../../../outside"]\n',
      "shared/S.sol": "",
    });
    const outcome = await readFoundryConfig({ project: { root: join(top, "packages", "a"), name: "" }, profile: "default" });
    assert.ok(outcome.kind === "ok");
    assert.deepEqual([outcome.config.libs, outcome.config.requests.length], [["../../shared"], 1]);
    const above = await freshFolder({
      "node_modules/x/A.sol": "",
      "a/.git/HEAD": "",
      "a/foundry.toml": '[profile.default]\nlibs = ["../node_modules"]\n',
    });
    const second = await readFoundryConfig({ project: { root: join(above, "a"), name: "" }, profile: "default" });
    assert.ok(second.kind === "ok");
    assert.deepEqual([second.config.libs, second.config.requests], [["../node_modules"], []]);
  });

  it("names what a build must not do, with the line", async () => {
    assert.deepEqual(
      await requestsOf('[profile.default]\n# solc = "x"\nsolc = "../bin/solc"\nunknown_key = 1\nextends = "./base.toml"\n'),
      ['foundry.toml:3 build solc = "../bin/solc"', "foundry.toml:4 build unknown_key = 1", 'foundry.toml:5 build extends = "./base.toml"'],
    );
    assert.deepEqual(await requestsOf('[profile.default]\nremappings = [\n  "a/=lib/a/",\n  "b/=/etc/",\n  "not a remapping",\n]\n'), [
      'foundry.toml:4 build "b/=/etc/",',
      'foundry.toml:5 build "not a remapping",',
    ]);
  });

  it("keeps what concerns tests alone apart from what a build does", async () => {
    assert.deepEqual(await requestsOf('[profile.default]\nffi = true\nfs_permissions = [{ access = "read", path = "./out" }]\n'), [
      "foundry.toml:2 test ffi = true",
    ]);
    assert.deepEqual(await requestsOf('[profile.default]\nffi = false\nfs_permissions = [{ access = "read", path = "./" }]\n'), [
      'foundry.toml:3 test fs_permissions = [{ access = "read", path = "./" }]',
    ]);
    assert.deepEqual(await requestsOf("", { ".env": "FOUNDRY_FUZZ_RUNS=5\nFOUNDRY_SRC=x\nPRIVATE_KEY=0xsecret\n" }), [
      ".env:1 test FOUNDRY_FUZZ_RUNS=...",
      ".env:2 build FOUNDRY_SRC=...",
    ]);
  });

  it("ignores sections and keys that change neither diagnostics nor code", async () => {
    assert.deepEqual(
      await requestsOf(
        '[profile.default]\nout = "../x"\ncache_path = "/x"\nfuzz = { runs = 5 }\n[profile.default.invariant]\nruns = 5\n[fmt]\nline_length = 9\n[etherscan]\nmainnet = { key = "k" }\n',
      ),
      [],
    );
  });

  it("says where a syntax error is", async () => {
    for (const [toml, line] of [
      ["[profile.default]\nsrc = \n", 2],
      ["\uFEFF[profile.default\n", 1],
      ["a = 1\na = 2\n", 2],
    ] as const) {
      const outcome = await outcomeOf(toml);
      assert.ok(outcome.kind === "failed" && outcome.problem.name === "foundryTomlSyntax", JSON.stringify(outcome));
      assert.deepEqual([outcome.problem.args["line"], outcome.problem.place?.line], [line, line - 1]);
    }
  });

  it("says that there is no foundry.toml to read", async () => {
    const root = await freshFolder();
    for (const prepare of [async () => {}, async () => mkdir(join(root, "foundry.toml"))]) {
      await prepare();
      const outcome = await readFoundryConfig({ project: { root, name: "" }, profile: "default" });
      assert.equal(outcome.kind === "failed" && outcome.problem.name, "foundryTomlUnreadable");
    }
  });

  it("reads a byte order mark, CRLF and large numbers", async () => {
    const { compiler } = await configOf("\uFEFF[profile.default]\r\noptimizer_runs = 18446744073709551615\r\n");
    assert.equal(compiler["optimizer_runs"], 18446744073709551615n);
  });
});
