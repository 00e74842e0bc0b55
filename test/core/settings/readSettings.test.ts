import assert from "node:assert/strict";
import fc from "fast-check";
import type { Problem } from "../../../src/core/errors/problem.ts";
import { readSettings, settingKeys, workspaceForbidden } from "../../../src/core/settings/readSettings.ts";
import type { SettingsReading } from "../../../src/core/settings/readSettings.ts";
import type { Settings } from "../../../src/core/settings/settings.ts";
import { settingsSchema } from "../../../src/core/settings/settingsSchema.ts";

const anvil = { name: "Anvil two", chainId: 31337, rpcUrls: ["http://127.0.0.1:8546"] };

const defaults: Settings = {
  tools: { forgePath: "", slitherPath: "", anvilPath: "", aderynPath: "", mythrilPath: "" },
  foundry: { profile: "default" },
  compile: { onSave: "auto" },
  audit: {
    analyzers: { slither: true, forgeLint: true, hyperkit: true, aderyn: true, mythril: false },
    onSave: false,
    showFrom: "low",
    proofFolder: "test/hyperkit",
  },
  networks: [],
  statusBar: "always",
};

const valid: Readonly<Record<string, unknown>> = {
  "hyperkit.tools.forgePath": "/opt/forge",
  "hyperkit.tools.slitherPath": "/opt/slither",
  "hyperkit.tools.anvilPath": "/opt/anvil",
  "hyperkit.tools.aderynPath": "/opt/aderyn",
  "hyperkit.tools.mythrilPath": "/opt/myth",
  "hyperkit.foundry.profile": "ci",
  "hyperkit.compile.onSave": "off",
  "hyperkit.audit.analyzers": { slither: false },
  "hyperkit.audit.onSave": true,
  "hyperkit.audit.showFrom": "gas",
  "hyperkit.audit.proofFolder": "test/proofs",
  "hyperkit.networks": [anvil],
  "hyperkit.statusBar": "off",
};

function read(values: Readonly<Record<string, unknown>>, previous?: Settings): SettingsReading {
  return readSettings((key) => values[key], previous);
}

function only(reading: SettingsReading): Problem {
  assert.equal(reading.problems.length, 1);
  const [first] = reading.problems;
  assert.ok(first);
  assert.equal(first.name, "settingInvalid");
  return first;
}

