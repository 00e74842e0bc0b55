// Writes what is generated from code: parts of package.json and package.nls.json, tables of README.md, and docs/settings.md,
// docs/errors.md and docs/findings.md. `--check` writes nothing and exits 1 when a file is stale.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { commandPaletteBlock, commandTexts, commandsBlock } from "./manifest/commandsManifest.ts";
import { findingsPage } from "./manifest/findingsPage.ts";
import { jsonText, objectAt, parseJsonObject } from "./manifest/json.ts";
import type { JsonObject } from "./manifest/json.ts";
import { commandsTable, errorsPage, replaceBetween, settingsPage, settingsTable } from "./manifest/markdown.ts";
import { configurationBlock, restrictedConfigurations, settingTexts } from "./manifest/settingsManifest.ts";

/** package.json with the generated blocks; everything else keeps its value and its place. */
export function renderPackage(text: string): string {
  const manifest = parseJsonObject(text);
  const capabilities = objectAt(manifest, "capabilities");
  const contributes = objectAt(manifest, "contributes");
  const untrustedWorkspaces = { ...objectAt(capabilities, "untrustedWorkspaces"), restrictedConfigurations };
  return jsonText({
    ...manifest,
    capabilities: { ...capabilities, untrustedWorkspaces },
    contributes: {
      ...contributes,
      configuration: configurationBlock(),
      commands: commandsBlock(),
      menus: { ...objectAt(contributes, "menus"), commandPalette: commandPaletteBlock() },
    },
  });
}

/** package.nls.json: the hand-written texts as they are, then the generated ones (`settings.*`, `commands.*`). */
export function renderTexts(text: string): string {
  const handWritten = Object.entries(parseJsonObject(text)).filter(([key]) => !/^(settings|commands)\./.test(key));
  const texts: JsonObject = { ...Object.fromEntries(handWritten), ...settingTexts(), ...commandTexts() };
  return jsonText(texts);
}

/** README.md with its tables. */
export function renderReadme(text: string): string {
  return replaceBetween(replaceBetween(text, "settings", settingsTable()), "commands", commandsTable());
}

const renderers: Readonly<Record<string, (text: string) => string>> = {
  "package.json": renderPackage,
  "package.nls.json": renderTexts,
  "README.md": renderReadme,
  "docs/settings.md": settingsPage,
  "docs/errors.md": errorsPage,
  "docs/findings.md": findingsPage,
};

/** Brings the generated parts up to date under `root`; returns the files that were stale. With `check` nothing is written. */
export async function updateManifest(root: string, { check }: { readonly check: boolean }): Promise<readonly string[]> {
  const stale: string[] = [];
  for (const [file, render] of Object.entries(renderers)) {
    const path = join(root, file);
    const before = await readFile(path, "utf8").catch(() => "");
    const after = render(before);
    if (after === before) continue;
    stale.push(file);
    if (check) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, after);
  }
  return stale;
}

async function main(): Promise<void> {
  const check = process.argv.includes("--check");
  const stale = await updateManifest(fileURLToPath(new URL("..", import.meta.url)), { check });
  if (stale.length === 0) return console.log("The manifest and the documents match the code.");
  if (!check) return console.log(`Wrote ${stale.join(", ")}.`);
  console.error(`Stale: ${stale.join(", ")}. Run "npm run fix".`);
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
