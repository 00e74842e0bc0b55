import assert from "node:assert/strict";
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createProcessRunner } from "../../../src/core/process/runProcess.ts";
import type { ProcessOutcome, ProcessRequest } from "../../../src/core/process/processOutcome.ts";
import { runChild } from "./runChild.ts";
import { freshFolder } from "../../support/freshFolder.ts";

const unix = process.platform !== "win32";

function texts(outcome: ProcessOutcome): { stdout: string; stderr: string } {
  assert.ok("stdout" in outcome, `the process did not start: ${JSON.stringify(outcome)}`);
  return outcome;
}

async function runFile(file: string, more: Partial<ProcessRequest> = {}): Promise<ProcessOutcome> {
  return createProcessRunner(process.env)({ file, args: [], cwd: await freshFolder(), signal: new AbortController().signal, ...more });
}

async function makeFile(content: string | Buffer, mode = 0o755): Promise<string> {
  const file = join(await freshFolder(), "tool");
  await writeFile(file, content);
  await chmod(file, mode);
  return file;
}

describe("runProcess", () => {
  it("gives the exit code as data and keeps both streams apart", async () => {
    const outcome = await runChild("noisy", ["1", "stderr"]);
    assert.equal(outcome.kind, "exited");
    assert.equal(outcome.kind === "exited" && outcome.exitCode, 3);
    assert.equal(texts(outcome).stderr.length, 1_000_000);
    assert.equal(texts(outcome).stdout, "");
  });

  it("passes arguments as they are, in the folder asked for, and never through a shell", async () => {
    const cwd = await freshFolder();
    const args = ["$(touch pwned)", "a b", "; exit 9", "*", "", '"', "\\", "üñ🙂"];
    const { stdout } = texts(await runChild("environment", args, { cwd }));
    assert.deepEqual(JSON.parse(stdout).args, args);
    assert.equal(JSON.parse(stdout).cwd, cwd);
  });

  it("gives the program an empty input unless one is given", async () => {
    assert.equal(JSON.parse(texts(await runChild("environment", [])).stdout).input, "");
    assert.equal(JSON.parse(texts(await runChild("environment", [], { stdin: "ünder\n" })).stdout).input, "ünder\n");
  });

  it("survives a program that exits without reading its input", async () => {
    const outcome = await runChild("noisy", ["0"], { stdin: "x".repeat(8_000_000) });
    assert.equal(outcome.kind, "exited");
  });

  it("hands on complete lines, cut at no character, while the program runs", async () => {
    const lines: string[] = [];
    await runChild("lines", [], { onLine: (line, stream) => lines.push(`${stream}: ${line}`) });
    assert.deepEqual(lines.toSorted(), ["stderr: on stderr", "stdout: first", "stdout: last", "stdout: second 🙂 ü"]);
  });

  it("lets the error of a line listener be seen, after the program has ended", async () => {
    const broken = runChild("forever", [], {
      onLine: () => {
        throw new Error("listener");
      },
    });
    await assert.rejects(broken, /listener/);
  });

  it("says that a program was ended by a signal", async function () {
    if (!unix) this.skip();
    const file = await makeFile("#!/bin/sh\nkill -9 $$\n");
    const outcome = await runFile(file);
    assert.equal(outcome.kind === "signalled" && outcome.signal, "SIGKILL");
  });

  it("refuses a relative program as a bug of the caller", async () => {
    await assert.rejects(runFile("./forge"), TypeError);
  });
});

describe("a program that cannot be started", () => {
  it("is not found when there is no such file", async () => {
    const file = join(await freshFolder(), unix ? "forge" : "forge.exe");
    assert.deepEqual(await runFile(file), { kind: "notFound", file });
  });

  it("is not taken for missing when its working folder is", async () => {
    const cwd = join(await freshFolder(), "gone");
    const outcome = await runFile(process.execPath, { cwd });
    assert.equal(outcome.kind === "notExecutable" && outcome.missingFolder, cwd);
  });

  const cases: readonly [string, string | Buffer, number, RegExp][] = [
    ["without the right to execute", "#!/bin/sh\n", 0o644, /permission denied/],
    ["whose interpreter is gone", "#!/nowhere/python3\n", 0o755, /interpreter/],
    ["that is no program, which a shell must not get to read", "touch pwned\n", 0o755, /not a program/],
    ["that is empty", "", 0o755, /empty/],
    ["built for another processor", foreignElf(), 0o755, /built for/],
  ];
  for (const [name, content, mode, reason] of cases) {
    it(`is not executable: a file ${name}`, async function () {
      if (!unix) this.skip();
      const outcome = await runFile(await makeFile(content, mode));
      assert.equal(outcome.kind, "notExecutable");
      assert.match(outcome.kind === "notExecutable" ? outcome.reason : "", reason);
    });
  }

  it("is not executable: a folder", async () => {
    const folder = await freshFolder();
    assert.equal((await runFile(folder)).kind, "notExecutable");
  });
});

function foreignElf(): Buffer {
  const header = Buffer.alloc(64);
  header.write("\x7fELF\x02\x01", "latin1");
  header.writeUInt16LE(process.arch === "arm64" ? 62 : 183, 18);
  return header;
}
