// `npm run pictures`: does the tour in a real VS Code and keeps its pictures as those of README and walkthrough.
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { launchBrowser } from "./editor/driver/launchBrowser.ts";
import { openDemo } from "./editor/openDemo.ts";
import { buildExtension } from "./setup/buildExtension.ts";
import { paths } from "./setup/paths.ts";
import { runMain } from "./setup/runMain.ts";
import { setUp } from "./setup/setUp.ts";

/** The pictures by the shots of the tour they are made of. */
const pictures = { generate: "tour-draft", compile: "tour-error", audit: "tour-audit", deploy: "tour-deploy" } as const;

/** The shots have two pixels for each of these. */
const size = { width: 1280, height: 800 };

await runMain(async () => {
  await setUp();
  await buildExtension();
  const exitCode = await openDemo({ tour: true });
  if (exitCode === 0) await halve(join(paths.root, "media", "walkthrough"));
  return exitCode;
});

/** Draws each shot at half its size: sharp enough for a page, and light enough for the package. */
async function halve(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: size });
    for (const [name, shot] of Object.entries(pictures)) {
      const source = (await readFile(join(paths.shots, `${shot}.png`))).toString("base64");
      await page.setContent(`<body style="margin:0"><img width="${size.width}" src="data:image/png;base64,${source}">`);
      await page.locator("img").evaluate(async (image: HTMLImageElement) => image.decode());
      await page.screenshot({ path: join(folder, `${name}.png`) });
    }
  } finally {
    await browser.close();
  }
}
