import { createRequire } from "node:module";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { findExecutable } from "../../src/core/process/findExecutable.ts";
import { once } from "../setup/once.ts";
import { paths } from "../setup/paths.ts";

/** What Playwright needs to launch the browser. */
export interface BrowserLaunch {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const require = createRequire(import.meta.url);
const packed = join(paths.browser, "chromium");

const installed: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
    "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];

/** Set-up's step: unpacks the pinned Chromium where npm carries one for this computer. Elsewhere an installed browser serves. */
export async function ensureBrowser(): Promise<void> {
  if (process.platform !== "linux" || process.arch !== "x64") return;
  const folder = dirname(require.resolve("@sparticuz/chromium"));
  const manifest = await readFile(join(folder, "..", "package.json"), "utf8");
  await once({
    name: "browser",
    inputs: [manifest, paths.browser],
    target: paths.browser,
    build: async (target) => {
      // The package unpacks into the temporary folder of its process and keeps whatever lies there already.
      await execa(process.execPath, [join(import.meta.dirname, "unpackBrowser.ts")], { env: { TMPDIR: target } });
      await writeFile(join(target, "fonts.conf"), fontConfiguration(paths.browser));
    },
  });
}

/** The system's fonts where there are any, and the package's own so that no text is ever blank. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}

/** The browser to launch: the unpacked one or, where it does not start, one that is installed. Rejects when there is none. */
export async function findBrowser(): Promise<BrowserLaunch> {
  const fonts = { FONTCONFIG_FILE: join(paths.browser, "fonts.conf") };
  // Minimal systems lack the NSS libraries; the package's copies are used only there, since they are not the system's.
  const libraries = { LD_LIBRARY_PATH: join(paths.browser, "al2023", "lib") };
  for (const env of [fonts, { ...fonts, ...libraries }]) {
    if (await starts(packed, env)) return { executablePath: packed, args, env };
  }
  const executablePath = await findExecutable(installed[process.platform] ?? []);
  if (executablePath === undefined) throw new Error("There is no browser to drive the editor with: install Google Chrome or Chromium.");
  return { executablePath, args, env: {} };
}

async function starts(file: string, env: Readonly<Record<string, string>>): Promise<boolean> {
  const { exitCode } = await execa(file, ["--version"], { env, reject: false, stdio: "ignore", timeout: 20_000 });
  return exitCode === 0;
}
