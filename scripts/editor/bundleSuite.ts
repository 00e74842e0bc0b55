import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { paths } from "../setup/paths.ts";

/**
 * Bundles the tests of `test/editor/<name>` into one module that exports `run`, as the editor wants it. mocha stays outside, where
 * the module finds it: in the checkout's `node_modules`. Rejects when there are no tests or they do not compile.
 */
export async function bundleSuite(name: string, outfile: string): Promise<void> {
  const folder = join(paths.root, "test", "editor");
  const files = await readdir(join(folder, name), { recursive: true });
  const tests = files.filter((file) => file.endsWith(".test.ts")).map((file) => `./${name}/${file.replaceAll("\\", "/")}`);
  if (tests.length === 0) throw new Error(`There are no tests in test/editor/${name}.`);
  const loaders = tests.toSorted().map((test) => `() => import(${JSON.stringify(test)}),`);
  await build({
    stdin: {
      contents: `import { runSuite } from "./runSuite.ts";\nexport const run = () => runSuite([\n${loaders.join("\n")}\n]);\n`,
      resolveDir: folder,
      sourcefile: "suite.ts",
    },
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node22.15",
    external: ["vscode", "mocha"],
    sourcemap: "inline",
    logLevel: "warning",
  });
}
