import assert from "node:assert/strict";
import { isJsonObject, objectAt } from "../../scripts/manifest/json.ts";
import { readSettings, settingKeys } from "../../src/core/settings/readSettings.ts";
import { contributes, manifest, readText, texts } from "./manifestFiles.ts";

const properties = objectAt(objectAt(contributes, "configuration"), "properties");
const settings = Object.entries(properties).map(([key, value]) => ({ key, value: isJsonObject(value) ? value : {} }));
const restricted = objectAt(objectAt(manifest, "capabilities"), "untrustedWorkspaces")["restrictedConfigurations"];

describe("the settings of the manifest", () => {
  it("are those of the schema, in its order, at most 25", () => {
    assert.deepEqual(Object.keys(properties), settingKeys);
    assert.ok(settings.length <= 25);
  });

  it("stand in README and docs/settings.md", () => {
    for (const key of settingKeys) {
      assert.ok(readText("README.md").includes(`\`${key}\``), key);
      assert.ok(readText("docs/settings.md").includes(`## ${key}\n`), key);
    }
  });

  for (const { key, value } of settings) {
    it(`give ${key} a scope, an order, a description and a default that parses`, () => {
      assert.match(String(value["scope"]), /^(machine|window|resource)$/);
      assert.equal(typeof value["order"], "number");
      const description = /^%(.+)%$/.exec(String(value["description"]))?.[1] ?? "";
      assert.equal(typeof texts[description], "string");
      assert.ok("default" in value);
      assert.deepEqual(readSettings((asked) => (asked === key ? value["default"] : undefined)).problems, []);
    });
  }

  it("describe every value of an enumeration", () => {
    for (const { key, value } of settings) {
      const [values, descriptions] = [value["enum"], value["enumDescriptions"]];
      if (Array.isArray(values)) assert.equal(Array.isArray(descriptions) ? descriptions.length : 0, values.length, key);
    }
  });

  it("keep executables and endpoints from the workspace twice: by scope and in Restricted Mode", () => {
    const machine = settings.filter(({ value }) => value["scope"] === "machine").map(({ key }) => key);
    const dangerous = settings.filter(({ key }) => /path$|url|network|endpoint|command|executable/i.test(key)).map(({ key }) => key);
    assert.ok(dangerous.length >= 4);
    assert.deepEqual(
      dangerous.filter((key) => !machine.includes(key)),
      [],
    );
    assert.deepEqual(restricted, machine);
  });

  it("have no place for a secret", () => {
    assert.deepEqual(
      settings.filter(({ key }) => /key|secret|mnemonic|private|password|token/i.test(key)).map(({ key }) => key),
      [],
    );
  });
});
