import { child, childList, count, flag, nodesIn, text } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import { classifyCall, resolveInternal } from "./calls.ts";
import type { Program, SolidityFunction } from "./program.ts";
import { guardPlace } from "./reverts.ts";

const reached = new WeakMap<SolidityFunction, readonly SolidityFunction[]>();

/** A function, its modifiers and every function that it calls inside of the contract and its libraries, itself first. */
export function reachOf(from: SolidityFunction): readonly SolidityFunction[] {
  const known = reached.get(from);
  if (known !== undefined) return known;
  const all = new Set([from]);
  for (const each of all) {
    for (const next of calledBy(each, from)) all.add(next);
  }
  const reach = [...all];
  reached.set(from, reach);
  return reach;
}

function calledBy(each: SolidityFunction, from: SolidityFunction): readonly SolidityFunction[] {
  const { program } = from.contract;
  const modifiers = modifiersOf(each, from);
  const calls = nodesIn(each.body).flatMap((node) => {
    if (node.nodeType !== "FunctionCall") return [];
    const call = classifyCall(node, program);
    return call.kind === "internal" ? (resolveInternal(node, call.declaration, from.contract) ?? []) : [];
  });
  return [...modifiers, ...calls];
}

/** The modifiers of a function as they are in the contract that it is looked at from. */
export function modifiersOf(each: SolidityFunction, from: SolidityFunction): readonly SolidityFunction[] {
  return each.modifiers.flatMap(({ declaration }) => {
    if (declaration?.nodeType !== "ModifierDefinition") return [];
    const named = from.contract.program.functionOf(declaration);
    for (const base of from.contract.lineage) {
      const found = base.functions.find(({ kind, name }) => kind === "modifier" && name === named?.name);
      if (found !== undefined) return [found];
    }
    return named === undefined ? [] : [named];
  });
}

const nodesReached = new WeakMap<SolidityFunction, readonly AstNode[]>();

/** Every node of a function's reach: see `reachOf`. */
export function reachedNodes(from: SolidityFunction): readonly AstNode[] {
  const known = nodesReached.get(from);
  if (known !== undefined) return known;
  const nodes = reachOf(from).flatMap(({ body }) => nodesIn(body));
  nodesReached.set(from, nodes);
  return nodes;
}

/** Every condition that decides in a function's reach whether it goes on, and how. */
export function conditionsOf(from: SolidityFunction): readonly AstNode[] {
  return reachedNodes(from).flatMap((node) => conditionOf(node, from) ?? []);
}

/** The condition of one node; undefined where it has none. */
export function conditionOf(node: AstNode, { contract: { program } }: SolidityFunction): AstNode | undefined {
  if (node.nodeType === "IfStatement" || node.nodeType === "Conditional") return child(node, "condition");
  if (node.nodeType !== "FunctionCall") return undefined;
  const call = classifyCall(node, program);
  const given = childList(node, "arguments");
  if (call.kind === "internal") return given[guardOf(call.declaration, program)];
  return call.kind === "builtin" && (call.name === "require" || call.name === "assert") ? given[0] : undefined;
}

const guards = new WeakMap<AstNode, number>();

/** The place of the argument that has to be true, of a function that is nothing but a `require` of one's own. */
function guardOf(declaration: AstNode, program: Program): number {
  const known = guards.get(declaration);
  if (known !== undefined) return known;
  const place = guardPlace(declaration, program);
  guards.set(declaration, place);
  return place;
}

/** True for a local variable or a parameter. */
export function isLocal(declaration: AstNode): boolean {
  return declaration.nodeType === "VariableDeclaration" && !flag(declaration, "stateVariable") && !flag(declaration, "constant");
}

/** How far `expand` looks. */
export interface Reach {
  /** Parameters of internal functions are what their callers give. */
  readonly callers?: boolean;
}

/**
 * Every node that an expression is computed from: itself, the values of the local variables in it, the results of the internal functions
 * that it calls, and so on. The order of statements is not regarded: a value that is only set later counts too.
 */
export function expand(expression: AstNode | undefined, from: SolidityFunction, { callers = false }: Reach = {}): readonly AstNode[] {
  const { contract } = from;
  const { program } = contract;
  const all = new Set<AstNode>();
  const queue: AstNode[] = expression === undefined ? [] : [expression];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const node of nodesIn(next)) {
      if (all.has(node)) continue;
      all.add(node);
      if (node.nodeType === "Identifier") {
        const declaration = program.declaration(count(node, "referencedDeclaration"));
        if (declaration !== undefined && isLocal(declaration)) {
          queue.push(...program.valuesOf(declaration));
          if (callers) queue.push(...argumentsFor(declaration, from));
        }
      } else if (node.nodeType === "FunctionCall") {
        const call = classifyCall(node, program);
        const called = call.kind === "internal" ? resolveInternal(node, call.declaration, contract) : undefined;
        if (called !== undefined) queue.push(...resultsOf(called));
      }
    }
  }
  return [...all];
}

/** What a parameter is given: by the calls that the function reaches where the chain begins with it, else by every call. */
export function argumentsFor(parameter: AstNode, from: SolidityFunction): readonly AstNode[] {
  const { program } = from.contract;
  const given = program.argumentsOf(parameter);
  if (!from.isEntry || given.length === 0) return given;
  const reach = new Set(reachOf(from));
  return given.filter((argument) => {
    const around = functionAround(argument, program);
    return around !== undefined && reach.has(around);
  });
}

/** The function that a node stands in. */
export function functionAround(node: AstNode, program: Program): SolidityFunction | undefined {
  for (let at: AstNode | undefined = node; at !== undefined; at = program.parentOf(at)) {
    const around = program.functionOf(at);
    if (around !== undefined) return around;
  }
  return undefined;
}

/** What a function returns. */
function resultsOf(called: SolidityFunction): readonly AstNode[] {
  const returned = nodesIn(called.body).flatMap((node) => (node.nodeType === "Return" ? (child(node, "expression") ?? []) : []));
  const named = called.returns.filter((variable) => text(variable, "name") !== "");
  return [...returned, ...named, ...named.flatMap((variable) => called.contract.program.valuesOf(variable))];
}