describe("readSettings", () => {
  it("gives the defaults, without a problem, when nothing is set", () => {
    assert.deepEqual(read({}), { settings: defaults, problems: [] });
  });

  it("puts each setting into its own place", () => {
    assert.deepEqual(read(valid), {
      settings: {
        tools: {
          forgePath: "/opt/forge",
          slitherPath: "/opt/slither",
          anvilPath: "/opt/anvil",
          aderynPath: "/opt/aderyn",
          mythrilPath: "/opt/myth",
        },
        foundry: { profile: "ci" },
        compile: { onSave: "off" },
        audit: {
          analyzers: { slither: false, forgeLint: true, hyperkit: true, aderyn: true, mythril: false },
          onSave: true,
          showFrom: "gas",
          proofFolder: "test/proofs",
        },
        networks: [anvil],
        statusBar: "off",
      },
      problems: [],
    });
    assert.deepEqual(Object.keys(valid), settingKeys, "a new setting needs its line in this test");
  });

  it("uses the default and names the setting when a value is invalid and there is no earlier one", () => {
    const reading = read({ "hyperkit.statusBar": "sometimes" });
    assert.equal(reading.settings.statusBar, "always");
    assert.deepEqual(only(reading).args, {
      key: "hyperkit.statusBar",
      expectation: "must be one of always, problems, off",
      value: '"sometimes"',
      used: 'the default, "always"',
    });
  });

  it("keeps the last valid value when a value becomes invalid", () => {
    const before = read(valid).settings;
    const reading = read({ ...valid, "hyperkit.compile.onSave": 1 }, before);
    assert.deepEqual(reading.settings, before);
    assert.equal(only(reading).args["used"], 'the last valid value, "off"');
  });

  it("names every invalid setting, and no other is lost", () => {
    const reading = read({ ...valid, "hyperkit.tools.forgePath": "forge", "hyperkit.audit.showFrom": null });
    assert.deepEqual(
      reading.problems.map(({ args }) => args["key"]),
      ["hyperkit.tools.forgePath", "hyperkit.audit.showFrom"],
    );
    assert.equal(reading.settings.tools.slitherPath, "/opt/slither");
  });

  const refused: readonly (readonly [string, unknown, string, string])[] = [
    ["hyperkit.tools.forgePath", "./forge", "must be an absolute path, or empty to search for the program", '"./forge"'],
    [
      "hyperkit.tools.forgePath",
      "/bin/forge\0--x",
      "must be an absolute path, or empty to search for the program",
      String.raw`"/bin/forge\u0000--x"`,
    ],
    ["hyperkit.tools.anvilPath", 7, "must be a text", "7"],
    ["hyperkit.foundry.profile", "a b", "must be a profile name: letters, digits, _ and -", '"a b"'],
    ["hyperkit.foundry.profile", "", "must be a profile name: letters, digits, _ and -", "empty"],
    ["hyperkit.audit.proofFolder", "../elsewhere", "must be a folder inside the project, as in test/hyperkit", '"../elsewhere"'],
    ["hyperkit.audit.analyzers", { slither: "no" }, "(at .slither) must be true or false", '"no"'],
    ["hyperkit.audit.analyzers", { oyente: true }, "must have no property named oyente", '{"oyente":true}'],
    ["hyperkit.audit.analyzers", [], "must be an object", "an empty list"],
    ["hyperkit.networks", {}, "must be a list", "an object"],
    ["hyperkit.networks", [{ ...anvil, chainId: 1.5 }], "(at [0].chainId) must be a whole number", "1.5"],
    ["hyperkit.networks", [{ ...anvil, chainId: 0 }], "(at [0].chainId) must be at least 1", "0"],
    ["hyperkit.networks", [{ name: "x", chainId: 1 }], "(at [0].rpcUrls) must be a list", "missing"],
    ["hyperkit.networks", [{ ...anvil, rpcUrls: [] }], "(at [0].rpcUrls) must have at least 1 entry", "an empty list"],
    ["hyperkit.networks", [{ ...anvil, name: " " }], "(at [0].name) must be a name", "a text of 1 character"],
    ["hyperkit.networks", [anvil, anvil], "must be a list in which every name occurs once", "a list of 2"],
  ];
  for (const [key, value, expectation, shown] of refused) {
    it(`refuses ${JSON.stringify(value)} for ${key} in our own words`, () => {
      const { args } = only(read({ [key]: value }));
      assert.equal(args["expectation"], expectation);
      assert.equal(args["value"], shown);
    });
  }

  for (const url of ["", "localhost:8545", "file:///etc/passwd", "javascript:alert(1)", "http://", "ftp://host/"]) {
    it(`refuses ${JSON.stringify(url)} as an address of a network`, () => {
      assert.equal(only(read({ "hyperkit.networks": [{ ...anvil, rpcUrls: [url] }] })).args["key"], "hyperkit.networks");
    });
  }

  it("never repeats an address of a network, which may hold a key", () => {
    const canary = "c4n4ry";
    const good = read({ "hyperkit.networks": [{ ...anvil, rpcUrls: [`https://rpc.example/${canary}`] }] }).settings;
    for (const networks of [
      canary,
      [`https://rpc.example/${canary}`],
      [{ ...anvil, rpcUrls: [canary] }],
      [{ ...anvil, rpcUrls: { url: canary } }],
    ]) {
      assert.doesNotMatch(JSON.stringify(only(read({ "hyperkit.networks": networks }, good))), /c4n4ry/);
    }
  });

  it("shortens what it repeats", () => {
    const shown = String(only(read({ "hyperkit.statusBar": "😀".repeat(500) })).args["value"]);
    assert.ok(Array.from(shown).length <= 61, shown);
    assert.ok(shown.isWellFormed(), "cut between two characters, not inside one");
  });

  it("forbids a workspace every executable and every endpoint", () => {
    assert.deepEqual(workspaceForbidden, [
      "hyperkit.tools.forgePath",
      "hyperkit.tools.slitherPath",
      "hyperkit.tools.anvilPath",
      "hyperkit.tools.aderynPath",
      "hyperkit.tools.mythrilPath",
      "hyperkit.networks",
    ]);
  });

  it("has defaults that parse to themselves", () => {
    const reading = readSettings((key) => settingKeys.flatMap((known) => (known === key ? [settingsSchema[known].default] : []))[0]);
    assert.deepEqual(reading, { settings: defaults, problems: [] });
  });

  it("never throws, and gives usable settings, for 10,000 arbitrary values", () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
      maxDepth: 2,
      maxKeys: 3,
    });
    const near = fc.record({ name: anything, chainId: anything, rpcUrls: fc.array(anything) }, { requiredKeys: [] });
    const value = fc.oneof(anything, fc.array(near), fc.constantFrom(...Object.values(valid)));
    const values = fc.record(Object.fromEntries(settingKeys.map((key) => [key, value])), { requiredKeys: [] });
    fc.assert(
      fc.property(values, (raw) => {
        const { settings, problems } = read(raw);
        assert.equal(readSettings((key) => at(settings, key)).problems.length, 0, "what was read parses again");
        assert.ok(problems.every(({ args }) => Object.values(args).every((text) => String(text).length < 500)));
      }),
      { numRuns: 10_000 },
    );
  }).timeout(60_000);
});

/** The value of a full key such as `hyperkit.tools.forgePath` in parsed settings. */
function at(settings: Settings, key: string): unknown {
  return key
    .split(".")
    .slice(1)
    .reduce<unknown>((value, name) => (typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined), settings);
}
