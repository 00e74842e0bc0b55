import assert from "node:assert/strict";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { uncheckedReport } from "../../../src/core/health/healthReport.ts";
import { runHealthChecks, worstState } from "../../../src/core/health/runHealthChecks.ts";
import type { HealthState } from "../../../src/core/health/healthReport.ts";
import type { Settings } from "../../../src/core/settings/settings.ts";
import { defaultSettings, freshComputer, installScript } from "./fakeComputer.ts";

/** Settings whose local network has nobody listening. */
async function settingsWithoutChain(): Promise<Settings> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  // A server on a TCP port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return { ...defaultSettings, networks: [{ name: "nobody", chainId: 31337, rpcUrls: [`http://127.0.0.1:${port}`] }] };
}

describe("a round of health checks", () => {
  before(function () {
    if (process.platform === "win32") this.skip();
  });

  it("reports every component in its order, with the worst state, and tells each as it is done", async () => {
    const computer = await freshComputer();
    await installScript(computer.home, "forge", 'echo "forge Version: 1.7.1"');
    const told: string[] = [];
    const outcome = await runHealthChecks({ settings: await settingsWithoutChain() }, computer, {
      signal: new AbortController().signal,
      onEvent: (check) => told.push(check.component),
    });
    assert.equal(outcome.kind, "checked");
    const report = outcome.kind === "checked" ? outcome.report : uncheckedReport();
    assert.deepEqual(
      report.checks.map(({ component, state }) => [component, state]),
      [
        ["forge", "ok"],
        ["solc", "ok"],
        ["slither", "warning"],
        ["aderyn", "off"],
        ["mythril", "off"],
        ["rpc", "off"],
      ],
    );
    assert.equal(report.state, "warning");
    assert.deepEqual(told.toSorted(), ["aderyn", "forge", "mythril", "rpc", "slither", "solc"]);
  });

  it("is cancelled within a second while a tool hangs", async () => {
    const computer = await freshComputer();
    await installScript(computer.home, "forge", "exec sleep 60");
    await installScript(computer.home, "slither", "trap '' TERM; while :; do sleep 1; done");
    const started = performance.now();
    const outcome = await runHealthChecks({ settings: await settingsWithoutChain() }, computer, { signal: AbortSignal.timeout(200) });
    assert.equal(outcome.kind, "cancelled");
    assert.ok(performance.now() - started < 1200);
  });

  it("takes the worst state, and what is switched off for none", () => {
    const worst = (...states: HealthState[]): HealthState =>
      worstState(states.map((state) => ({ component: "forge", state, version: "", place: "" })));
    assert.equal(worst("ok", "warning", "error", "off"), "error");
    assert.equal(worst("ok", "off"), "ok");
    assert.equal(worst("off"), "off");
    assert.equal(uncheckedReport().state, "unknown");
  });
});
