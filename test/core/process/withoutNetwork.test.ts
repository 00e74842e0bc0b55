import assert from "node:assert/strict";
import { createProcessRunner } from "../../../src/core/process/runProcess.ts";
import { findExecutable } from "../../../src/core/process/findExecutable.ts";
import { runWithoutNetwork } from "../../../src/core/process/withoutNetwork.ts";
import { skipBecause } from "../../../scripts/tests/skipBecause.ts";
import { startCountingServer } from "../../support/countingServer.ts";
import { freshFolder } from "../../support/freshFolder.ts";

const never = new AbortController().signal;
const run = createProcessRunner(process.env);

/** Connects to an address whatever it is told, as a program that is bent on it. */
function connecting(url: string, cwd: string) {
  const { hostname, port } = new URL(url);
  const script = `const s=require("node:net").connect(${port},"${hostname}");s.on("connect",()=>process.exit(0));s.on("error",()=>process.exit(7))`;
  return { file: process.execPath, args: ["-e", script], cwd, totalSeconds: 30, signal: never };
}

describe("runWithoutNetwork", function () {
  this.timeout(60_000);

  it("keeps a program from connecting, where the system offers namespaces", async function () {
    const cwd = await freshFolder();
    const unshare = await findExecutable(["/usr/bin/unshare", "/bin/unshare"]);
    const offline = await runWithoutNetwork(run, { unshare, cwd }, never);
    if (offline.isolation === "flags") return skipBecause(this, "this system gives no network namespace");
    const server = await startCountingServer();
    try {
      const enclosed = await offline.run(connecting(server.url, cwd));
      assert.deepEqual([enclosed.kind, enclosed.kind === "exited" && enclosed.exitCode, server.connections], ["exited", 7, 0]);
      // The same program outside of it: this test can fail.
      await run(connecting(server.url, cwd));
      assert.equal(server.connections, 1);
    } finally {
      await server.stop();
    }
  });

  it("says that it can only ask where there is no unshare, or one that does not work", async () => {
    const cwd = await freshFolder();
    const broken = await findExecutable(["/bin/false", "/usr/bin/false"]);
    for (const unshare of [undefined, broken, "/nowhere/unshare"]) {
      const offline = await runWithoutNetwork(run, { unshare, cwd }, never);
      assert.equal(offline.isolation, "flags");
      const shown = await offline.run({
        file: process.execPath,
        args: ["-e", "console.log(process.env.FOUNDRY_OFFLINE, process.env.HTTPS_PROXY, process.env.no_proxy === '')"],
        cwd,
        signal: never,
      });
      assert.equal(shown.kind === "exited" && shown.stdout.trim(), "true http://127.0.0.1:9 true");
    }
  });

  it("ends what it enclosed when it is cancelled", async function () {
    const cwd = await freshFolder();
    const unshare = await findExecutable(["/usr/bin/unshare", "/bin/unshare"]);
    const offline = await runWithoutNetwork(run, { unshare, cwd }, never);
    const controller = new AbortController();
    const args = ["-e", "console.log(process.pid); setInterval(() => {}, 1000)"];
    let pid = 0;
    const onLine = (line: string): void => {
      pid = Number(line);
      controller.abort();
    };
    const outcome = await offline.run({ file: process.execPath, args, cwd, signal: controller.signal, onLine });
    assert.equal(outcome.kind, "cancelled");
    assert.throws(() => process.kill(pid, 0));
  });
});
