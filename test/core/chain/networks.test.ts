import assert from "node:assert/strict";
import { listNetworks, localAnvil } from "../../../src/core/chain/networks.ts";

describe("listNetworks", () => {
  it("lists the person's own first, then the built-in one, then the Project's", () => {
    const networks = listNetworks([{ name: "Mine", chainId: 31337, rpcUrls: ["http://127.0.0.1:9000"] }], {
      rpcEndpoints: { theirs: "http://127.0.0.1:9001" },
    });
    assert.deepEqual(
      networks.map(({ name, source, chainId, problem }) => [name, source, chainId, problem]),
      [
        ["Mine", "settings", 31337, undefined],
        [localAnvil.name, "builtIn", 31337, undefined],
        ["theirs", "project", undefined, undefined],
      ],
    );
  });

  it("offers the local chain without any setting", () => {
    assert.deepEqual(listNetworks([], undefined), [localAnvil]);
  });

  it("keeps apart what has the same name, and drops exact repetitions", () => {
    const setting = { name: "A", chainId: 1337, rpcUrls: ["http://127.0.0.1:1"] };
    const networks = listNetworks([setting, setting, { ...setting, rpcUrls: ["http://127.0.0.1:2"] }], {
      rpcEndpoints: { A: "http://127.0.0.1:1" },
    });
    assert.equal(networks.filter(({ name }) => name === "A").length, 3);
    assert.equal(new Set(networks.map(({ id }) => id)).size, networks.length);
  });

  const refused = {
    "${MAINNET_RPC_URL}": "networkUnusable",
    "https://rpc.example/$KEY": "networkUnusable",
    "https://mainnet.example/v1": "networkNotLocal",
    "not a url": "networkUnusable",
    "ws://127.0.0.1:8545": "networkUnusable",
    "file:///etc/passwd": "networkUnusable",
  };
  for (const [url, name] of Object.entries(refused)) {
    it(`refuses the repository's ${url} as ${name}`, () => {
      const network = listNetworks([], { rpcEndpoints: { theirs: url } }).find(({ source }) => source === "project");
      assert.equal(network?.problem?.name, name);
      assert.equal(network.rpcUrl, url);
    });
  }

  it("refuses a setting without a usable address", () => {
    const [first] = listNetworks([{ name: "Mine", chainId: 1, rpcUrls: [] }], undefined);
    assert.equal(first?.problem?.name, "networkUnusable");
  });
});
