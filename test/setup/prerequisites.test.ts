import assert from "node:assert/strict";
import { access, rm } from "node:fs/promises";
import { join } from "node:path";
import { findPython } from "../../scripts/bootstrap/findPython.mjs";
import { skipBecause } from "../../scripts/tests/skipBecause.ts";
import { echoOf, miniCheckout, sentence } from "./miniCheckout.ts";
import type { MiniCheckout } from "./miniCheckout.ts";

/** What our question to a Python answers, said by a Python that is not there. */
const answering = (version: string, complete: string): string => `printf '%s\\n' /opt/python ${version} ${complete}`;

describe("prerequisites", function () {
  let checkout: MiniCheckout;

  before(function () {
    if (process.platform === "win32") skipBecause(this, "its programs are replaced by shell scripts");
  });
  beforeEach(async () => {
    checkout = await miniCheckout();
  });
  afterEach(async () => checkout.remove());

  const remove = async (...names: readonly string[]): Promise<void> => {
    for (const name of names) await rm(join(checkout.programs, name));
  };

  /** Refused before anything is written. */
  const refusal = async (script: string): Promise<string> => {
    const outcome = await checkout.bootstrap([script]);
    await assert.rejects(access(join(checkout.root, "node_modules")));
    return sentence(outcome);
  };

  it("are met by git, npm and Python", async () => {
    echoOf(await checkout.bootstrap(["runTests"]));
  });

  it("are named one by one, all at once, each with its remedy", async () => {
    await remove("git", "npm", "python3");
    const lines = (await refusal("runTests")).split("\n");
    assert.equal(lines.length, 3);
    for (const [index, name] of ["git", "npm", "Python 3.10 or newer"].entries()) {
      assert.match(lines[index] ?? "", new RegExp(`^${name} was not found on PATH: .+ and run the command again\\.$`));
    }
  });

  it("do not include Python where slither is not used", async () => {
    await remove("python3");
    echoOf(await checkout.bootstrap(["check"]));
  });

  it("refuse a Python that is too old, unless a newer one lies beside it", async () => {
    await checkout.replaceProgram("python3", answering("3.9.18", "True"));
    assert.match(await refusal("runTests"), /is needed and \/opt\/python is Python 3\.9\.18: .*install/);
    await checkout.replaceProgram("python3.12", answering("3.12.1", "True"));
    echoOf(await checkout.bootstrap(["runTests"]));
  });

  it("name Debian's package when a real Python lacks ensurepip", async () => {
    const python = findPython(process.env);
    assert.ok(python.kind === "found");
    const hidden = `import sys; sys.modules["ensurepip"] = None; exec(sys.argv[1])`;
    await checkout.replaceProgram("python3", `exec '${python.file}' -c '${hidden}' "$2"`);
    const [major, minor] = python.version.split(".");
    assert.match(await refusal("runTests"), new RegExp(`cannot make virtual environments: .*apt install python${major}\\.${minor}-venv`));
  });

  it("take a program that does not run for absent", async () => {
    await checkout.replaceProgram("python3", "echo 'Python was not found; run without arguments to install from the store' >&2; exit 9009");
    assert.match(await refusal("runTests"), /^Python 3\.10 or newer was not found on PATH/);
  });

  it("refuse an old Node before anything else is read", async () => {
    const old = `data:text/javascript,Object.defineProperty(process.versions,"node",{value:"18.19.1"})`;
    await rm(join(checkout.root, "scripts", "bootstrap"), { recursive: true });
    const outcome = await checkout.bootstrap(["check"], { NODE_OPTIONS: `--import=${encodeURI(old)}` });
    assert.match(sentence(outcome), /^HyperKit needs Node 20 or newer and this is Node 18\.19\.1: install .* and run the command again\.$/);
  });
});
