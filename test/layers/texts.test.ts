import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { checkTexts, textProblems } from "../../scripts/check/texts.ts";

describe("the check of texts", () => {
  for (const code of [0x00ad, 0x200b, 0x200d, 0x202e, 0x2066, 0xfeff, 0xe0041]) {
    it(`sees U+${code.toString(16)} and names its line`, () => {
      assert.match(textProblems(`a\nb${String.fromCodePoint(code)}\n`, []).join(), /^2: a character that cannot be seen$/);
    });
  }

  it("lets letters, emoji and arrows be", () => {
    assert.deepEqual(textProblems("Zürich 日本 → ✔ 😀 …\r\n", []), []);
  });

  it("sees a path of this machine, and not its beginning alone", () => {
    assert.deepEqual(textProblems("/home/me/x", ["/home/me/"]), ["1: a path of this machine: /home/me/"]);
    assert.deepEqual(textProblems("/home/meadow", ["/home/me/"]), []);
  });

  it("wants a reason where a rule is switched off", () => {
    const off = ["// oxlint", "disable-next-line no-var"].join("-");
    assert.equal(textProblems(off, []).length, 1);
    assert.deepEqual(textProblems(`${off} -- the editor's API is like that`, []), []);
    assert.equal(textProblems(["// @ts", "ignore"].join("-"), []).length, 1);
  });

  it("finds nothing in this checkout", async () => {
    assert.deepEqual(await checkTexts(fileURLToPath(new URL("../..", import.meta.url))), []);
  });
});
