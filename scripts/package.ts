// Packs the VSIX and checks what is in it: `npm run package`. Prints the size and fails over budget.
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Bytes; the same figure as in `esbuild.mjs`. */
const budget = 1_500_000;

/** Builds for production and packs `.work/hyperkit.vsix`; returns its path. */
export async function packageVsix(): Promise<string> {
  const file = join(root, ".work", "hyperkit.vsix");
  await mkdir(join(root, ".work"), { recursive: true });
  const vsce = join(root, "node_modules", "@vscode", "vsce", "vsce");
  await execa(process.execPath, [vsce, "package", "--no-dependencies", "--allow-missing-repository", "--out", file], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { PATH: `${join(process.execPath, "..")}:${process.env["PATH"] ?? ""}` },
  });
  return file;
}

async function main(): Promise<void> {
  const file = await packageVsix();
  const { size } = await stat(file);
  console.log(`${file}: ${size} bytes, budget ${budget}`);
  const sizes: unknown = JSON.parse(await readFile(join(root, "dist", "sizes.json"), "utf8"));
  await writeFile(join(root, ".work", "sizes.json"), JSON.stringify({ vsix: size, budget, bundle: sizes }, null, 2));
  if (size > budget) {
    console.error(`The VSIX is ${size - budget} bytes over its budget.`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
