import { child, childList, count, flag, nodesIn, slots, text, typeOf } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";

/** One compilation: what refers to what is known within it. */
export interface Program {
  /** The compiler, e.g. `0.4.26`; empty when the build does not say. */
  readonly compiler: string;
  /** Every contract, interface and library, of libraries included. */
  readonly contracts: readonly Contract[];
  /** The declaration that an `id` or a `referencedDeclaration` means. */
  declaration(id: number | undefined): AstNode | undefined;
  parentOf(node: AstNode): AstNode | undefined;
  /** Every expression that a variable is set to anywhere, return variables and parameters of modifiers excepted. */
  valuesOf(variable: AstNode): readonly AstNode[];
  /** Every argument that internal calls give a parameter. */
  argumentsOf(parameter: AstNode): readonly AstNode[];
  contractOf(node: AstNode): Contract | undefined;
  /** The function as the detectors see it. */
  functionOf(declaration: AstNode): SolidityFunction | undefined;
}

/** A contract, an interface or a library. */
export interface Contract {
  readonly node: AstNode;
  readonly name: string;
  readonly kind: string;
  /** Name of the file in the compilation. */
  readonly path: string;
  readonly program: Program;
  /** Those declared in it. */
  readonly functions: readonly SolidityFunction[];
  /** Itself and what it inherits from, the most derived first. */
  readonly lineage: readonly Contract[];
  /** Those declared in it, constants included. */
  readonly ownVariables: readonly AstNode[];
}

/** A function, constructor, fallback or modifier. */
export interface SolidityFunction {
  readonly node: AstNode;
  /** Empty for a fallback and, before 0.5, for a constructor. */
  readonly name: string;
  readonly contract: Contract;
  readonly kind: "function" | "constructor" | "fallback" | "receive" | "modifier";
  readonly parameters: readonly AstNode[];
  readonly returns: readonly AstNode[];
  /** Absent where it is not implemented. */
  readonly body: AstNode | undefined;
  readonly modifiers: readonly ModifierUse[];
  /** True where a transaction or another contract can call it after the deployment. */
  readonly isEntry: boolean;
  readonly isView: boolean;
  readonly isPayable: boolean;
}

/** A modifier of a function, or the base constructor that a constructor calls. */
export interface ModifierUse {
  readonly name: string;
  readonly declaration: AstNode | undefined;
  readonly arguments: readonly AstNode[];
}

/** Reads the ASTs of one compilation, by the name of their file. */
export function readProgram(compiler: string, units: ReadonlyMap<string, AstNode>): Program {
  const index = indexNodes(units.values());
  const contracts: Contract[] = [];
  const contractOfNode = new Map<AstNode, Contract>();
  const functions = new Map<AstNode, SolidityFunction>();
  const program: Program = {
    compiler,
    contracts,
    declaration: (id) => (id === undefined ? undefined : index.byId.get(id)),
    parentOf: (node) => index.parents.get(node),
    valuesOf: (variable) => index.values.get(count(variable, "id") ?? -1) ?? [],
    argumentsOf: (parameter) => index.arguments.get(count(parameter, "id") ?? -1) ?? [],
    functionOf: (declaration) => functions.get(declaration),
    contractOf(node) {
      for (let at: AstNode | undefined = node; at !== undefined; at = index.parents.get(at)) {
        const contract = contractOfNode.get(at);
        if (contract !== undefined) return contract;
      }
      return undefined;
    },
  };
  for (const [path, unit] of units) {
    for (const node of childList(unit, "nodes").filter(({ nodeType }) => nodeType === "ContractDefinition")) {
      const contract = toContract(node, path, program);
      contracts.push(contract);
      contractOfNode.set(node, contract);
      for (const each of contract.functions) functions.set(each.node, each);
    }
  }
  for (const contract of contracts) {
    const ids = contract.node["linearizedBaseContracts"];
    const bases = Array.isArray(ids) ? ids.map((id: unknown) => program.declaration(typeof id === "number" ? id : undefined)) : [];
    const known = bases.flatMap((base) => (base === undefined ? [] : (contractOfNode.get(base) ?? [])));
    (contract.lineage as Contract[]).push(...(known.length === 0 ? [contract] : known)); // filled when every contract is there
  }
  return program;
}

function toContract(node: AstNode, path: string, program: Program): Contract {
  const members = childList(node, "nodes");
  const contract: Contract = {
    node,
    name: text(node, "name"),
    kind: text(node, "contractKind"),
    path,
    program,
    functions: [],
    lineage: [],
    ownVariables: members.filter(({ nodeType }) => nodeType === "VariableDeclaration"),
  };
  const declared = members.filter(({ nodeType }) => nodeType === "FunctionDefinition" || nodeType === "ModifierDefinition");
  (contract.functions as SolidityFunction[]).push(...declared.map((each) => toFunction(each, contract))); // they refer to it
  return contract;
}

