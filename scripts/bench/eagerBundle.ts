import { mkdir, mkdtemp, readFile, readdir, rm, stat, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import type { BenchRow, Figure } from "./benchRow.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Bytes that are loaded until `activate` resolves, beside the whole code that ships. */
export const eagerBundle: BenchRow = {
  name: "eagerBundle",
  what: "code loaded at activation, of all code that ships",
  kind: "figure",
  unit: "bytes",
  goal: { ratio: 0.2, most: 150_000 },
  measure,
};

/** Builds for production in a folder of its own, so that nobody's `dist/` is pulled away. */
async function measure(): Promise<Figure> {
  await mkdir(join(root, ".work", "tmp"), { recursive: true });
  const folder = await mkdtemp(join(root, ".work", "tmp", "bundle-"));
  try {
    for (const name of ["src", "node_modules", "package.json", "tsconfig.base.json"]) await symlink(join(root, name), join(folder, name));
    await execa(process.execPath, [join(root, "esbuild.mjs"), "--production"], { cwd: folder, reject: false, stderr: "inherit" });
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
