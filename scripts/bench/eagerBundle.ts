import { readFile, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { BenchRow, Figure } from "./benchRow.ts";
import { buildForProduction } from "./buildForProduction.ts";

/** Bytes that are loaded until `activate` resolves, beside the whole code that ships. */
export const eagerBundle: BenchRow = {
  name: "eagerBundle",
  what: "code loaded at activation, of all code that ships",
  kind: "figure",
  unit: "bytes",
  goal: { ratio: 0.2, most: 150_000 },
  measure,
};

async function measure(): Promise<Figure> {
  const folder = await buildForProduction();
  try {
    const sizes = JSON.parse(await readFile(join(folder, "dist", "sizes.json"), "utf8")) as { eager: number }; // written by esbuild.mjs
    return { ours: sizes.eager, raw: await codeBytes(join(folder, "dist")) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function codeBytes(folder: string): Promise<number> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".js"));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
