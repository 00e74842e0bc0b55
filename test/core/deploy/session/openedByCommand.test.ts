import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import type { Anvil } from "../../../support/anvil.ts";
import { startAnvil } from "../../../support/anvil.ts";
import { built, openTestSession, vaults } from "./openTestSession.ts";

describe("DeploySession, opened by the command", () => {
  let anvil: Anvil;

  before(async () => {
    anvil = await startAnvil();
  });

  after(async () => anvil.stop());

  it("lists the networks although the view loads at the same time", async () => {
    const { session, editor } = await openTestSession(anvil.url);
    editor.lastBuild = built("Treasury");
    let readings = 0;
    editor.beforeConfig = async () => {
      readings += 1;
      await delay(readings * 100);
    };
    try {
      await Promise.all([session.load(), session.start({ project: vaults, source: "src/Samples.sol", name: "Treasury" })]);
      assert.deepEqual(
        session.state.networks.map(({ name }) => name),
        ["Test chain", "Local (anvil)"],
      );
      assert.notEqual(session.state.network, "");
    } finally {
      session.dispose();
    }
  });
});
