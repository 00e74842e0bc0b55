import { strict as assert } from "node:assert";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { AnalyzerInput, AuditEvent } from "../../../../src/core/audit/analyzer.ts";
import { readFoundryConfig } from "../../../../src/core/foundry/readFoundryConfig.ts";
import { fakeTool, makeProject, reentrantBank } from "../auditFolder.ts";
import { audit, cachedPorts } from "./cachedAudit.ts";
import type { CachedPorts } from "./cachedAudit.ts";

const math = "pragma solidity ^0.8.20; library Math { function half(uint256 x) internal pure returns (uint256) { return x / 2; } }";
const shop =
  'pragma solidity ^0.8.20; import {Math} from "lib/math/Math.sol"; contract Shop { uint256 public price; function set(uint256 x) external { price = Math.half(x); } }';

async function bankProject(): Promise<AnalyzerInput> {
  return makeProject({ "src/Bank.sol": reentrantBank, "src/Shop.sol": shop, "lib/math/Math.sol": math });
}

/** How many programs an audit started. */
async function programs(ports: CachedPorts, run: () => Promise<unknown>): Promise<number> {
  const before = ports.started.length;
  await run();
  return ports.started.length - before;
}

describe("cachedAnalyzer", () => {
  it("starts no program where nothing changed, and says the same", async () => {
    const [input, ports] = [await bankProject(), await cachedPorts()];
    const first = await audit(input, ports);
    assert.ok(first.kind === "audited" && first.complete && first.findings.length > 0);
    const started = ports.started.length;
    assert.ok(started > 0);
    assert.deepEqual(await audit({ ...input }, ports), first);
    assert.equal(ports.started.length, started);
  });

  it("audits anew when it is told to, and remembers that audit", async () => {
    const [input, ports] = [await bankProject(), await cachedPorts()];
    const first = await audit(input, ports);
    assert.ok((await programs(ports, async () => assert.deepEqual(await audit({ ...input, fresh: true }, ports), first))) > 0);
    assert.equal(await programs(ports, async () => audit({ ...input }, ports)), 0);
  });

  it("runs the analyzers again for whatever their findings depend on", async () => {
    const [input, ports] = [await bankProject(), await cachedPorts()];
    const { root } = input.project;
    const write = async (path: string, text: string): Promise<void> => writeFile(join(root, path), text);
    await audit(input, ports);
    const changes: Readonly<Record<string, () => Promise<CachedPorts | void>>> = {
      "a source": async () => write("src/Bank.sol", reentrantBank.replace("amount}", "amount }")),
      "a file that a source imports": async () => write("lib/math/Math.sol", math.replace("/ 2", "/ 3")),
      "a new source": async () => write("src/New.sol", "pragma solidity ^0.8.20; contract New {}"),
      "a source that goes": async () => rm(join(root, "src/New.sol")),
      "a new library": async () => {
        await mkdir(join(root, "lib/other/src"), { recursive: true });
      },
      "a setting of the compiler": async () => write("foundry.toml", '[profile.default]\nsrc = "src"\noptimizer = true\n'),
      "a remapping": async () => write("remappings.txt", "math/=lib/math/\n"),
      "HyperKit itself": async () => ({ ...ports, cache: { ...ports.cache, release: "1.0.1" } }),
    };
    let current = ports;
    for (const [what, change] of Object.entries(changes)) {
      current = (await change()) ?? current;
      const read = await readFoundryConfig({ project: input.project, profile: "default" });
      assert.ok(read.kind === "ok");
      const next = { project: input.project, config: read.config };
      assert.ok((await programs(ports, async () => audit(next, current))) > 0, what);
      assert.equal(await programs(ports, async () => audit({ ...next }, current)), 0, what);
    }
  });

  it("builds nothing again for an analyzer that is to run once more, unless a source or the build itself was touched", async () => {
    const [input, ports] = [await bankProject(), await cachedPorts()];
    const builds = (): number => ports.started.filter(({ args }) => args[0] === "build").length;
    const first = await audit(input, ports);
    const again = async (expected: number): Promise<void> => {
      await rm(join(ports.roots.cache, "audits"), { recursive: true });
      const before = builds();
      assert.deepEqual(await audit({ ...input }, ports), first);
      assert.equal(builds() - before, expected);
    };
    await again(0);
    const [folder] = ports.started.filter(({ args }) => args[0] === "build").map(({ env }) => env?.["FOUNDRY_BUILD_INFO_PATH"] ?? "");
    const [name] = await readdir(folder ?? "");
    await writeFile(join(folder ?? "", name ?? ""), "{");
    await again(1);
    await again(0);
  });

  it("takes a damaged entry, and one of another form, for none", async () => {
    const [input, ports] = [await bankProject(), await cachedPorts()];
    const first = await audit(input, ports);
    const folder = join(ports.roots.cache, "audits");
    const names = await readdir(folder);
    assert.equal(names.length, 3);
    const damages: readonly ((text: string) => string)[] = [
      (text) => text.slice(0, -40),
      (text) => text.replace('"severity":"', '"severity":"x'),
      () => "",
      () => "\n{}",
      (text) => text.replace("high", "gas "),
    ];
    for (const damage of damages) {
      for (const name of names) await writeFile(join(folder, name), damage(await readFile(join(folder, name), "utf8")));
      assert.ok((await programs(ports, async () => assert.deepEqual(await audit({ ...input }, ports), first))) > 0);
    }
  });

  it("remembers no run that did not analyse everything", async () => {
    const [input, ports] = [await bankProject(), await cachedPorts()];
    await writeFile(join(input.project.root, "src/Broken.sol"), "pragma solidity ^0.8.20; contract Broken { uint256 x = ; }");
    const first = await audit(input, ports);
    assert.ok(first.kind === "audited" && !first.complete);
    assert.ok((await programs(ports, async () => audit({ ...input }, ports))) > 0);
  });

  it("remembers nothing of a program that cannot be told from another", async () => {
    const slither = await fakeTool("slither", "echo 0.11.6");
    const [input, ports] = [await bankProject(), await cachedPorts({ slither })];
    await audit(input, ports);
    assert.ok((await programs(ports, async () => audit({ ...input }, ports))) > 0);
  });

  it("lets the second of two windows wait, and gives it what the first one found", async () => {
    const [input, ports] = [await bankProject(), await cachedPorts()];
    const waited: string[] = [];
    const onEvent = (event: AuditEvent): void => {
      if (event.kind === "analyzerWaiting") waited.push(event.analyzer);
    };
    const [one, other] = await Promise.all([audit(input, ports, { onEvent }), audit({ ...input }, ports, { onEvent })]);
    assert.deepEqual(one, other);
    assert.ok(waited.includes("slither"));
    const runs = ports.started.filter(({ args }) => args.includes("--ignore-compile")).length;
    assert.equal(runs, 1);
  });

  it("lets the one that waits be cancelled", async () => {
    const [input, ports] = [await bankProject(), await cachedPorts()];
    const controller = new AbortController();
    const first = audit(input, ports);
    const onEvent = ({ kind }: { readonly kind: string }): void => (kind === "analyzerWaiting" ? controller.abort() : undefined);
    assert.deepEqual(await audit({ ...input }, ports, { signal: controller.signal, onEvent }), { kind: "cancelled" });
    assert.equal((await first).kind, "audited");
  });
});
