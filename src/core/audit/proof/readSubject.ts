import { child, childList, nodesIn, spanOf, text } from "../hyperkit/ast/astNode.ts";
import type { AstNode } from "../hyperkit/ast/astNode.ts";
import { declarationOf, idOf, idsIn, overriddenBy } from "./solidityAst.ts";
import type { Abi, AbiItem, AbiParameter } from "../../foundry/abi.ts";
import type { AnalysedFile } from "../analysedFile.ts";
import type { FindingPlace } from "../finding.ts";
import type { Compilation } from "./readCompilation.ts";
import type { Subject, SubjectFunction } from "./subject.ts";

/** What the subject is read from. */
export interface SubjectInput {
  readonly place: FindingPlace;
  readonly compilations: readonly Compilation[];
  /** What was compiled, by absolute POSIX path. */
  readonly files: ReadonlyMap<string, AnalysedFile>;
}

/** Finds the contract and the functions that a finding is about. */
export function readSubject({
  place,
  compilations,
  files,
}: SubjectInput): { readonly kind: "read"; readonly subject: Subject } | { readonly kind: "impossible"; readonly reason: string } {
  const [path, file] = [...files].find(([, { path: relative }]) => relative === place.file) ?? [];
  const compilation = compilations.find(({ units }) => path !== undefined && units.has(path));
  const unit = path === undefined ? undefined : compilation?.units.get(path);
  if (file === undefined || compilation === undefined || unit === undefined) return impossible("its file was not compiled");
  if (file.hash !== place.fileHash) return impossible("its file was edited since the audit; audit it again");
  const contract = childList(unit, "nodes").find((node) => node.nodeType === "ContractDefinition" && isAround(node, place, file));
  if (contract === undefined) return impossible("it is not inside a contract");
  const declarations = declarationsOf(compilation);
  const deployed = deployable(contract, [...declarations.values()]);
  if (deployed === undefined) {
    const kind = text(contract, "contractKind");
    return impossible(kind === "contract" ? "no contract of the project completes it" : `it is in a ${kind}, which is not deployed`);
  }
  const home = [...compilation.units].find(([, other]) => childList(other, "nodes").includes(deployed));
  const abi = home === undefined ? undefined : compilation.abis.get(home[0])?.get(text(deployed, "name"));
  const deployedFile = home === undefined ? undefined : files.get(home[0])?.path;
  if (abi === undefined || deployedFile === undefined) return impossible("the compiler gave no ABI of its contract");
  const parts = idsIn(deployed, "linearizedBaseContracts").flatMap((id) => declarations.get(id) ?? []);
  const functions = functionsOf(abi, parts);
  const inner = childList(contract, "nodes").find((node) => isCode(node) && isAround(node, place, file));
  const maker = abi.find(({ type }) => type === "constructor");
  return {
    kind: "read",
    subject: {
      name: text(deployed, "name"),
      file: deployedFile,
      compiler: compilation.compiler,
      constructorInputs: maker?.inputs ?? [],
      functions,
      attacked: inner === undefined ? [] : reaching(inner, functions, parts),
      receives: abi.some(({ type, stateMutability }) => (type === "receive" || type === "fallback") && stateMutability === "payable"),
      parts,
      declarations,
    },
  };
}

function impossible(reason: string): { readonly kind: "impossible"; readonly reason: string } {
  return { kind: "impossible", reason };
}

function isCode({ nodeType }: AstNode): boolean {
  return nodeType === "FunctionDefinition" || nodeType === "ModifierDefinition";
}

/** True when the finding begins inside of the node; whoever reports a whole contract begins at its start. */
function isAround(node: AstNode, { range }: FindingPlace, file: AnalysedFile): boolean {
  const own = file.rangeOf(spanOf(node));
  const isAfter = own.startLine < range.startLine || (own.startLine === range.startLine && own.startCharacter <= range.startCharacter);
  return isAfter && (range.startLine < own.endLine || (range.startLine === own.endLine && range.startCharacter < own.endCharacter));
}

function declarationsOf({ units }: Compilation): ReadonlyMap<number, AstNode> {
  const found = new Map<number, AstNode>();
  for (const unit of units.values()) {
    for (const node of nodesIn(unit)) if (/Definition$|^VariableDeclaration$/.test(node.nodeType)) found.set(idOf(node), node);
  }
  return found;
}

function isDeployable(node: AstNode): boolean {
  return (
    node.nodeType === "ContractDefinition" &&
    node["contractKind"] === "contract" &&
    node["abstract"] !== true &&
    node["fullyImplemented"] !== false
  );
}

function deployable(contract: AstNode, declarations: readonly AstNode[]): AstNode | undefined {
  if (isDeployable(contract)) return contract;
  if (contract["contractKind"] !== "contract") return undefined;
  return declarations.find((node) => isDeployable(node) && idsIn(node, "linearizedBaseContracts").includes(idOf(contract)));
}

function functionsOf(abi: Abi, parts: readonly AstNode[]): readonly SubjectFunction[] {
  const items = abi.filter(({ type }) => type === "function");
  const members = parts.flatMap((part) => childList(part, "nodes"));
  return items.flatMap((item): readonly SubjectFunction[] => {
    const node = members.find((member) => declares(member, item));
    const { name = "", inputs = [], outputs = [], stateMutability } = item;
    if (node === undefined) return [];
    return [
      {
        ...{ name, inputs, outputs, node },
        signature: `${name}(${inputs.map(typeText).join(",")})`,
        payable: stateMutability === "payable",
        view: stateMutability === "view" || stateMutability === "pure",
        overloaded: items.filter((other) => other.name === name).length > 1,
      },
    ];
  });
}

function declares(member: AstNode, { name, inputs = [] }: AbiItem): boolean {
  if (member["name"] !== name) return false;
  if (member.nodeType === "VariableDeclaration") return member["visibility"] === "public";
  const parameters = childList(child(member, "parameters"), "parameters");
  const isOpen = member["visibility"] === "public" || member["visibility"] === "external";
  return (
    member.nodeType === "FunctionDefinition" &&
    isOpen &&
    parameters.length === inputs.length &&
    inputs.every((input, index) => parameters[index]?.["name"] === input.name)
  );
}

function typeText({ type, components = [] }: AbiParameter): string {
  return type.startsWith("tuple") ? `(${components.map(typeText).join(",")})${type.slice("tuple".length)}` : type;
}

/** The functions from which the code is reached, breadth first: the code itself, then whoever calls it. */
function reaching(inner: AstNode, functions: readonly SubjectFunction[], parts: readonly AstNode[]): readonly SubjectFunction[] {
  const code = parts.flatMap((part) => childList(part, "nodes")).filter(isCode);
  const queue = new Set([inner]);
  for (const target of queue) {
    // A call names the declaration that its own contract knows, which the target may override.
    const names = new Set([idOf(target), ...overriddenBy(target)]);
    for (const caller of code) {
      if (!queue.has(caller) && [...nodesIn(caller)].some((node) => names.has(declarationOf(node) ?? -1))) queue.add(caller);
    }
  }
  return [...queue].flatMap((node) => functions.filter((own) => own.node === node && !own.view));
}
