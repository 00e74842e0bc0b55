import { strict as assert } from "node:assert";
import { categoryGroups, findCategory } from "../../../../src/core/audit/taxonomy/categoryTable.ts";
import type { Category } from "../../../../src/core/audit/taxonomy/category.ts";
import { ruleTables } from "../../../../src/core/audit/taxonomy/categoryOf.ts";
import { owaspRisks } from "../../../../src/core/audit/taxonomy/owaspRisks.ts";

const categories: readonly (readonly [id: string, category: Category])[] = Object.values(categoryGroups).flatMap((group) =>
  Object.entries<Category>(group),
);

describe("the categories", () => {
  it("have ids of one form, each once", () => {
    const ids = categories.map(([id]) => id);
    assert.deepEqual(
      ids.filter((id) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)),
      [],
    );
    assert.equal(new Set(ids).size, ids.length);
  });

  it("name only entries that SWC, CWE and OWASP can have", () => {
    for (const [id, { swc, cwe, owasp }] of categories) {
      // The registry ends with SWC-136.
      assert.ok(swc === undefined || /^SWC-1([0-2]\d|3[0-6])$/.test(swc), id);
      assert.ok(cwe === undefined || /^CWE-[1-9]\d{1,3}$/.test(cwe), id);
      assert.ok(owasp === undefined || Object.hasOwn(owaspRisks, owasp), id);
    }
    assert.deepEqual(
      Object.keys(owaspRisks),
      Array.from({ length: 10 }, (_, index) => `SC${String(index + 1).padStart(2, "0")}`),
    );
  });

  it("say why they matter in one or two sentences, under a title of their own", () => {
    for (const [id, { title, why }] of categories) {
      assert.match(why, /^[^\n]+[.]$/, id);
      assert.ok(why.length <= 180 && title.length <= 60 && !/[.\n]$/.test(title), id);
    }
    assert.equal(new Set(categories.map(([, { title }]) => title)).size, categories.length);
  });

  it("are each the category of some rule", () => {
    const used = new Set(Object.values(ruleTables).flatMap((rules) => Object.values<string>(rules)));
    assert.deepEqual(
      categories
        .map(([id]) => id)
        .filter((id) => !used.has(id))
        .toSorted(),
      [],
    );
  });

  it("are found by their id, and nothing else is", () => {
    assert.equal(findCategory("reentrancy")?.swc, "SWC-107");
    for (const id of ["backdoor", "constructor", "toString", ""]) assert.equal(findCategory(id), undefined, id);
  });
});
