import assert from "node:assert/strict";
import { delimiter } from "node:path";
import fc from "fast-check";
import { absoluteEntries, baseEnvironment, mergeEnvironment } from "../../../src/core/process/baseEnvironment.ts";
import { createProcessRunner } from "../../../src/core/process/runProcess.ts";
import { runChild } from "./runChild.ts";

const canaries = {
  PRIVATE_KEY: "canary-1",
  OPENAI_API_KEY: "canary-2",
  AWS_SECRET_ACCESS_KEY: "canary-3",
  FOUNDRY_SOLC: "canary-4",
  ETHERSCAN_API_KEY: "canary-5",
  LD_PRELOAD: "canary-6",
  NODE_OPTIONS: "--require=canary-7",
  PYTHONPATH: "canary-8",
  GITHUB_TOKEN: "canary-9",
};

describe("the environment of a child process", () => {
  it("has the allow-listed variables and no secret of the parent", async () => {
    const run = createProcessRunner({ ...process.env, ...canaries, LC_ALL: "C.UTF-8", https_proxy: "http://127.0.0.1:1" });
    const script = new URL("children/environment.mjs", import.meta.url).pathname;
    const outcome = await run({ file: process.execPath, args: [script], cwd: "/", signal: new AbortController().signal });
    assert.equal(outcome.kind, "exited");
    const text = outcome.kind === "exited" ? outcome.stdout : "";
    assert.doesNotMatch(text, /canary/);
    const { environment } = JSON.parse(text);
    assert.equal(environment.HOME, process.env["HOME"]);
    assert.equal(environment.LC_ALL, "C.UTF-8");
    assert.equal(environment.https_proxy, "http://127.0.0.1:1");
  });

  it("has what the request adds", async () => {
    const outcome = await runChild("environment", [], { env: { FOUNDRY_OUT: "/somewhere" } });
    assert.equal(JSON.parse("stdout" in outcome ? outcome.stdout : "").environment.FOUNDRY_OUT, "/somewhere");
  });

  it("never lets through a name that is not on the list", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (environment) => {
        const allowed =
          /^(HOME|XDG_(DATA|CACHE|CONFIG)_HOME|TMPDIR|TE?MP|PATH(EXT)?|SYSTEM(ROOT|DRIVE)|WINDIR|USERPROFILE|HOMEDRIVE|HOMEPATH|(LOCAL)?APPDATA|PROGRAMDATA|LANG(UAGE)?|LC_.*|.*_PROXY|SSL_CERT_(FILE|DIR)|CURL_CA_BUNDLE|REQUESTS_CA_BUNDLE)$/is;
        return Object.keys(baseEnvironment(environment)).every((name) => allowed.test(name));
      }),
    );
  });

  it("keeps only absolute entries of PATH", () => {
    const path = ["/usr/bin", "", ".", "node_modules/.bin", "/usr/bin", "/opt/x"].join(delimiter);
    assert.deepEqual(absoluteEntries(path), ["/usr/bin", "/opt/x"]);
    assert.equal(baseEnvironment({ PATH: path })["PATH"], ["/usr/bin", "/opt/x"].join(delimiter));
  });

  it("replaces a variable whose name differs only in case", () => {
    assert.deepEqual(mergeEnvironment({ Path: "a", HOME: "b" }, { PATH: "c" }), { HOME: "b", PATH: "c" });
  });
});
