// Packs the VSIX and checks what is in it: `npm run package`. Prints the size and fails over budget.
import { cp, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { withLock } from "./bootstrap/withLock.mjs";
import { jsonText, parseJsonObject } from "./manifest/json.ts";
import { paths } from "./setup/paths.ts";

/** Bytes; the same figure as in `esbuild.mjs`. */
const budget = 1_500_000;

/** What may ship; `.vscodeignore` chooses among it. */
const shipped = ["package.nls.json", "README.md", "CHANGELOG.md", "LICENSE", ".vscodeignore", "dist", "media"];

/**
 * Builds for production and packs `.work/hyperkit.vsix`; returns its path. The packer works on a copy: it reads every file below its
 * folder, and in the checkout that is a gigabyte, and a `dist` that another build may replace meanwhile.
 */
export async function packageVsix(): Promise<string> {
  const folder = join(paths.work, "package");
  const file = join(paths.work, "hyperkit.vsix");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await withLock(join(paths.work, "locks", "build"), async () => {
    await execa(process.execPath, [join(paths.root, "esbuild.mjs"), "--production"], {
      cwd: paths.root,
      stdio: ["ignore", "ignore", "inherit"],
    });
    for (const name of shipped) await cp(join(paths.root, name), join(folder, name), { recursive: true });
  });
  await writeFile(join(folder, "package.json"), await shippedManifest());
  const vsce = join(paths.root, "node_modules", "@vscode", "vsce", "vsce");
  // There is no public repository that the README's pictures could be linked to; they ship in `media`.
  const asItIs = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];
  await execa(process.execPath, [vsce, "package", ...asItIs, "--out", file], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  return file;
}

/** What of the manifest belongs to the checkout: the scripts would build again, the packages are bundled. */
const unshipped = ["scripts", "devDependencies", "optionalDependencies"];

async function shippedManifest(): Promise<string> {
  const manifest = parseJsonObject(await readFile(join(paths.root, "package.json"), "utf8"));
  return jsonText(Object.fromEntries(Object.entries(manifest).filter(([name]) => !unshipped.includes(name))));
}

async function main(): Promise<void> {
  const file = await packageVsix();
  const { size } = await stat(file);
  console.log(`${file}: ${size} bytes, budget ${budget}`);
  const sizes: unknown = JSON.parse(await readFile(join(paths.root, "dist", "sizes.json"), "utf8"));
  await writeFile(join(paths.work, "sizes.json"), JSON.stringify({ vsix: size, budget, bundle: sizes }, null, 2));
  if (size > budget) {
    console.error(`The VSIX is ${size - budget} bytes over its budget.`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
