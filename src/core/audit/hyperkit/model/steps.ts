import { child, childList, count, nodesIn, text } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import { classifyCall, resolveInternal } from "./calls.ts";
import type { OutsideCall } from "./calls.ts";
import { isMutableState, rootVariable } from "./expressions.ts";
import { argumentsFor, modifiersOf } from "./functionScope.ts";
import type { SolidityFunction } from "./program.ts";

/** What a function does, in the order of its run. */
export type Step = StepPlace &
  (
    | { readonly kind: "call"; readonly call: OutsideCall }
    | { readonly kind: "read"; readonly variable: AstNode }
    | { readonly kind: "write"; readonly variable: AstNode }
    | { readonly kind: "internal"; readonly called: SolidityFunction }
  );

/** Where a step stands. */
interface StepPlace {
  /** Where, as near as possible. */
  readonly node: AstNode;
  /** The function that the node stands in. */
  readonly within: SolidityFunction;
  /** The branches it stands in: a branching node and the way that was taken there. */
  readonly branches: ReadonlyMap<AstNode, string>;
  /** How many loops it stands in. */
  readonly loops: number;
}

/** What is known where the walk stands. */
interface Walk {
  readonly from: SolidityFunction;
  readonly within: SolidityFunction;
  readonly branches: ReadonlyMap<AstNode, string>;
  readonly loops: number;
  readonly stack: readonly SolidityFunction[];
  readonly out: Step[];
  /** What stands in the place of a modifier's `_`. */
  readonly inner?: (walk: Walk) => void;
}

const known = new WeakMap<SolidityFunction, readonly Step[]>();

/** The steps of a function with its modifiers and internal calls. A loop's body comes once; recursion is not followed. */
export function stepsOf(from: SolidityFunction): readonly Step[] {
  const before = known.get(from);
  if (before !== undefined) return before;
  const out: Step[] = [];
  run(from, { from, within: from, branches: new Map(), loops: 0, stack: [], out });
  known.set(from, out);
  return out;
}

/** True when both can happen in one run. */
export function canBothHappen(a: Step, b: Step): boolean {
  return [...a.branches].every(([node, way]) => (b.branches.get(node) ?? way) === way);
}

const deepest = 12;

function run(called: SolidityFunction, walk: Walk): void {
  if (walk.stack.includes(called) || walk.stack.length >= deepest || walk.out.length > 20_000) return;
  const stack = [...walk.stack, called];
  const body = (at: Walk): void => visit(called.body, { ...at, within: called, stack });
  const chain = modifiersOf(called, walk.from).reduceRight<(at: Walk) => void>(
    (inner, modifier) => (at) => visit(modifier.body, { ...at, within: modifier, stack, inner }),
    body,
  );
  for (const use of called.modifiers) for (const argument of use.arguments) visit(argument, { ...walk, within: called, stack });
  chain({ ...walk, stack });
}

function visit(node: AstNode | undefined, walk: Walk): void {
  if (node === undefined) return;
  switch (node.nodeType) {
    case "Block":
    case "UncheckedBlock":
      visitBlock(childList(node, "statements"), walk);
      return;
    case "PlaceholderStatement":
      walk.inner?.(walk);
      return;
    case "IfStatement":
    case "Conditional":
      visitBranches(node, walk);
      return;
    case "ForStatement":
    case "WhileStatement":
    case "DoWhileStatement":
      visitLoop(node, walk);
      return;
    case "Assignment":
      visit(child(node, "rightHandSide"), walk);
      write(child(node, "leftHandSide"), node, { walk, reads: text(node, "operator") !== "=" });
      return;
    case "UnaryOperation":
      if (["++", "--", "delete"].includes(text(node, "operator"))) write(child(node, "subExpression"), node, { walk, reads: true });
      else visit(child(node, "subExpression"), walk);
      return;
    case "FunctionCall":
      visitCall(node, walk);
      return;
    case "Identifier":
      read(node, walk);
      return;
    default:
      visitParts(node, walk);
  }
}

/** What stands in a node, in the order of its evaluation, which is nearly that of the source. */
function visitParts(node: AstNode, walk: Walk): void {
  for (const field of Object.keys(node)) {
    if (field === "typeName" || field === "overrides" || field === "documentation") continue;
    const value = child(node, field);
    if (value !== undefined) visit(value, walk);
    else for (const each of childList(node, field)) visit(each, walk);
  }
}

