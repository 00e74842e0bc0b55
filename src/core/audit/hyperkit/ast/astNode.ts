/**
 * A node of solc's compact AST, of Solidity 0.4.12 and later or of Yul. Its other fields differ between compilers and are read through
 * the functions here only: what is missing is absent, never an error.
 */
export interface AstNode {
  readonly nodeType: string;
  /** `start:length:file`, in bytes. */
  readonly src: string;
  readonly [key: string]: unknown;
}

/** True for a node of an AST. */
export function isNode(value: unknown): value is AstNode {
  return typeof value === "object" && value !== null && "nodeType" in value && "src" in value && typeof value.nodeType === "string";
}

/** The node in a field. */
export function child(node: AstNode | undefined, field: string): AstNode | undefined {
  const value = node?.[field];
  return isNode(value) ? value : undefined;
}

/** The nodes in a field that holds a list; gaps, as tuples have them, are left out. */
export function childList(node: AstNode | undefined, field: string): readonly AstNode[] {
  return slots(node, field).filter((value) => value !== undefined);
}

/** The nodes in a field that holds a list, with its gaps. */
export function slots(node: AstNode | undefined, field: string): readonly (AstNode | undefined)[] {
  const value = node?.[field];
  return Array.isArray(value) ? value.map((entry: unknown) => (isNode(entry) ? entry : undefined)) : [];
}

/** The text in a field; empty where there is none. */
export function text(node: AstNode | undefined, field: string): string {
  const value = node?.[field];
  return typeof value === "string" ? value : "";
}

/** True where a field holds `true`. */
export function flag(node: AstNode | undefined, field: string): boolean {
  return node?.[field] === true;
}

/** The number in a field, such as `id` or `referencedDeclaration`. */
export function count(node: AstNode | undefined, field: string): number | undefined {
  const value = node?.[field];
  return typeof value === "number" ? value : undefined;
}

/** The type of an expression or a declaration as the compiler writes it, e.g. `mapping(address => uint256)`. */
export function typeOf(node: AstNode | undefined): string {
  return descriptionOf(node, "typeString");
}

/** The type's identifier, e.g. `t_function_barecall_payable$_t_bytes_memory_ptr_$`: the same words in every compiler. */
export function typeIdentifierOf(node: AstNode | undefined): string {
  return descriptionOf(node, "typeIdentifier");
}

function descriptionOf(node: AstNode | undefined, field: string): string {
  const descriptions = node?.["typeDescriptions"];
  if (typeof descriptions !== "object" || descriptions === null) return "";
  const value: unknown = Object.entries(descriptions).find(([key]) => key === field)?.[1];
  return typeof value === "string" ? value : "";
}

/** Where a node begins and ends, in bytes of its file. */
export function spanOf(node: AstNode): { readonly start: number; readonly end: number } {
  const [start = 0, length = 0] = node.src.split(":").map(Number);
  return { start, end: start + length };
}

const childrenOf = new WeakMap<AstNode, readonly AstNode[]>();

/** The nodes directly below a node, in the order of the source. */
export function children(node: AstNode): readonly AstNode[] {
  const known = childrenOf.get(node);
  if (known !== undefined) return known;
  const found: AstNode[] = [];
  for (const value of Object.values(node)) {
    if (isNode(value)) found.push(value);
    else if (Array.isArray(value)) found.push(...value.filter((entry: unknown) => isNode(entry)));
  }
  const sorted = found.toSorted((a, b) => spanOf(a).start - spanOf(b).start);
  childrenOf.set(node, sorted);
  return sorted;
}

/** A node and everything below it, outer before inner, in the order of the source. */
export function nodesIn(node: AstNode | undefined): readonly AstNode[] {
  const all: AstNode[] = [];
  const stack = node === undefined ? [] : [node];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    all.push(next);
    stack.push(...children(next).toReversed());
  }
  return all;
}

/** The nodes of a type in a node, itself included. */
export function nodesOfType(node: AstNode | undefined, ...types: readonly string[]): readonly AstNode[] {
  return nodesIn(node).filter(({ nodeType }) => types.includes(nodeType));
}
