import assert from "node:assert/strict";
import { contributes, found, manifest, stringsOf, texts } from "./manifestFiles.ts";
import { isJsonObject } from "../../scripts/manifest/json.ts";
import type { Json } from "../../scripts/manifest/json.ts";

const used = found(/^%([^%]+)%$/g, ...stringsOf(manifest));

describe("the texts of the manifest", () => {
  it("exist for every %key%", () => {
    assert.deepEqual(
      used.filter((key) => typeof texts[key] !== "string"),
      [],
    );
  });

  it("have no key that nothing uses", () => {
    assert.deepEqual(
      Object.keys(texts).filter((key) => !used.includes(key)),
      [],
    );
  });

  it("are not written into package.json itself", () => {
    assert.deepEqual(literalTexts(contributes), []);
  });

  it("are not empty, and have no space around them", () => {
    assert.deepEqual(
      Object.values(texts).filter((text) => typeof text !== "string" || text === "" || text.trim() !== text),
      [],
    );
  });
});

/** Titles, names and descriptions that are not `%keys%`; the product's own name needs no translation. */
function literalTexts(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => literalTexts(item));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    if (typeof part !== "string") return literalTexts(part);
    return /^(title|description|markdownDescription|contents|altText|name)$/.test(name) && !/^(%.+%|HyperKit)$/.test(part) ? [part] : [];
  });
}
