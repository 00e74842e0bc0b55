import { count } from "../hyperkit/ast/astNode.ts";
import type { AstNode } from "../hyperkit/ast/astNode.ts";

/** A node's number within its compilation; -1 where it has none. */
export function idOf(node: AstNode): number {
  return count(node, "id") ?? -1;
}

/** The declaration that a name stands for. */
export function declarationOf(node: AstNode | undefined): number | undefined {
  return count(node, "referencedDeclaration");
}

/** The ids of a list in a field. */
export function idsIn(node: AstNode, field: string): readonly number[] {
  const ids = node[field];
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "number") : [];
}

/** The ids of what a function or modifier overrides: a call in a base names these. */
export function overriddenBy(node: AstNode): readonly number[] {
  return [...idsIn(node, "baseFunctions"), ...idsIn(node, "baseModifiers")];
}
