import * as z from "zod/mini";
import type { BuildContent } from "../readBuildInfos.ts";

/** Two files that declare a contract of one name. */
export interface EqualNames {
  readonly name: string;
  /** Root-relative POSIX paths. */
  readonly files: readonly [string, string];
}

const declaration = z.object({ nodeType: z.literal("ContractDefinition"), name: z.string(), contractKind: z.optional(z.string()) });
const unit = z.object({ nodes: z.array(z.unknown()) });

/**
 * A contract or library of an own source whose name another file uses as well. slither tells results apart by names, without paths: of the
 * same fault in both it reports one, and which one is chance. Interfaces have nothing to find fault with.
 */
export function equallyNamed({ compilations, files }: BuildContent, isOwn: (path: string) => boolean): EqualNames | undefined {
  const declared = new Map<string, Set<string>>();
  for (const { asts } of compilations) {
    for (const [path, tree] of asts) {
      const file = files.get(path)?.path;
      if (file === undefined) continue;
      for (const name of namesIn(tree)) declared.set(name, (declared.get(name) ?? new Set<string>()).add(file));
    }
  }
  for (const [name, places] of declared) {
    const [first, second] = [...places].toSorted();
    if (first !== undefined && second !== undefined && [...places].some((path) => isOwn(path))) return { name, files: [first, second] };
  }
  return undefined;
}

function namesIn(tree: unknown): readonly string[] {
  const parsed = z.safeParse(unit, tree);
  if (!parsed.success) return [];
  return parsed.data.nodes.flatMap((node) => {
    const known = z.safeParse(declaration, node);
    return known.success && known.data.contractKind !== "interface" ? [known.data.name] : [];
  });
}
