import assert from "node:assert/strict";
import { parseVersion } from "../../../src/core/health/toolVersions.ts";

describe("tool versions", () => {
  it("are read from what each tool prints", () => {
    assert.equal(parseVersion("forge", "forge Version: 1.7.1\nCommit SHA: 4072e48\n"), "1.7.1");
    assert.equal(parseVersion("forge", "forge Version: 1.5.0-nightly\n"), "1.5.0-nightly");
    assert.equal(parseVersion("forge", "forge 0.2.0 (143abd6 2024-03-21T00:20:31.218671000Z)\n"), "0.2.0");
    assert.equal(parseVersion("slither", "0.11.6\n"), "0.11.6");
    assert.equal(parseVersion("aderyn", "aderyn 0.6.8\n"), "0.6.8");
    assert.equal(parseVersion("mythril", "Mythril version v0.24.8\n"), "0.24.8");
    assert.equal(parseVersion("slither", "/venv/lib/x.py:3: UserWarning: old 1.2.3 thing\n0.11.6\r\n"), "0.11.6");
  });

  it("are not read from another program's answer", () => {
    assert.equal(parseVersion("forge", "12.4.0\n"), undefined);
    assert.equal(parseVersion("aderyn", "0.6.8\n"), undefined);
    assert.equal(parseVersion("slither", "usage: slither 1.2.3 target\n"), undefined);
  });
});
