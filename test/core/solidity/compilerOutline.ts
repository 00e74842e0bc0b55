import solc from "solc";

/** A declaration as the compiler's own parser sees it; offsets in UTF-16 code units, end exclusive, without a final semicolon. */
export interface Declared {
  readonly kind: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

type Node = Readonly<Record<string, unknown>>;

const kinds: Readonly<Record<string, string>> = {
  FunctionDefinition: "function",
  ModifierDefinition: "modifier",
  EventDefinition: "event",
  ErrorDefinition: "error",
  StructDefinition: "struct",
  EnumDefinition: "enum",
  EnumValue: "enumMember",
  UserDefinedValueTypeDefinition: "type",
};

/** What the compiler itself parses out of sources, without compiling them: one list per source, in the order of the text. */
export function compilerOutline(sources: Readonly<Record<string, string>>): ReadonlyMap<string, readonly Declared[]> {
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(Object.entries(sources).map(([path, content]) => [path, { content }])),
    settings: { stopAfter: "parsing", outputSelection: { "*": { "": ["ast"] } } },
  };
  const output = asNode(JSON.parse(String(solc.compile(JSON.stringify(input)))));
  const parsed = asNode(output["sources"]);
  return new Map(
    Object.entries(sources).map(([path, text]) => {
      const bytes = Buffer.from(text, "utf8");
      const ast = asNode(parsed[path])["ast"];
      if (ast === undefined) throw new Error(`${path}: ${JSON.stringify(output["errors"])}`);
      return [path, nodesOf(asNode(ast)["nodes"]).flatMap((node) => declared(node, bytes, "file"))];
    }),
  );
}

function declared(node: Node, bytes: Buffer, parent: string): readonly Declared[] {
  const kind = kindOf(node, parent);
  if (kind === undefined) return [];
  const [from = 0, length = 0] = String(node["src"]).split(":").map(Number);
  const offset = (byte: number): number => bytes.subarray(0, byte).toString("utf8").length;
  const closed = bytes[from + length - 1] === 0x3b; // the compiler counts the semicolon of some and not of others
  const own = { kind, name: nameOf(node), start: offset(from), end: offset(from + length - (closed ? 1 : 0)) };
  // What a function or an event declares is its own affair; a contract, a struct and an enum list theirs.
  return [own, ...["nodes", "members"].flatMap((key) => nodesOf(node[key])).flatMap((child) => declared(child, bytes, kind))];
}

function kindOf(node: Node, parent: string): string | undefined {
  const type = String(node["nodeType"]);
  if (type === "ContractDefinition") return String(node["contractKind"]);
  if (type === "VariableDeclaration") {
    if (parent === "struct") return "member";
    return node["mutability"] === "mutable" || node["mutability"] === "transient" ? "variable" : "constant";
  }
  return type === "FunctionDefinition" && node["kind"] === "constructor" ? "constructor" : kinds[type];
}

function nameOf(node: Node): string {
  return String(node["name"]) || String(node["kind"]);
}

function nodesOf(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.map(asNode) : [];
}

function asNode(value: unknown): Node {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
