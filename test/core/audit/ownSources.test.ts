import { strict as assert } from "node:assert";
import { isOwnSource, listOwnSources } from "../../../src/core/audit/ownSources.ts";
import { makeProject } from "./auditFolder.ts";

describe("own sources", () => {
  it("are the Solidity files of src that are no tests, scripts or libraries", async () => {
    const { config } = await makeProject({});
    for (const own of ["src/A.sol", "src/deep/B.sol", "src/test/C.sol"]) assert.equal(isOwnSource(own, config), true, own);
    const foreign =
      "lib/x/A.sol test/A.sol script/A.sol src/A.t.sol src/A.s.sol src/A.txt ../src/A.sol /src/A.sol srcs/A.sol src/node_modules/A.sol";
    for (const other of foreign.split(" ")) assert.equal(isOwnSource(other, config), false, other);
  });

  it("leave out libraries and tests inside src", async () => {
    const { config } = await makeProject({ "foundry.toml": '[profile.default]\nsrc = "src"\nlibs = ["src/lib"]\ntest = "src/test"\n' });
    assert.deepEqual(
      ["src/A.sol", "src/lib/A.sol", "src/test/A.sol"].map((path) => isOwnSource(path, config)),
      [true, false, false],
    );
  });

  it("may lie in the root, beside tests and libraries", async () => {
    const input = await makeProject({
      "foundry.toml": '[profile.default]\nsrc = "."\n',
      "A.sol": "",
      "deep/B.sol": "",
      "lib/x/C.sol": "",
      "test/D.sol": "",
      "node_modules/e/E.sol": "",
    });
    assert.deepEqual(await listOwnSources(input.project, input.config), ["A.sol", "deep/B.sol"]);
  });

  it("are none where there is no folder", async () => {
    const input = await makeProject({});
    assert.deepEqual(await listOwnSources(input.project, input.config), []);
  });
});
