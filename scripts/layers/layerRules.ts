import type { ImportEdge } from "./importEdges.ts";

/** What a room may import besides itself. A folder of `src` that is not listed is refused until someone decides where it belongs. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  "extension.ts": ["editor", "core"],
  editor: ["core", "protocol"],
  cli: ["core"],
  core: ["protocol"],
  protocol: [],
  webview: ["protocol"],
};

/** Modules that only some places may import; whatever matches none of these is free to all but protocol and webview. */
const modules: readonly { readonly module: RegExp; readonly places: readonly string[]; readonly why: string }[] = [
  { module: /^vscode(\/|$)/, places: ["src/editor/", "src/extension.ts"], why: "only the editor's room knows VS Code" },
  {
    module: /^((node:)?(child_process|cluster)|execa|cross-spawn)(\/|$)/,
    places: ["src/core/process/"],
    why: "only src/core/process starts programs",
  },
  { module: /^(node:)?(module|vm|process|repl)$/, places: [], why: "code loaded by hand escapes the layer locks" },
  {
    module: /^((node:)?(net|http|https|http2|tls|dgram|dns)|undici|ws)(\/|$)/,
    places: ["src/core/chain/", "src/core/health/checkRpc.ts"],
    why: "only these open connections",
  },
  { module: /^viem(\/|$)/, places: ["src/core/chain/"], why: "viem comes from src/core/chain/viem.ts" },
];

/** Packages that may be loaded at activation. Everything else is reached by `await import()`. */
const eagerPackages = /^(vscode|zod(\/.*)?|node:.*)$/;

/** A forbidden import, or a ring of them. */
export interface LayerViolation {
  readonly rule: "room" | "module" | "cycle" | "eager" | "computed import";
  readonly from: string;
  readonly message: string;
}

/** Holds every import against the rules. */
export function layerViolations(edges: readonly ImportEdge[]): readonly LayerViolation[] {
  return [...edges.flatMap((edge) => (edge.external ? moduleViolations(edge) : roomViolations(edge))), ...cycles(edges), ...eager(edges)];
}

/** Finds imports whose target is computed: no graph can show where they lead. */
export function computedImports(from: string, text: string): readonly LayerViolation[] {
  const message = "imports a computed name; write the path, so that the locks can see it";
  return /\bimport\(\s*[^"'\s)]/.test(text) ? [{ rule: "computed import", from, message }] : [];
}

function roomOf(file: string): string {
  return file.split("/")[1] ?? "";
}

function roomViolations({ from, to, kind }: ImportEdge): readonly LayerViolation[] {
  const [own, other] = [roomOf(from), roomOf(to)];
  const allowed = rooms[own];
  const outside = !to.startsWith("src/");
  if (allowed !== undefined && !outside && (own === other || (allowed.includes(other) && other in rooms))) return [];
  const reason =
    allowed === undefined ? `src/${own} is no room of layerRules.ts` : `${own} may import ${["itself", ...allowed].join(", ")}`;
  return [{ rule: "room", from, message: `${kind} import of ${to}: ${reason}` }];
}

function moduleViolations({ from, to, kind }: ImportEdge): readonly LayerViolation[] {
  const room = roomOf(from);
  if (room === "protocol" || room === "webview") {
    return [{ rule: "module", from, message: `${kind} import of ${to}: ${room} imports no package and no built-in module` }];
  }
  return modules
    .filter(({ module, places }) => module.test(to) && !places.some((place) => from.startsWith(place)))
    .map(({ why }) => ({ rule: "module", from, message: `${kind} import of ${to}: ${why}` }));
}

/** Rings of static imports: a module would be used before it is filled. */
function cycles(edges: readonly ImportEdge[]): readonly LayerViolation[] {
  const graph = staticGraph(edges);
  const violations: LayerViolation[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) {
      violations.push({ rule: "cycle", from: file, message: `cycle: ${[...path.slice(start), file].join(" -> ")}` });
      return;
    }
    if (done.has(file)) return;
    for (const { to, external } of graph.get(file) ?? []) if (!external) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return violations;
}

/** What `extension.ts` reaches without `await import()` must be light. */
function eager(edges: readonly ImportEdge[]): readonly LayerViolation[] {
  const graph = staticGraph(edges);
  const seen = new Set(["src/extension.ts"]);
  const violations: LayerViolation[] = [];
  for (const file of seen) {
    for (const { to, external } of graph.get(file) ?? []) {
      if (!external) seen.add(to);
      else if (!eagerPackages.test(to))
        violations.push({ rule: "eager", from: file, message: `loads ${to} at activation; use await import()` });
    }
  }
  return violations;
}

function staticGraph(edges: readonly ImportEdge[]): ReadonlyMap<string, readonly ImportEdge[]> {
  return Map.groupBy(
    edges.filter(({ kind }) => kind === "static"),
    ({ from }) => from,
  );
}
