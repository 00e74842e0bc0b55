import assert from "node:assert/strict";
import fc from "fast-check";
import { parseHostMessage, parseIntent } from "../../src/protocol/deployMessages.ts";
import { gallery, ready } from "../webview/deploy/states.ts";

const nested = (depth: number): unknown => (depth === 0 ? "x" : [nested(depth - 1)]);

describe("parseIntent", () => {
  const good: readonly unknown[] = [
    { kind: "ready" },
    { kind: "compile" },
    { kind: "choose", what: "contract", id: "src/A.sol:A" },
    { kind: "checkNetworks" },
    { kind: "edit", form: "f", edit: 3, values: ["a", ["b", ["c"]]], value: "1 ether" },
    { kind: "simulate" },
    { kind: "deploy", simulation: "id", edit: 0 },
    { kind: "cancel" },
    { kind: "checkAgain", id: "a" },
    { kind: "forget", id: "a" },
    { kind: "copy", text: "0xabc" },
    { kind: "act", problem: "HK6001", action: "showLog" },
    { kind: "unreadable" },
  ];
  for (const intent of good) {
    it(`takes ${JSON.stringify(intent)}, and nothing more or less`, () => {
      assert.equal(parseIntent(intent), intent);
      assert.equal(parseIntent({ ...(intent as object), extra: 1 }), undefined);
      for (const name of Object.keys(intent as object)) {
        const { [name]: _left, ...rest } = intent as Record<string, unknown>;
        assert.equal(parseIntent(rest), undefined, `without ${name}`);
      }
    });
  }

  const bad: Readonly<Record<string, unknown>> = {
    "an unknown kind": { kind: "sendRawTransaction" },
    "a kind of the prototype": { kind: "constructor" },
    "an unknown choice": { kind: "choose", what: "signer", id: "a" },
    "a text beyond the limit": { kind: "edit", form: "f", edit: 1, values: ["x".repeat(200_001)], value: "" },
    "too many values": { kind: "edit", form: "f", edit: 1, values: Array.from({ length: 2001 }, () => ""), value: "" },
    "values nested too deep": { kind: "edit", form: "f", edit: 1, values: [nested(30)], value: "" },
    "a value that is no text": { kind: "edit", form: "f", edit: 1, values: [5], value: "" },
    "a count below zero": { kind: "deploy", simulation: "id", edit: -1 },
    "a count that is no whole number": { kind: "deploy", simulation: "id", edit: 0.5 },
    "a long text to copy": { kind: "copy", text: "x".repeat(201) },
    "no object": "ready",
    nothing: undefined,
  };
  for (const [name, message] of Object.entries(bad)) it(`ignores ${name}`, () => assert.equal(parseIntent(message), undefined));

  it("answers whatever it is given", () => {
    fc.assert(fc.property(fc.anything({ maxDepth: 4 }), (value) => parseIntent(value) === undefined));
  });
});

describe("parseHostMessage", () => {
  for (const [name, state] of Object.entries(gallery)) {
    it(`takes the state ${name} after its way through the editor`, () => {
      const message = structuredClone({ kind: "state", state });
      assert.equal(parseHostMessage(message), message);
    });
  }

  it("takes no state with a field missing, added or of another shape", () => {
    for (const name of Object.keys(ready)) {
      const { [name]: _left, ...rest } = ready as unknown as Record<string, unknown>;
      assert.equal(parseHostMessage({ kind: "state", state: rest }), undefined, `without ${name}`);
      assert.equal(parseHostMessage({ kind: "state", state: { ...ready, [name]: 5 } }), undefined, `${name} as a number`);
    }
    assert.equal(parseHostMessage({ kind: "state", state: { ...ready, key: "0x" } }), undefined);
    assert.equal(parseHostMessage({ kind: "other", state: ready }), undefined);
  });
});
