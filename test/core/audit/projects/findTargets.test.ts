import assert from "node:assert/strict";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { findTargets } from "../../../../src/core/audit/projects/findTargets.ts";
import type { AuditTarget } from "../../../../src/core/audit/projects/auditTarget.ts";
import { freshFolder } from "../../../support/freshFolder.ts";

const contract = "contract A {}\n";

async function targets(folder: string, ...way: readonly string[]): Promise<readonly AuditTarget[] | string> {
  const outcome = await findTargets(join(folder, ...way), way.join("/"));
  return outcome.kind === "found" ? outcome.targets : outcome.problem.name;
}

describe("findTargets", () => {
  it("finds every Project of a folder", async () => {
    const folder = await freshFolder({ "a/foundry.toml": "", "b/c/foundry.toml": "", "loose.sol": contract });
    const found = await targets(folder);
    assert.ok(typeof found !== "string");
    assert.deepEqual(
      found.map(({ project, scope, bare }) => [project.root, scope, bare]),
      [
        [join(folder, "a"), undefined, undefined],
        [join(folder, "b", "c"), undefined, undefined],
      ],
    );
  });

  it("takes a file or a folder of a Project as a part of it, also through a link", async () => {
    const folder = await freshFolder({ "p/foundry.toml": "", "p/src/x/A.sol": contract });
    const project = { root: join(folder, "p"), name: "p" };
    await symlink(join(folder, "p", "src"), join(folder, "link"));
    assert.deepEqual(await targets(folder, "p", "src", "x", "A.sol"), [{ project, scope: "src/x/A.sol" }]);
    assert.deepEqual(await targets(folder, "p", "src"), [{ project, scope: "src" }]);
    assert.deepEqual(await targets(folder, "link", "x"), [{ project, scope: "src/x" }]);
  });

  it("takes Solidity without a Project as it is", async () => {
    const folder = await freshFolder({
      "b/A.sol": contract,
      "b/deep/B.sol": contract,
      "b/test/C.sol": contract,
      "b/node_modules/D.sol": contract,
    });
    assert.deepEqual(await targets(folder, "b"), [
      { project: { root: join(folder, "b"), name: "b" }, bare: ["A.sol", "deep/B.sol", "test/C.sol"] },
    ]);
    assert.deepEqual(await targets(folder, "b", "deep", "B.sol"), [
      { project: { root: join(folder, "b", "deep"), name: "B.sol" }, bare: ["B.sol"] },
    ]);
  });

  it("widens the root of loose files to what they import", async () => {
    const folder = await freshFolder({
      "x/contracts/A.sol": 'import {B} from "../other/B.sol"; // import "../../../../no.sol";\ncontract A is B {}\n',
      "x/other/B.sol": 'import "../../far/C.sol";\ncontract B {}\n',
      "far/C.sol": contract,
      "y/node_modules/@p/q/D.sol": contract,
      "y/src/E.sol": 'import "@p/q/D.sol";\n',
    });
    assert.deepEqual(await targets(folder, "x", "contracts"), [
      { project: { root: folder, name: "contracts" }, bare: ["x/contracts/A.sol"] },
    ]);
    assert.deepEqual(await targets(folder, "y", "src", "E.sol"), [
      { project: { root: join(folder, "y"), name: "E.sol" }, bare: ["src/E.sol"] },
    ]);
  });

  it("names what it cannot use", async () => {
    const folder = await freshFolder({ "a.txt": "", "empty/a.txt": "" });
    assert.equal(await targets(folder, "gone"), "pathUnreadable");
    assert.equal(await targets(folder, "a.txt"), "pathNotSolidity");
    assert.equal(await targets(folder, "empty"), "nothingToAudit");
  });
});
