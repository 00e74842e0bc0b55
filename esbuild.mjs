// Bundles HyperKit: the extension (ESM, split, lazy chunks), the webviews, the program for terminals, and the data files that ship beside them.
// `--production` minifies, prints sizes and fails over budget; `--watch` rebuilds.
import { gzipSync } from "node:zlib";
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { build, context } from "esbuild";
import { packOpenZeppelin } from "./scripts/packOpenZeppelin.mjs";
import { thirdPartyNotices } from "./scripts/thirdPartyNotices.mjs";

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");

/** Bytes. The eager figure is every file that is loaded until `activate` resolves; the other is the packed extension. */
const budgets = { eager: 150_000, vsix: 1_500_000 };

const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : "linked",
  metafile: true,
  logLevel: "warning",
  legalComments: "none",
  conditions: ["import", "module"],
};

const extension = {
  ...shared,
  entryPoints: { extension: "src/extension.ts" },
  outdir: "dist",
  format: "esm",
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  platform: "node",
  target: "node22.15",
  external: ["vscode"],
};

const webviews = {
  ...shared,
  entryPoints: { deploy: "src/webview/deploy/main.ts" },
  outdir: "dist/webview",
  format: "esm",
  platform: "browser",
  target: "chrome134",
};

const { version } = JSON.parse(await readFile("package.json", "utf8"));

/** The program for terminals: one file that needs nothing beside it. */
const terminal = {
  ...shared,
  entryPoints: { cli: "src/cli/main.ts" },
  outdir: "dist",
  format: "esm",
  platform: "node",
  target: "node22.15",
  banner: { js: "#!/usr/bin/env node" },
  define: { hyperkitVersion: JSON.stringify(version) },
};

async function copyData() {
  await mkdir("dist", { recursive: true });
  const grammar = JSON.parse(await readFile("node_modules/tm-grammars/grammars/solidity.json", "utf8"));
  await writeFile("dist/solidity.tmLanguage.json", JSON.stringify(grammar));
  await packOpenZeppelin();
}

/** Writes what differs, each file in one go, and removes code that is built no more: an editor that runs from `dist` meets no half build. */
async function place(files) {
  for (const { path, contents } of files) {
    const old = await readFile(path).catch(() => undefined);
    if (old?.equals(contents)) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, contents);
    await rename(`${path}.new`, path);
  }
  const wanted = new Set(files.map(({ path }) => path));
  const present = (await readdir("dist", { recursive: true })).map((file) => resolve("dist", file));
  for (const file of present) if (/\.(js|map|new)$/.test(file) && !wanted.has(file)) await rm(file);
}

/** The files that a static import reaches from the entry point; dynamic imports are lazy and do not count. */
function eagerFiles(metafile, entry) {
  const seen = new Set([entry]);
  for (const file of seen) {
    for (const imported of metafile.outputs[file]?.imports ?? []) {
      if (imported.kind === "import-statement" && !imported.external) seen.add(imported.path);
    }
  }
  return [...seen];
}

/** What the package will weigh: each file that `.vscodeignore` lets through, compressed by itself as in a VSIX. */
async function packedSize() {
  const folders = await Promise.all(
    ["dist", "media"].map(async (name) => (await readdir(name, { recursive: true })).map((file) => `${name}/${file}`)),
  );
  const files = [
    ...folders
      .flat()
      .filter((file) => file !== "dist/cli.js" && /\.(js|tmLanguage\.json|gz|txt|png|svg|css)$|^media\/.*\.json$/.test(file)),
    "package.json",
    "package.nls.json",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
  ];
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(file)).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function report(metafile, ...others) {
  const sizes = Object.entries(Object.assign({}, metafile.outputs, ...others.map(({ outputs }) => outputs)))
    .filter(([file]) => file.endsWith(".js"))
    .map(([file, output]) => ({ file, bytes: output.bytes }));
  for (const { file, bytes } of sizes.toSorted((a, b) => b.bytes - a.bytes)) console.log(`${String(bytes).padStart(9)}  ${file}`);
  const files = eagerFiles(metafile, "dist/extension.js");
  const contents = await Promise.all(files.map(async (file) => readFile(file)));
  const eager = contents.reduce((sum, content) => sum + content.length, 0);
  console.log(
    `eager: ${eager} bytes in ${files.length} files (${gzipSync(Buffer.concat(contents)).length} gzipped), budget ${budgets.eager}`,
  );
  const vsix = await packedSize();
  console.log(`packed: about ${vsix} bytes, budget ${budgets.vsix}`);
  await writeFile("dist/sizes.json", JSON.stringify({ eager, eagerFiles: files, vsix, budgets }, null, 2));
  for (const [name, bytes] of Object.entries({ eager, vsix })) {
    if (bytes <= budgets[name]) continue;
    console.error(`${name} is ${bytes - budgets[name]} bytes over its budget.`);
    process.exitCode = 1;
  }
}

if (watch) {
  await copyData();
  for (const options of [extension, webviews, terminal]) await (await context(options)).watch();
} else {
  const [code, views, program] = await Promise.all(
    [extension, webviews, terminal].map(async (options) => build({ ...options, write: false })),
  );
  await place([...code.outputFiles, ...views.outputFiles, ...program.outputFiles]);
  await chmod("dist/cli.js", 0o755);
  await copyData();
  await writeFile("dist/THIRD-PARTY-NOTICES.txt", await thirdPartyNotices([code.metafile, views.metafile, program.metafile]));
  await mkdir(".work", { recursive: true });
  await writeFile(".work/metafile.json", JSON.stringify({ extension: code.metafile, webview: views.metafile, terminal: program.metafile }));
  if (production) await report(code.metafile, views.metafile, program.metafile);
}
