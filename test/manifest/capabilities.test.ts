import assert from "node:assert/strict";
import { objectAt } from "../../scripts/manifest/json.ts";
import { manifest, stringsOf } from "./manifestFiles.ts";

const capabilities = objectAt(manifest, "capabilities");

describe("what the manifest declares", () => {
  it("is limited, with a reason, in workspaces without trust and in virtual ones", () => {
    for (const name of ["untrustedWorkspaces", "virtualWorkspaces"]) {
      const { supported, description } = objectAt(capabilities, name);
      assert.equal(supported, "limited", name);
      assert.match(String(description), /^%.+%$/, name);
    }
  });

  it("starts the extension for Solidity and Foundry alone", () => {
    assert.deepEqual(
      stringsOf(manifest["activationEvents"]).filter(
        (event) => !/^(onLanguage:solidity|workspaceContains:(?:\*\/){0,2}foundry\.toml)$/.test(event),
      ),
      [],
    );
  });

  it("runs where the files are, on an editor that loads ESM extensions", () => {
    assert.deepEqual(manifest["extensionKind"], ["workspace"]);
    assert.equal(manifest["type"], "module");
    assert.equal(objectAt(manifest, "engines")["vscode"], "^1.101.0");
  });

  it("has no dependency at run time: what ships is bundled", () => {
    assert.equal(manifest["dependencies"], undefined);
    assert.equal(manifest["extensionDependencies"], undefined);
  });

  it("pins every package to one version", () => {
    const versions = { ...objectAt(manifest, "devDependencies"), ...objectAt(manifest, "optionalDependencies") };
    assert.deepEqual(
      Object.entries(versions).filter(([, version]) => !/^(npm:[\w.-]+@)?\d+\.\d+\.\d+$/.test(String(version))),
      [],
    );
  });
});
