import assert from "node:assert/strict";
import { access, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { skipBecause } from "../../scripts/tests/skipBecause.ts";
import { counting, echoOf, miniCheckout, ownNpm, sentence, timesCalled } from "./miniCheckout.ts";
import type { MiniCheckout } from "./miniCheckout.ts";

const installedList = join("node_modules", ".package-lock.json");

describe("the first stage", function () {
  let checkout: MiniCheckout;

  before(function () {
    if (process.platform === "win32") skipBecause(this, "its programs are replaced by shell scripts");
  });
  beforeEach(async () => {
    checkout = await miniCheckout();
  });
  afterEach(async () => checkout.remove());

  it("installs the packages and runs the script under the pinned Node with its arguments", async () => {
    const { node, args } = echoOf(await checkout.bootstrap(["check", "--only", "a b"]));
    assert.ok((await realpath(node)).startsWith(join(checkout.root, "packages")), node);
    assert.deepEqual(args, ["--only", "a b"]);
  });

  it("calls npm once, and again when the lock file, a package or npm's own list changed", async () => {
    const log = join(checkout.root, "calls");
    await checkout.replaceProgram("npm", counting(await ownNpm(), log));
    const callsAfter = async (): Promise<number> => {
      echoOf(await checkout.bootstrap(["check"]));
      return timesCalled(log);
    };
    assert.equal(await callsAfter(), 1);
    assert.equal(await callsAfter(), 1);
    await rm(join(checkout.root, "node_modules"), { recursive: true });
    assert.equal(await callsAfter(), 2);
    const list = join(checkout.root, installedList);
    await writeFile(list, (await readFile(list, "utf8")).replace("24.0.0", "23.0.0"));
    assert.equal(await callsAfter(), 3);
    await checkout.changeNode({ version: "24.0.1" });
    assert.equal(await callsAfter(), 4);
  });

  it("passes on the exit code, and a signal that reaches it alone", async () => {
    const script = join(checkout.root, "scripts", "check.ts");
    await writeFile(script, "process.exitCode = 7;");
    assert.equal((await checkout.bootstrap(["check"])).exitCode, 7);
    await writeFile(script, `process.on("SIGTERM", () => process.exit(5)); console.log("ready"); setInterval(() => {}, 1000);`);
    const running = checkout.bootstrap(["check"]);
    await untilPrinted(running.stdout, "ready");
    running.kill("SIGTERM");
    assert.equal((await running).exitCode, 5);
    await writeFile(script, `process.kill(process.pid, "SIGKILL");`);
    assert.equal((await checkout.bootstrap(["check"])).exitCode, 128 + 9);
  });

  it("starts again after it was killed half-way", async () => {
    const partial = join(checkout.root, "node_modules", "half");
    await checkout.replaceProgram("npm", `mkdir -p '${partial}'; echo > '${partial}/begun'; exec sleep 60`);
    const killed = checkout.bootstrap(["check"]);
    await untilExists(join(partial, "begun"));
    // The whole group, as when a terminal or a machine goes away.
    process.kill(-(killed.pid ?? assert.fail("not started")), "SIGKILL");
    await killed;
    await checkout.replaceProgram("npm", `exec '${await ownNpm()}' "$@"`);
    echoOf(await checkout.bootstrap(["check"]));
    await assert.rejects(access(partial));
  });

  it("does not trust what was there before an installation that was killed", async () => {
    echoOf(await checkout.bootstrap(["check"]));
    await checkout.changeNode({ version: "24.0.1" });
    await checkout.replaceProgram("npm", "kill -9 $PPID");
    await checkout.bootstrap(["check"]);
    await assert.rejects(access(join(checkout.root, installedList)));
  });

  it("lets two at once install one after the other, once", async () => {
    const log = join(checkout.root, "calls");
    await checkout.replaceProgram("npm", `sleep 0.5\n${counting(await ownNpm(), log)}`);
    const both = await Promise.all([checkout.bootstrap(["check"]), checkout.bootstrap(["check"])]);
    for (const outcome of both) echoOf(outcome);
    assert.equal(await timesCalled(log), 1);
  });

  it("refuses a script that is none", async () => {
    for (const args of [[], ["nothing"], ["../bootstrap"]]) assert.equal((await checkout.bootstrap(args)).exitCode, 2);
  });

  it("says that npm left out the pinned Node", async () => {
    await checkout.changeNode({ os: ["plan9"] });
    assert.match(sentence(await checkout.bootstrap(["check"])), /left out the package node-\S+ .*delete node_modules/);
  });

  it("names the registry when it cannot be reached, and trusts nothing afterwards", async () => {
    const lock = join(checkout.root, "package-lock.json");
    const { packages, ...rest } = JSON.parse(await readFile(lock, "utf8"));
    const integrity = `sha512-${Buffer.alloc(64).toString("base64")}`;
    const dependencies = { ...packages[""].dependencies, mocha: "12.0.3" };
    packages[""].dependencies = dependencies;
    packages["node_modules/mocha"] = { version: "12.0.3", integrity };
    const manifest = join(checkout.root, "package.json");
    await writeFile(manifest, JSON.stringify({ ...JSON.parse(await readFile(manifest, "utf8")), dependencies }));
    await writeFile(lock, JSON.stringify({ ...rest, packages }));
    // A port that is reserved for nothing: the connection is refused.
    const closed = { npm_config_registry: "http://127.0.0.1:9", npm_config_fetch_retries: "0" };
    assert.match(sentence(await checkout.bootstrap(["check"], closed)), /registry cannot be reached: check the network/);
    await assert.rejects(access(join(checkout.root, installedList)));
    assert.match(await readFile(join(checkout.root, ".work", "logs", "packages.log"), "utf8"), /ECONNREFUSED/);
  });

  it("says that the disk is full when npm says so", async () => {
    await checkout.replaceProgram("npm", 'echo "npm error code ENOSPC" >&2\nexit 228');
    assert.match(sentence(await checkout.bootstrap(["check"])), /disk is full: free some space/);
  });
});

async function untilExists(file: string): Promise<void> {
  const exists = async (): Promise<boolean> =>
    access(file).then(
      () => true,
      () => false,
    );
  for (let tries = 0; tries < 200; tries += 1) {
    if (await exists()) return;
    await delay(50);
  }
  throw new Error(`${file} did not appear.`);
}

async function untilPrinted(stream: AsyncIterable<Buffer>, text: string): Promise<void> {
  let printed = "";
  for await (const chunk of stream) {
    printed += chunk.toString();
    if (printed.includes(text)) return;
  }
  throw new Error(`"${text}" was not printed: ${printed}`);
}
