import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { ensureBrowser, findBrowser } from "../installBrowser.ts";

/** Starts the browser that shows the workbench; close it when done. */
export async function launchBrowser(): Promise<Browser> {
  await ensureBrowser();
  const { executablePath, args, env } = await findBrowser();
  return chromium.launch({ executablePath, args: [...args], env: { ...definedOnly(process.env), ...env } });
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
