import assert from "node:assert/strict";
import { access, cp, mkdir, readFile, readlink, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { createProcessRunner } from "../../src/core/process/runProcess.ts";
import { findPython } from "../../scripts/bootstrap/findPython.mjs";
import { nativeFoundryBinary } from "../../scripts/setup/foundry.ts";
import { ensureHome } from "../../scripts/setup/home.ts";
import { paths, root } from "../../scripts/setup/paths.ts";
import { olderSolcVersions, placeOlderSolc, solcVersion } from "../../scripts/setup/solc.ts";
import { ensureSlither } from "../../scripts/setup/slither.ts";
import { freshFolder } from "../support/freshFolder.ts";
import { setUpFolder } from "./miniCheckout.ts";

describe("set-up", function () {
  this.timeout(120_000);

  /** Set-up has run before the tests in CI; alone, these tests do its part. */
  before(async () => {
    const python = findPython(process.env);
    assert.ok(python.kind === "found");
    await ensureSlither(python);
    await ensureHome();
  });

  const version = async (...path: readonly string[]): Promise<string> => {
    const run = createProcessRunner({ ...process.env, HOME: paths.home, USERPROFILE: paths.home });
    const outcome = await run({ file: join(paths.home, ...path), args: ["--version"], cwd: root, signal: new AbortController().signal });
    assert.ok(outcome.kind === "exited" && outcome.exitCode === 0, JSON.stringify(outcome));
    return outcome.stdout;
  };

  it("places tools that run where their installers put them", async () => {
    const end = process.platform === "win32" ? ".exe" : "";
    for (const tool of ["forge", "anvil", "cast"]) assert.match(await version(".foundry", "bin", `${tool}${end}`), /1\.7\.1/);
    assert.match(await version(".local", "bin", `slither${end}`), /^0\.11\.6/);
    if (process.platform !== "win32")
      assert.match(
        await version(".svm", solcVersion, `solc-${solcVersion}`),
        new RegExp(`Version: ${solcVersion.replaceAll(".", "\\.")}\\+commit`),
      );
  });

  it("places a compiler of each line since 0.4 with which forge builds", async () => {
    const files = olderSolcVersions.map((older): [string, string] => [
      `src/Line${older.replaceAll(".", "_")}.sol`,
      `pragma solidity ${older};\ncontract Line { function f() public pure returns (uint256) { return 1; } }\n`,
    ]);
    assert.deepEqual(
      olderSolcVersions.map((older) => older.replace(/\.\d+$/, "")),
      ["0.4", "0.5", "0.6", "0.7"],
    );
    const folder = await freshFolder({ "foundry.toml": "[profile.default]\n", ...Object.fromEntries(files) });
    const home = await freshFolder();
    await placeOlderSolc(home);
    const run = createProcessRunner({ ...process.env, HOME: home });
    const file = nativeFoundryBinary("forge");
    if (process.platform === "win32") return; // forge starts no script as a compiler there.
    const outcome = await run({ file, args: ["build", "--offline"], cwd: folder, signal: new AbortController().signal });
    assert.ok(outcome.kind === "exited" && outcome.exitCode === 0, JSON.stringify(outcome));
    for (const older of olderSolcVersions) assert.match(outcome.stdout, new RegExp(`Solc ${older} finished`));
  });

  it("names the registry when Python's cannot be reached, and leaves no slither that the next try would trust", async () => {
    const folder = await setUpFolder();
    try {
      for (const part of ["scripts", "src", "package.json"]) await cp(join(root, part), join(folder, part), { recursive: true });
      await symlink(await realFolder(join(root, "node_modules")), join(folder, "node_modules"), "junction");
      await mkdir(join(folder, ".work"));
      // A port that is reserved for nothing: the connection is refused.
      const closed = { PIP_INDEX_URL: "http://127.0.0.1:9/simple", PIP_RETRIES: "1", PIP_NO_CACHE_DIR: "1" };
      const { stdout } = await execa(process.execPath, ["--input-type=module", "--eval", slitherAlone(folder)], {
        cwd: folder,
        env: closed,
      });
      assert.match(stdout, /^Setting up slither stopped because the package registry cannot be reached: .*run the command again/);
      await assert.rejects(access(join(folder, ".work", "venv", ".stamp")));
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });

  it("pins each Python package by hash, and by nothing else", async () => {
    const lines = (await readFile(join(root, "scripts", "setup", "slither-requirements.txt"), "utf8")).split("\n");
    const pins = lines.filter((line) => /^\S/.test(line) && !line.startsWith("#"));
    assert.ok(pins.length > 20);
    for (const pin of pins) assert.match(pin, /^[\w.-]+(\[[\w,-]+\])?==[\w.]+( ;.*)? \\$/);
    for (const line of lines) if (/^\s+-/.test(line)) assert.match(line, /^ {4}--hash=sha256:[0-9a-f]{64}( \\)?$/);
  });
});

/** A program that does slither's step of a checkout and prints what the person would read. */
function slitherAlone(folder: string): string {
  const from = (...path: readonly string[]): string => JSON.stringify(join(folder, "scripts", ...path));
  return `
    import { explainFailure } from ${from("bootstrap", "explainFailure.mjs")};
    import { findPython } from ${from("bootstrap", "findPython.mjs")};
    import { ensureSlither } from ${from("setup", "slither.ts")};
    await ensureSlither(findPython(process.env)).catch((error) => console.log(explainFailure("Setting up slither", error).message));`;
}

async function realFolder(path: string): Promise<string> {
  return readlink(path).catch(() => path);
}
