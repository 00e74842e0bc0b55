// Draws media/icon.png, the picture of the marketplace, from media/icon.svg. Run by hand after a change of the drawing.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ensureBrowser, findBrowser } from "./editor/installBrowser.ts";
import { root } from "./setup/paths.ts";

await ensureBrowser();
const { executablePath, args, env } = await findBrowser();
const browser = await chromium.launch({ executablePath, args: [...args], env: { ...process.env, ...env } });
try {
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  const drawing = await readFile(join(root, "media", "icon.svg"), "utf8");
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
  await page.screenshot({ path: join(root, "media", "icon.png"), omitBackground: true });
} finally {
  await browser.close();
}
