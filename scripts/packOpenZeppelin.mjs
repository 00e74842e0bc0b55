// Packs the library that "Add Dependency" writes: every Solidity source of @openzeppelin/contracts, its package.json and its licence,
// as one gzipped JSON file. Deterministic: the same package gives the same bytes. Plain Node, called by esbuild.mjs.
import { gzipSync } from "node:zlib";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const packageFolder = fileURLToPath(new URL("../node_modules/@openzeppelin/contracts", import.meta.url));

/** Bytes. The archive is a third of what the packaged extension may weigh at most. */
const budget = 300_000;

const fields = ["name", "description", "version", "repository", "author", "license", "homepage"];

async function sources(folder) {
  const entries = await readdir(join(packageFolder, folder), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return sources(path);
      return entry.name.endsWith(".sol") ? [path] : [];
    }),
  );
  return found.flat();
}

/** npm's package carries no licence file; the sources are under MIT, whose notice must go with them. */
async function licence() {
  const own = await readFile(new URL("../LICENSE", import.meta.url), "utf8");
  const permission = own.slice(own.indexOf("Permission is hereby granted"));
  if (!permission.startsWith("Permission")) throw new Error("The project's LICENSE is no longer the MIT licence.");
  return `The MIT License (MIT)\n\nCopyright (c) 2016-2025 Zeppelin Group Ltd\n\n${permission}`;
}

/** Writes the archive and returns its size in bytes; fails when it is over budget. */
export async function packOpenZeppelin(target = "dist/openzeppelin-contracts.json.gz") {
  const manifest = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8"));
  const paths = (await sources("")).toSorted();
  const files = Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await readFile(join(packageFolder, path), "utf8")])));
  files.LICENSE = await licence();
  files["package.json"] = `${JSON.stringify(Object.fromEntries(fields.map((field) => [field, manifest[field]])), null, 2)}\n`;
  const archive = gzipSync(JSON.stringify({ name: manifest.name, version: manifest.version, files }), { level: 9 });
  if (archive.length > budget)
    throw new Error(`The packed library has ${archive.length} bytes, ${archive.length - budget} over its budget.`);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, archive);
  return archive.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`${await packOpenZeppelin(process.argv[2])} bytes`);
