import { readdir } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { build } from "esbuild";
import type { Plugin } from "esbuild";

/** One import of a source file, as the bundler sees it; type-only imports are erased before it looks. */
export interface ImportEdge {
  /** POSIX path from the root. */
  readonly from: string;
  /** POSIX path from the root for a file; the specifier for a package or a built-in module. */
  readonly to: string;
  readonly external: boolean;
  readonly kind: "static" | "dynamic" | "require";
}

/** Every `.ts` file under `src`, declarations left out, as POSIX paths from the root. */
export async function sourceFiles(root: string): Promise<readonly string[]> {
  const names = await readdir(join(root, "src"), { recursive: true });
  return names
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
    .map((name) => `src/${name.split(sep).join("/")}`)
    .toSorted();
}

/** Asks the bundler for the imports of every source file: static, dynamic and `require`. Nothing is resolved, so nothing has to exist. */
export async function importEdges(root: string): Promise<readonly ImportEdge[]> {
  const edges: ImportEdge[] = [];
  const collect: Plugin = {
    name: "collect",
    setup(plugin) {
      plugin.onResolve({ filter: /.*/ }, ({ path, importer, kind }) => {
        if (kind === "entry-point") return undefined;
        const external = !path.startsWith(".") && !path.startsWith("/");
        const to = external ? path : posix(relative(root, join(dirname(importer), path)));
        edges.push({ from: posix(relative(root, importer)), to, external, kind: edgeKind(kind) });
        return { path, external: true };
      });
    },
  };
  const entryPoints = (await sourceFiles(root)).map((file) => join(root, file));
  await build({
    entryPoints,
    bundle: true,
    write: false,
    outdir: join(root, ".work", "layers"),
    absWorkingDir: root,
    format: "esm",
    platform: "node",
    logLevel: "silent",
    plugins: [collect],
  });
  return edges;
}

function edgeKind(kind: string): ImportEdge["kind"] {
  if (kind === "dynamic-import") return "dynamic";
  return kind.startsWith("require") ? "require" : "static";
}

function posix(path: string): string {
  return path.split(sep).join("/");
}
