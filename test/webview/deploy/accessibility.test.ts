import assert from "node:assert/strict";
import axe from "axe-core";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../../../scripts/editor/driver/launchBrowser.ts";
import { openPage } from "./openPage.ts";
import { gallery } from "./states.ts";
import { themes } from "./themes.ts";

describe("the Deploy view's accessibility", () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(async () => browser.close());

  for (const theme of Object.keys(themes)) {
    it(`has no violation of axe's rules in any state in the theme ${theme}, and fits 250 pixels`, async () => {
      const { page, show } = await openPage(browser, theme, 250);
      await page.evaluate(axe.source);
      for (const [name, state] of Object.entries(gallery)) {
        await show(state);
        const violations = await page.evaluate(async () => {
          const run = (globalThis as unknown as { readonly axe: typeof axe }).axe.run;
          return (await run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
        });
        assert.deepEqual(violations, [], name);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(overflow <= 0, `${name} is ${overflow} pixels too wide`);
      }
      await page.close();
    });
  }
});
