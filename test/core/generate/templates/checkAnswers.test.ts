import assert from "node:assert/strict";
import { checkAnswers, parametersToAsk } from "../../../../src/core/generate/templates/checkAnswers.ts";
import { erc20 } from "../../../../src/core/generate/templates/erc20.ts";
import { erc721 } from "../../../../src/core/generate/templates/erc721.ts";
import { vestingWallet } from "../../../../src/core/generate/templates/vestingWallet.ts";
import type { Answers, Template } from "../../../../src/core/generate/templates/template.ts";
import { openZeppelin, openZeppelinOf } from "../samples.ts";

function given(template: Template, raw: Answers): Answers {
  const outcome = checkAnswers(template, raw, openZeppelin);
  assert.equal(outcome.kind, "checked", JSON.stringify(outcome));
  return outcome.kind === "checked" ? outcome.given : {};
}

function problemOf(template: Template, raw: Answers): string {
  const outcome = checkAnswers(template, raw, openZeppelin);
  assert.equal(outcome.kind, "failed", "these answers should have been refused");
  return outcome.kind === "failed" ? `${outcome.parameter}: ${outcome.problem.name}` : "";
}

describe("checkAnswers", () => {
  it("completes missing answers with their defaults", () => {
    assert.deepEqual(given(erc20, { contractName: "ZurichCoin" }), {
      contractName: "ZurichCoin",
      name: "Zurich Coin",
      symbol: "ZC",
      supply: "fixed",
      initialSupply: "1000000",
      options: [],
    });
  });

  it("drops answers to questions that do not apply to the others", () => {
    const stale = { supply: "fixed", options: ["capped", "permit"], cap: "1", access: "roles" };
    const kept = given(erc20, stale);
    assert.deepEqual(kept["options"], ["permit"]);
    assert.equal(Object.hasOwn(kept, "cap") || Object.hasOwn(kept, "access"), false);
  });

  it("refuses a token without any supply, and a cap below the supply", () => {
    assert.equal(problemOf(erc20, { supply: "fixed", initialSupply: "0" }), "initialSupply: amountZero");
    assert.equal(given(erc20, { supply: "mintable", initialSupply: "0" })["initialSupply"], "0");
    assert.equal(problemOf(erc20, { supply: "mintable", initialSupply: "10", options: ["capped"], cap: "9.99" }), "cap: capBelowSupply");
  });

  it("refuses unknown choices and names the parameter", () => {
    assert.equal(problemOf(erc20, { supply: "elastic" }), "supply: choiceUnknown");
    assert.equal(problemOf(erc721, { options: ["burnable", "__proto__"] }), "options: choiceUnknown");
    assert.equal(problemOf(erc721, { contractName: "Foo {} contract Bar" }), "contractName: identifierInvalid");
  });

  it("offers signatures only for names that the installed release can sign with", () => {
    const long = { name: "ä".repeat(16), options: ["permit"] };
    assert.deepEqual(given(erc20, long)["options"], []);
    assert.deepEqual(given(erc20, { ...long, name: "ä".repeat(15) })["options"], ["permit"]);
    const older = checkAnswers(erc20, long, openZeppelinOf("5.6.1"));
    assert.equal(older.kind === "checked" && older.answers.has("options", "permit"), true);
  });

  it("offers a cliff only where the library has one", () => {
    const asked = (version: string): number =>
      parametersToAsk(vestingWallet, { answers: {}, openZeppelin: openZeppelinOf(version) }).length;
    assert.equal(asked("5.1.0"), 2);
    const old = checkAnswers(vestingWallet, { schedule: "cliff" }, openZeppelinOf("5.0.2"));
    assert.equal(old.kind === "checked" && old.answers.text("schedule"), "none");
  });
});
