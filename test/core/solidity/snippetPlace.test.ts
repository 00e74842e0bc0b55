import assert from "node:assert/strict";
import fc from "fast-check";
import { snippetPlace } from "../../../src/core/solidity/snippetPlace.ts";
import { solidityLike } from "./solidityLike.ts";

/** The place of the mark `|` in a source, which is taken out. */
function placeOf(marked: string): string | undefined {
  return snippetPlace(marked.replace("|", ""), marked.indexOf("|"));
}

describe("the place of a snippet", () => {
  const places: readonly (readonly [place: string | undefined, marked: string])[] = [
    ["file", "|"],
    ["file", "con|"],
    ["file", "pragma solidity ^0.8.24;\n|"],
    ["file", "contract A {}\nlib|"],
    ["file", "/* a */ |"],
    ["contract", "contract A { | }"],
    ["contract", "contract A { fun|\n uint256 x; }"],
    ["contract", "contract A { uint256 x; fun|"],
    ["contract", "contract A { function f() {}\n ev|\n function g() {} }"],
    ["body", "contract A { function f() external { | } }"],
    ["body", "contract A { function f() { if (x) re|; } }"],
    ["body", "contract A { function f() { x = 1; fo| } }"],
    ["body", "contract A { constructor() { | } }"],
    ["body", "contract A { modifier m() { re|; _; } }"],
    ["body", "function free() { re|; }"],
    ["body", "contract A { function f() { re|"],
    [undefined, "// con|"],
    [undefined, "/* con| */"],
    [undefined, 'string constant s = "con|";'],
    [undefined, "contract A| {}"],
    [undefined, "contract A { function f(|) {} }"],
    [undefined, "contract A { function f() ex| {} }"],
    [undefined, "contract A { uint256 |; }"],
    [undefined, "contract A { function f() { a.fo| } }"],
    [undefined, "contract A { function f() { x = fo| } }"],
    [undefined, "struct A { ui| }"],
    [undefined, "enum A { B| }"],
    [undefined, "import {A|} from"],
    [undefined, "import {A} fr|"],
    [undefined, "contract A { uint256 x = 1|; }"],
  ];
  for (const [place, marked] of places) it(`${JSON.stringify(marked)} is ${place ?? "none"}`, () => assert.equal(placeOf(marked), place));

  it("never throws", () => {
    fc.assert(
      fc.property(solidityLike, fc.nat(), (source, seed) => {
        const place = snippetPlace(source, seed % (source.length + 1));
        assert.ok(place === undefined || ["file", "contract", "body"].includes(place));
      }),
      { numRuns: 2000 },
    );
  });
});
