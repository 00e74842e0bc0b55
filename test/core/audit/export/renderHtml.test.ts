import { strict as assert } from "node:assert";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../../../../scripts/editor/driver/launchBrowser.ts";
import type { AuditReport } from "../../../../src/core/audit/export/auditReport.ts";
import { renderHtml } from "../../../../src/core/audit/export/renderHtml.ts";
import { hostile, hostileReport, incompleteReport, sampleReport, shared } from "./sampleReport.ts";

const schemes = ["light", "dark"] as const;

describe("the HTML report", () => {
  let browser: Browser;
  let requests: string[];
  const open = async (report: AuditReport, colorScheme: (typeof schemes)[number] = "light", width = 900): Promise<Page> => {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 } });
    requests = [];
    page.on("dialog", (dialog) => void dialog.dismiss().then(() => requests.push("dialog")));
    await page.route("**", async (route) => {
      if (route.request().url() === "http://report.test/") return route.fulfill({ contentType: "text/html", body: renderHtml(report) });
      requests.push(route.request().url());
      return route.abort();
    });
    await page.goto("http://report.test/");
    return page;
  };

  before(async () => {
    browser = await launchBrowser();
  });
  after(async () => browser.close());

  for (const scheme of schemes) {
    it(`has no violation of axe's rules when ${scheme}, also with hostile words and on a narrow screen`, async () => {
      for (const report of [sampleReport(), incompleteReport(), hostileReport()]) {
        const page = await open(report, scheme, 360);
        // Its own policy lets the page run nothing; the driver is not the page.
        const session = await page.context().newCDPSession(page);
        await session.send("Runtime.evaluate", { expression: axe.source });
        const violations = await page.evaluate(async () => {
          const run = (globalThis as unknown as { readonly axe: typeof axe }).axe.run;
          return (await run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
        });
        assert.deepEqual(violations, []);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(overflow <= 0, `${overflow} pixels too wide`);
        await page.close();
      }
    });
  }

  it("marks the exact characters of a place", async () => {
    const page = await open(sampleReport());
    assert.deepEqual(await page.locator("mark").allTextContents(), ['(bool sent,) = msg.sender.call{value: amount}("")']);
    await page.close();
  });

  it("shows no number of findings of an analyzer that found none and did not analyse everything", async () => {
    const page = await open(incompleteReport());
    assert.deepEqual(await page.locator("tbody tr td:nth-of-type(2)").allTextContents(), ["", "0"]);
    await page.close();
  });

  it("makes no element, script or request of hostile words, and shows what cannot be seen", async () => {
    const page = await open(hostileReport());
    const visible = hostile.replaceAll(/[\p{Cc}\p{Cf}]/gu, (unseen) => `\\u{${unseen.charCodeAt(0).toString(16)}}`);
    assert.equal(await page.locator("h1").textContent(), `Audit of ${visible}`);
    assert.equal(await page.locator("img, script, iframe, a[href^='javascript']").count(), 0);
    assert.deepEqual(requests, []);
    assert.doesNotMatch(renderHtml(hostileReport()), /(?!\n)[\p{Cc}\p{Cf}]/u);
    await page.close();
  });

  it("lets nothing run or load, whatever it came to hold", async () => {
    const page = await open(sampleReport());
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        "beforeend",
        '<img src="http://evil.test/x"><button id="b" onclick="document.title = \'ran\'">x</button>',
      );
      document.getElementById("b")?.click();
    });
    assert.equal(await page.title(), "Audit of demo");
    assert.deepEqual(requests, []);
    await page.close();
  });

  it("filters by severity and analyzer, and says that it does", async () => {
    const [lint, slither] = [shared.reports.slice(1), shared.reports.slice(0, 1)];
    const findings = [shared, { ...shared, reports: slither }, { ...shared, severity: "low" as const, reports: lint }];
    const page = await open(sampleReport({ findings }));
    const shown = async (): Promise<readonly string[]> => {
      const visible = await page.locator("article:visible").evaluateAll((articles) => articles.map(({ id }) => id));
      assert.equal(await page.locator(".filtered").isVisible(), visible.length < findings.length);
      return visible;
    };
    assert.deepEqual(await shown(), ["finding-1", "finding-2", "finding-3"]);
    await page.getByLabel("slither").uncheck();
    assert.deepEqual(await shown(), ["finding-1", "finding-3"]);
    await page.getByLabel("forge lint").uncheck();
    assert.deepEqual(await shown(), []);
    assert.equal(await page.locator("section.severity:visible").count(), 0);
    await page.getByLabel("slither").check();
    assert.deepEqual(await shown(), ["finding-1", "finding-2"]);
    await page.getByLabel("High").uncheck();
    assert.deepEqual(await shown(), []);
    await page.close();
  });
});
