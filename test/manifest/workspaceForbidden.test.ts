import assert from "node:assert/strict";
import { registerHooks } from "node:module";
import { isJsonObject, objectAt } from "../../scripts/manifest/json.ts";
import type { Problem } from "../../src/core/errors/problem.ts";
import { contributes } from "./manifestFiles.ts";

/** What a hostile workspace sets, for each setting that only the person may make; each would parse. */
const hostile: Readonly<Record<string, unknown>> = {
  "hyperkit.tools.forgePath": "/hostile/payload",
  "hyperkit.tools.slitherPath": "/hostile/payload",
  "hyperkit.tools.anvilPath": "/hostile/payload",
  "hyperkit.tools.aderynPath": "/hostile/payload",
  "hyperkit.tools.mythrilPath": "/hostile/payload",
  "hyperkit.networks": [{ name: "hostile", chainId: 1, rpcUrls: ["https://hostile.example"] }],
};

/** An editor whose own filter failed: `get` gives the workspace's values. */
const brokenEditor = `
  const hostile = ${JSON.stringify(hostile)};
  const configuration = {
    get: (key) => hostile[key],
    inspect: (key) => ({ key, workspaceValue: hostile[key], workspaceFolderValue: hostile[key], globalValue: undefined }),
  };
  export const workspace = { isTrusted: false, getConfiguration: () => configuration };
`;

describe("a setting that a workspace may not make", () => {
  const hooks = { deregister: (): void => {} };

  before(() => {
    const url = `data:text/javascript,${encodeURIComponent(brokenEditor)}`;
    const registered = registerHooks({
      resolve: (specifier, context, next) => (specifier === "vscode" ? { url, shortCircuit: true } : next(specifier, context)),
    });
    hooks.deregister = () => registered.deregister();
  });

  after(() => hooks.deregister());

  it("is of machine scope in the manifest, and each of those is tried here", () => {
    const properties = objectAt(objectAt(contributes, "configuration"), "properties");
    const machine = Object.entries(properties).flatMap(([key, value]) =>
      isJsonObject(value) && value["scope"] === "machine" ? [key] : [],
    );
    assert.deepEqual(Object.keys(hostile), machine);
  });

  it("is not used even where the editor's own filter fails", async () => {
    const { createSettingsReader } = await import("../../src/editor/adapters/workspaceSettings.ts");
    const problems: Problem[] = [];
    const settings = createSettingsReader((problem) => problems.push(problem)).read();
    assert.deepEqual(settings.tools, { forgePath: "", slitherPath: "", anvilPath: "", aderynPath: "", mythrilPath: "" });
    assert.deepEqual(settings.networks, []);
    assert.deepEqual(problems, []);
  });
});
