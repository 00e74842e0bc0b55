import { strict as assert } from "node:assert";
import { readdir } from "node:fs/promises";
import { detectors } from "../../../../src/core/audit/hyperkit/detectorTable.ts";
import { categoryOf } from "../../../../src/core/audit/taxonomy/categoryOf.ts";
import { findCategory } from "../../../../src/core/audit/taxonomy/categoryTable.ts";
import { hyperkitRules } from "../../../../src/core/audit/taxonomy/hyperkitRules.ts";

describe("the detectors", () => {
  it("are those of the taxonomy, each in a category", () => {
    assert.deepEqual(detectors.map(({ rule }) => rule).toSorted(), Object.keys(hyperkitRules).toSorted());
    for (const { rule } of detectors) assert.ok(findCategory(categoryOf("hyperkit", rule)) !== undefined, rule);
  });

  it("have a file and a test each", async () => {
    const source = await readdir(new URL("../../../../src/core/audit/hyperkit/detectors/", import.meta.url));
    const tests = await readdir(new URL("detectors/", import.meta.url));
    const names = detectors.map(({ rule }) => rule.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())).toSorted();
    assert.deepEqual(source.map((file) => file.replace(".ts", "")).toSorted(), names);
    assert.deepEqual(tests.map((file) => file.replace(".test.ts", "")).toSorted(), names);
  });
});
