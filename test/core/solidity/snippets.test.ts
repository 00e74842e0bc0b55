import assert from "node:assert/strict";
import { snippetPlace } from "../../../src/core/solidity/snippetPlace.ts";
import { snippetCode, snippets } from "../../../src/core/solidity/snippets.ts";
import type { SnippetPlace } from "../../../src/core/solidity/snippets.ts";
import { compilerErrors } from "./compilerErrors.ts";

/** What a snippet refers to and the person would have. */
const around: Readonly<Record<SnippetPlace, (code: string) => string>> = {
  file: (code) => `pragma solidity ^0.8.24;\n${code}`,
  contract: (code) => `pragma solidity ^0.8.24;\ncontract Around {\n${code}\n}`,
  body: (code) =>
    `pragma solidity ^0.8.24;\nevent Happened(address);\nerror NotAllowed(address);\ncontract Around { function name() external { }\nfunction f() external {\n${code}\n} }`,
};

describe("the snippets", () => {
  it("have labels of their own in each place", () => {
    for (const place of ["file", "contract", "body"] as const) {
      const labels = snippets.filter(({ places }) => places.includes(place)).map(({ label }) => label);
      assert.ok(labels.length > 5);
      assert.equal(new Set(labels).size, labels.length);
    }
  });

  for (const snippet of snippets) {
    for (const place of snippet.places) {
      it(`"${snippet.label}" compiles as it is in a ${place}, where it is offered`, function () {
        this.timeout(30_000);
        const code = snippetCode(snippet);
        assert.doesNotMatch(code, /\$/);
        const source = around[place](snippet.label === "spdx" ? code.replace(/pragma.*/, "") : code);
        assert.deepEqual(compilerErrors(source), []);
        assert.equal(snippetPlace(source, source.indexOf(code.trimEnd().slice(0, 12))), place);
      });
    }
  }

  it("stop at every placeholder once and end somewhere", () => {
    for (const { label, lines } of snippets) {
      const stops = [...lines.join("\n").matchAll(/\$\{?(\d+)/g)].map(([, number]) => Number(number));
      const most = Math.max(...stops);
      assert.ok(stops.includes(0), label);
      assert.deepEqual(
        [...new Set(stops)].toSorted((a, b) => a - b),
        Array.from({ length: most + 1 }, (_, index) => index),
        label,
      );
    }
  });
});
