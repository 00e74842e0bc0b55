// The Deploy view's page in a real browser, under the policy and with the variables that the editor gives it. The host is the test.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { paths } from "../../../scripts/setup/paths.ts";
import type { DeployIntent } from "../../../src/protocol/deployMessages.ts";
import type { DeployViewState } from "../../../src/protocol/deployView.ts";
import { themes } from "./themes.ts";

/** The page, and what a host can do with it. */
export interface OpenPage {
  readonly page: Page;
  /** Sends a whole state, or whatever else a test wants to try. */
  send(message: unknown): Promise<void>;
  show(state: DeployViewState): Promise<void>;
  /** What the page has told the host. */
  intents(): Promise<readonly DeployIntent[]>;
  /** Uncaught errors and violations of the policy. */
  readonly errors: readonly string[];
}

let script: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const result = await build({
    entryPoints: [join(paths.root, "src/webview/deploy/main.ts")],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "chrome134",
  });
  return result.outputFiles[0]?.text ?? "";
}

/** Opens the page, `width` pixels wide. */
export async function openPage(browser: Browser, theme = "dark", width = 320): Promise<OpenPage> {
  const code = await (script ??= bundle());
  const style = await readFile(join(paths.root, "media/webview.css"), "utf8");
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => void (message.type() === "error" && errors.push(message.text())));
  const policy = "default-src 'none'; style-src http://page.test; script-src 'nonce-n'; base-uri 'none'; form-action 'none'";
  const html = `<!DOCTYPE html><html lang="en"><head><title>Deploy</title><link rel="stylesheet" href="theme.css"><link rel="stylesheet" href="webview.css"></head><body><script type="module" nonce="n" src="deploy.js"></script></body></html>`;
  const files: Readonly<Record<string, readonly [string, string]>> = {
    "/": ["text/html", html],
    "/deploy.js": ["text/javascript", code],
    "/webview.css": ["text/css", style],
    "/theme.css": ["text/css", themeCss(theme)],
  };
  await page.route("**", async (route) => {
    const found = files[new URL(route.request().url()).pathname];
    if (found === undefined) return route.abort();
    return route.fulfill({ contentType: found[0], body: found[1], headers: { "content-security-policy": policy } });
  });
  await page.addInitScript(() => {
    const sent: unknown[] = [];
    Object.assign(globalThis, { sent, acquireVsCodeApi: () => ({ postMessage: (message: unknown) => void sent.push(message) }) });
  });
  await page.goto("http://page.test/");
  const send = async (message: unknown): Promise<void> => {
    await page.evaluate(async (data) => {
      const arrived = new Promise((resolve) => window.addEventListener("message", resolve, { once: true }));
      window.postMessage(data, "*");
      await arrived;
    }, message);
  };
  return {
    page,
    errors,
    send,
    show: async (state) => send({ kind: "state", state }),
    intents: async () => page.evaluate(() => (globalThis as unknown as { readonly sent: readonly DeployIntent[] }).sent),
  };
}

function themeCss(name: string): string {
  const variables = Object.entries(themes[name] ?? {}).map(([key, value]) => `--vscode-${key}: ${value};`);
  return `:root { ${variables.join(" ")} } body { background: var(--vscode-sideBar-background); }`;
}