/** After a branch that always leaves the function, the rest is the other branch. */
function visitBlock(statements: readonly AstNode[], walk: Walk): void {
  let branches = walk.branches;
  for (const statement of statements) {
    visit(statement, { ...walk, branches });
    if (statement.nodeType !== "IfStatement") continue;
    const [yes, no] = [leaves(child(statement, "trueBody")), leaves(child(statement, "falseBody"))];
    if (yes !== no) branches = new Map([...branches, [statement, yes ? "no" : "yes"]]);
  }
}

/** True where a statement always ends the function. */
function leaves(statement: AstNode | undefined): boolean {
  if (statement === undefined) return false;
  if (["Return", "RevertStatement", "Throw", "Break", "Continue"].includes(statement.nodeType)) return true;
  if (statement.nodeType === "Block") return childList(statement, "statements").some(leaves);
  const callee = statement.nodeType === "ExpressionStatement" ? child(child(statement, "expression"), "expression") : undefined;
  return callee?.nodeType === "Identifier" && text(callee, "name") === "revert";
}

function visitBranches(node: AstNode, walk: Walk): void {
  visit(child(node, "condition"), walk);
  const along = (way: string): Walk => ({ ...walk, branches: new Map([...walk.branches, [node, way]]) });
  visit(child(node, "trueBody") ?? child(node, "trueExpression"), along("yes"));
  visit(child(node, "falseBody") ?? child(node, "falseExpression"), along("no"));
}

function visitLoop(node: AstNode, walk: Walk): void {
  visit(child(node, "initializationExpression"), walk);
  const inside = { ...walk, loops: walk.loops + 1 };
  visit(child(node, "condition"), inside);
  visit(child(node, "body"), inside);
  visit(child(node, "loopExpression"), inside);
}

function place({ within, branches, loops }: Walk): Omit<StepPlace, "node"> {
  return { within, branches, loops };
}

function read(node: AstNode, walk: Walk): void {
  const variable = walk.from.contract.program.declaration(count(node, "referencedDeclaration"));
  if (variable !== undefined && isMutableState(variable)) walk.out.push({ kind: "read", variable, node, ...place(walk) });
}

function write(target: AstNode | undefined, node: AstNode, { walk, reads }: { readonly walk: Walk; readonly reads: boolean }): void {
  if (target?.nodeType === "TupleExpression") {
    for (const part of childList(target, "components")) write(part, node, { walk, reads });
    return;
  }
  for (const index of nodesIn(target)) if (index.nodeType === "IndexAccess") visit(child(index, "indexExpression"), walk);
  const { program } = walk.from.contract;
  const root = rootVariable(target, program);
  // A write through a storage pointer is one to what the pointer was made of.
  const variables = root === undefined || isMutableState(root) ? [root] : pointedTo(root, target, walk);
  for (const variable of variables) {
    if (variable === undefined || !isMutableState(variable)) continue;
    if (reads) walk.out.push({ kind: "read", variable, node, ...place(walk) });
    walk.out.push({ kind: "write", variable, node, ...place(walk) });
  }
}

function pointedTo(pointer: AstNode, target: AstNode | undefined, { from }: Walk): readonly (AstNode | undefined)[] {
  if (text(pointer, "storageLocation") !== "storage" || target?.nodeType === "Identifier") return [];
  const { program } = from.contract;
  const pointers = new Set([pointer]);
  for (const each of pointers) {
    if (isMutableState(each)) continue;
    for (const value of [...program.valuesOf(each), ...argumentsFor(each, from)]) {
      const root = rootVariable(value, program);
      if (root !== undefined) pointers.add(root);
    }
  }
  return [...pointers];
}

function visitCall(node: AstNode, walk: Walk): void {
  const { program } = walk.from.contract;
  visit(child(node, "expression"), walk);
  for (const argument of childList(node, "arguments")) visit(argument, walk);
  const call = classifyCall(node, program);
  if (call.kind === "outside") walk.out.push({ kind: "call", call, node, ...place(walk) });
  if (call.kind === "builtin" && /^(arraypush|arraypop|bytearraypush)$/.test(call.name)) {
    write(child(child(node, "expression"), "expression"), node, { walk, reads: false });
  }
  if (call.kind !== "internal") return;
  const called = resolveInternal(node, call.declaration, walk.from.contract);
  if (called === undefined) return;
  walk.out.push({ kind: "internal", called, node, ...place(walk) });
  run(called, walk);
}
