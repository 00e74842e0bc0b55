import { strict as assert } from "node:assert";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeProject } from "../auditFolder.ts";
import { audit, cachedPorts } from "../cache/cachedAudit.ts";
import { compareIncremental } from "../cache/compareIncremental.ts";
import { editedProject } from "../cache/randomEdits.ts";

describe("runPart", () => {
  it("says after any edit what an audit from nothing says", async () => {
    let parts = 0;
    for await (const { edit, incremental, whole, wasPart } of compareIncremental(11, 6)) {
      assert.ok(whole.kind === "audited" && whole.complete, edit);
      assert.deepEqual(incremental, whole, edit);
      if (wasPart) parts += 1;
    }
    assert.ok(parts > 0);
  });

  /** Each is an edit after which only a run of everything, or of all that hangs together, tells the truth. */
  const edits: Readonly<Record<string, { readonly path: string; readonly change: (text: string) => string; readonly isPart: boolean }>> = {
    "a base whose function another file no longer uses": {
      path: "src/One.sol",
      change: (text) => text.replace("x < _limit()", "x < 5"),
      isPart: true,
    },
    "a contract that comes to have the functions of an interface elsewhere": {
      path: "src/Bank.sol",
      change: (text) => text.replace(/\}\s*$/, "function tick() external {} function tock(uint256) external {} }"),
      isPart: false,
    },
    "a contract of a name that is taken elsewhere": {
      path: "src/Bank.sol",
      change: (text) => `${text}contract Lottery { function _idle() internal {} }\n`,
      isPart: false,
    },
    "a pragma": { path: "src/Bank.sol", change: (text) => text.replace("^0.8.20", ">=0.8.0"), isPart: false },
    "a line above the pragma": { path: "src/Bank.sol", change: (text) => `\n${text}`, isPart: false },
    "an import": {
      path: "src/Bank.sol",
      change: (text) => text.replace("contract Bank", 'import "./Fees.sol";\ncontract Bank'),
      isPart: false,
    },
    "a library": {
      path: "lib/owned/Owned.sol",
      change: (text) => text.replace("= next", "= next; assert(next != msg.sender)"),
      isPart: false,
    },
    "types that others use": { path: "src/Types.sol", change: (text) => text.replace("Late()", "Late(); error Early()"), isPart: true },
    "a file that stands alone": { path: "src/Bank.sol", change: (text) => text.replace("require(ok);", ""), isPart: true },
  };
  for (const [what, { path, change, isPart }] of Object.entries(edits)) {
    it(`is right after an edit of ${what}`, async () => {
      const [input, ports, forgetful] = [await makeProject(editedProject), await cachedPorts(), await cachedPorts()];
      const first = await audit(input, ports);
      const text = change(editedProject[path] ?? "");
      assert.notEqual(text, editedProject[path]);
      await writeFile(join(input.project.root, path), text);
      const second = await audit({ ...input }, ports);
      assert.deepEqual(second, await audit({ ...input, fresh: true }, forgetful));
      assert.notDeepEqual(second, first);
      const runs = ports.started.filter(({ args }) => args.includes("--ignore-compile"));
      assert.equal(runs.at(-1)?.cwd.endsWith("part"), isPart);
    });
  }
});
