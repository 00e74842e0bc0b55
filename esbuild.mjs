// Bundles HyperKit: the extension (ESM, split, lazy chunks), the webviews, and the data files that ship beside them.
// `--production` minifies, prints sizes and fails over budget; `--watch` rebuilds.
import { gzipSync } from "node:zlib";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { build, context } from "esbuild";

const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");

/** Bytes. The eager figure is every file that is loaded until `activate` resolves. */
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

async function copyData() {
  await mkdir("dist", { recursive: true });
  const grammar = JSON.parse(await readFile("node_modules/tm-grammars/grammars/solidity.json", "utf8"));
  await writeFile("dist/solidity.tmLanguage.json", JSON.stringify(grammar));
  await cp("node_modules/@vscode/codicons/dist", "dist/codicons", { recursive: true, filter: (path) => !/\.(html|svg|csv|json|ts|less)$/.test(path) }).catch(() => {});
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

async function report(metafile, webviewMetafile) {
  const sizes = Object.entries({ ...metafile.outputs, ...webviewMetafile.outputs })
    .filter(([file]) => file.endsWith(".js"))
    .map(([file, output]) => ({ file, bytes: output.bytes }));
  for (const { file, bytes } of sizes.toSorted((a, b) => b.bytes - a.bytes)) console.log(`${String(bytes).padStart(9)}  ${file}`);
  const files = eagerFiles(metafile, "dist/extension.js");
  const contents = await Promise.all(files.map(async (file) => readFile(file)));
  const eager = contents.reduce((sum, content) => sum + content.length, 0);
  console.log(`eager: ${eager} bytes in ${files.length} files (${gzipSync(Buffer.concat(contents)).length} gzipped), budget ${budgets.eager}`);
  await writeFile("dist/sizes.json", JSON.stringify({ eager, eagerFiles: files, budgets }, null, 2));
  if (eager > budgets.eager) {
    console.error(`The eager bundle is ${eager - budgets.eager} bytes over its budget.`);
    process.exitCode = 1;
  }
}

if (watch) {
  await copyData();
  for (const options of [extension, webviews]) await (await context(options)).watch();
} else {
  await rm("dist", { recursive: true, force: true });
  const [code, views] = await Promise.all([build(extension), build(webviews)]);
  await copyData();
  await mkdir(".work", { recursive: true });
  await writeFile(".work/metafile.json", JSON.stringify({ extension: code.metafile, webview: views.metafile }));
  if (production) await report(code.metafile, views.metafile);
}
