// Lock 2 of the layers: the import graph as the bundler sees it, dynamic imports and `require` included. Lock 1 is .oxlintrc.json and the
// compiler, which also see type-only imports.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { importEdges, sourceFiles } from "./layers/importEdges.ts";
import { computedImports, layerViolations } from "./layers/layerRules.ts";
import type { LayerViolation } from "./layers/layerRules.ts";

/** Every breach of the layers under `root`. */
export async function checkLayers(root: string): Promise<readonly LayerViolation[]> {
  const files = await sourceFiles(root);
  const computed = await Promise.all(files.map(async (file) => computedImports(file, await readFile(join(root, file), "utf8"))));
  return [...layerViolations(await importEdges(root)), ...computed.flat()];
}

async function main(): Promise<void> {
  const violations = await checkLayers(fileURLToPath(new URL("..", import.meta.url)));
  for (const { rule, from, message } of violations) console.error(`${from}: [${rule}] ${message}`);
  if (violations.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
