import { child, childList, nodesOfType, text } from "../ast/astNode.ts";
import type { AstNode } from "../ast/astNode.ts";
import { classifyCall } from "./calls.ts";
import type { SolidityFunction } from "./program.ts";

/** An argument of a call that trades. */
export interface TradeArgument {
  readonly call: AstNode;
  readonly node: AstNode;
  /** As the called function or the struct declares it, e.g. `amountOutMin`. */
  readonly name: string;
  readonly value: AstNode;
}

const trades =
  /^(swap|exactInput|exactOutput|addLiquidity|removeLiquidity|mint$|increaseLiquidity|decreaseLiquidity|exchange|deposit|redeem|withdraw|zap)/i;

/** The named arguments of the calls of other contracts in a function that trade, those in a struct included. */
export function tradeArguments({ body, contract: { program } }: SolidityFunction): readonly TradeArgument[] {
  return nodesOfType(body, "FunctionCall").flatMap((call): readonly TradeArgument[] => {
    const what = classifyCall(call, program);
    if (what.kind !== "outside" || what.how !== "method" || !trades.test(what.name)) return [];
    const parameters = childList(child(what.declaration, "parameters"), "parameters");
    const direct = named(call, parameters);
    const structs = what.arguments.flatMap((argument) => {
      const values = [argument, ...valuesOf(argument, program)];
      return values.flatMap((value) => {
        if (value.nodeType !== "FunctionCall" || text(value, "kind") !== "structConstructorCall") return [];
        const path = child(value, "expression");
        const declared = program.declaration(referenceOf(path));
        return named(value, childList(declared, "members"));
      });
    });
    return [...direct, ...structs].map(({ name, value }) => ({ call, node: value, name, value }));
  });
}

function referenceOf(node: AstNode | undefined): number | undefined {
  const id = node?.["referencedDeclaration"];
  return typeof id === "number" ? id : undefined;
}

/** What a local variable of a struct type was made of. */
function valuesOf(argument: AstNode, program: SolidityFunction["contract"]["program"]): readonly AstNode[] {
  const declaration = argument.nodeType === "Identifier" ? program.declaration(referenceOf(argument)) : undefined;
  return declaration === undefined ? [] : program.valuesOf(declaration);
}

function named(call: AstNode, parameters: readonly AstNode[]): readonly { readonly name: string; readonly value: AstNode }[] {
  const names = Array.isArray(call["names"]) ? call["names"].map(String) : [];
  return childList(call, "arguments").map((value, place) => ({ name: names[place] ?? text(parameters[place], "name"), value }));
}