function toFunction(node: AstNode, contract: Contract): SolidityFunction {
  const kind = kindOf(node, contract.name);
  const visibility = text(node, "visibility") || "public";
  const mutability = text(node, "stateMutability");
  const uses = childList(node, "modifiers").map((use): ModifierUse => {
    const named = child(use, "modifierName");
    const declaration = contract.program.declaration(count(named, "referencedDeclaration"));
    return { name: text(named, "name"), declaration, arguments: childList(use, "arguments") };
  });
  return {
    node,
    name: text(node, "name"),
    contract,
    kind,
    parameters: childList(child(node, "parameters"), "parameters"),
    returns: childList(child(node, "returnParameters"), "parameters"),
    body: child(node, "body"),
    modifiers: uses,
    isEntry: kind !== "constructor" && kind !== "modifier" && (visibility === "public" || visibility === "external"),
    isView: mutability === "view" || mutability === "pure" || flag(node, "isDeclaredConst"),
    isPayable: mutability === "payable" || flag(node, "payable"),
  };
}

function kindOf(node: AstNode, contractName: string): SolidityFunction["kind"] {
  if (node.nodeType === "ModifierDefinition") return "modifier";
  const kind = text(node, "kind");
  if (kind === "constructor" || kind === "fallback" || kind === "receive") return kind;
  const name = text(node, "name");
  if (flag(node, "isConstructor") || (kind === "" && name === contractName)) return "constructor";
  return name === "" ? "fallback" : "function";
}

interface NodeIndex {
  readonly byId: Map<number, AstNode>;
  readonly parents: Map<AstNode, AstNode>;
  readonly values: Map<number, AstNode[]>;
  readonly arguments: Map<number, AstNode[]>;
}

function indexNodes(units: Iterable<AstNode>): NodeIndex {
  const index: NodeIndex = { byId: new Map(), parents: new Map(), values: new Map(), arguments: new Map() };
  const calls: AstNode[] = [];
  for (const unit of units) {
    for (const node of nodesIn(unit)) {
      const id = count(node, "id");
      if (id !== undefined) index.byId.set(id, node);
      for (const value of Object.values(node).flat()) {
        if (typeof value === "object" && value !== null && "nodeType" in value) index.parents.set(value as AstNode, node); // what `nodesIn` walks
      }
      if (node.nodeType === "VariableDeclarationStatement") noteDeclared(node, index);
      else if (node.nodeType === "Assignment") noteAssigned(child(node, "leftHandSide"), child(node, "rightHandSide"), index);
      else if (node.nodeType === "FunctionCall" || node.nodeType === "ModifierInvocation") calls.push(node);
    }
  }
  for (const call of calls) noteArguments(call, index);
  return index;
}

function noteDeclared(statement: AstNode, { values }: NodeIndex): void {
  const declared = slots(statement, "declarations");
  const value = child(statement, "initialValue");
  const parts = value?.nodeType === "TupleExpression" && declared.length > 1 ? slots(value, "components") : undefined;
  for (const [place, variable] of declared.entries()) append(values, count(variable, "id"), parts === undefined ? value : parts[place]);
}

function noteAssigned(target: AstNode | undefined, value: AstNode | undefined, index: NodeIndex): void {
  if (target?.nodeType === "TupleExpression") {
    const parts = value?.nodeType === "TupleExpression" ? slots(value, "components") : undefined;
    for (const [place, part] of slots(target, "components").entries())
      noteAssigned(part, parts === undefined ? value : parts[place], index);
    return;
  }
  // A write to a member or an element changes what is known of the whole.
  let base = target;
  while (base?.nodeType === "IndexAccess" || base?.nodeType === "MemberAccess") {
    base = child(base, base.nodeType === "IndexAccess" ? "baseExpression" : "expression");
  }
  if (base?.nodeType === "Identifier") append(index.values, count(base, "referencedDeclaration"), value);
}

function noteArguments(call: AstNode, { byId, arguments: known }: NodeIndex): void {
  const callee = child(call, "expression") ?? child(call, "modifierName");
  const target = byId.get(count(callee, "referencedDeclaration") ?? -1);
  if (target?.nodeType !== "FunctionDefinition" && target?.nodeType !== "ModifierDefinition") return;
  const parameters = childList(child(target, "parameters"), "parameters");
  const given = childList(call, "arguments");
  // `value.f(x)` through `using for` gives the value as the first argument.
  const attached = parameters.length === given.length + 1 && callee?.nodeType === "MemberAccess" ? [child(callee, "expression")] : [];
  for (const [place, argument] of [...attached, ...given].entries()) append(known, count(parameters[place], "id"), argument);
}

function append(map: Map<number, AstNode[]>, id: number | undefined, node: AstNode | undefined): void {
  if (id === undefined || node === undefined) return;
  const list = map.get(id);
  if (list === undefined) map.set(id, [node]);
  else list.push(node);
}

/** A function's name with the types of its parameters: what an override repeats. */
export function signatureOf({ name, parameters }: Pick<SolidityFunction, "name" | "parameters">): string {
  return `${name}(${parameters.map((parameter) => typeOf(parameter).replace(/ (calldata|memory)$/, "")).join(",")})`;
}
