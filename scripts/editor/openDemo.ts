import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { paths } from "../setup/paths.ts";
import { copyFixture } from "./copyFixture.ts";
import { startDemoChain } from "./demoChain.ts";
import { openInServer, openOnDesktop } from "./demoWindows.ts";
import { findDesktopEditor } from "./findDesktopEditor.ts";
import { runTour } from "./tour/runTour.ts";

/**
 * Opens a fresh copy of the demo project in a real VS Code with HyperKit, beside a local chain, until the person closes it or presses
 * Ctrl+C. With `tour`, a driver does the main job in that editor instead. Returns the exit code. The extension must have been built.
 */
export async function openDemo({ tour }: { readonly tour: boolean }): Promise<number> {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, () => stop.abort());
  const chain = await startDemoChain();
  await mkdir(paths.tmp, { recursive: true });
  const folder = await mkdtemp(join(paths.tmp, "demo-"));
  try {
    console.log(`chain         ${chain.url}${chain.found ? " (an anvil that was running already)" : ""}`);
    await rm(paths.demo, { recursive: true, force: true, maxRetries: 5 });
    await copyFixture("demo", paths.demo);
    console.log(`project       ${paths.demo}`);
    if (tour) return await runTour({ chain: chain.url, signal: stop.signal });
    const code = await findDesktopEditor();
    const window = { folder, signal: stop.signal, print: console.log };
    await (code === undefined ? openInServer(window) : openOnDesktop(code, window));
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    await chain.stop();
  }
}
