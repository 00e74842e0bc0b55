import { childList, text } from "../hyperkit/ast/astNode.ts";
import type { BuildContent } from "../readBuildInfos.ts";
import type { Compilation } from "./readCompilation.ts";

/** The hashes of files and of everything they import, by root-relative POSIX path: the code that a proof is about. */
export function hashesOf(
  { files }: BuildContent,
  compilations: readonly Compilation[],
  roots: readonly string[],
): Readonly<Record<string, string>> {
  const queue = new Set([...files].flatMap(([absolute, { path }]) => (roots.includes(path) ? [absolute] : [])));
  for (const path of queue) {
    const unit = compilations.find(({ units }) => units.has(path))?.units.get(path);
    for (const node of childList(unit, "nodes")) {
      if (node.nodeType === "ImportDirective") queue.add(text(node, "absolutePath"));
    }
  }
  return Object.fromEntries(
    [...queue].flatMap((path) => (files.has(path) ? [[files.get(path)?.path ?? path, files.get(path)?.hash ?? ""]] : [])),
  );
}
