import { createRequire } from "node:module";
import type { AstNode } from "../../../../src/core/audit/hyperkit/ast/astNode.ts";
import { readProgram } from "../../../../src/core/audit/hyperkit/model/program.ts";
import type { Program } from "../../../../src/core/audit/hyperkit/model/program.ts";

/** The packages of the compilers of tests, one of each line of Solidity. */
export type Compiler = "solc" | "solc-0.4" | "solc-0.5" | "solc-0.6" | "solc-0.7";

/** What is used of a compiler's module. */
interface Module {
  readonly HEAPU8: Uint8Array;
  readonly _malloc?: (size: number) => number;
  readonly _solidity_alloc?: (size: number) => number;
  readonly _solidity_compile?: unknown;
  cwrap(name: string, result: "string", parameters: readonly "number"[]): (...values: readonly number[]) => string;
}

interface Answer {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
  readonly sources?: Readonly<Record<string, { readonly ast: AstNode }>>;
}

const require = createRequire(import.meta.url);

/** Compiles sources with a real compiler in this process, and reads what it made of them. */
export function compileSources(sources: Readonly<Record<string, string>>, compiler: Compiler = "solc"): Program {
  const soljson = require(`${compiler}/soljson.js`) as Module; // the packages' own file
  const { version } = require(`${compiler}/package.json`) as { readonly version: string };
  const input = {
    language: "Solidity",
    sources: Object.fromEntries(Object.entries(sources).map(([path, content]) => [path, { content }])),
    settings: { outputSelection: { "*": { "": ["ast"] } } },
  };
  const bytes = Buffer.from(`${JSON.stringify(input)}\0`, "utf8");
  const pointer = soljson._solidity_alloc?.(bytes.length) ?? soljson._malloc?.(bytes.length) ?? 0;
  soljson.HEAPU8.set(bytes, pointer);
  const name = soljson._solidity_compile === undefined ? "compileStandard" : "solidity_compile";
  const answer = JSON.parse(soljson.cwrap(name, "string", ["number", "number", "number"])(pointer, 0, 0)) as Answer;
  const errors = (answer.errors ?? []).filter(({ severity }) => severity === "error").map(({ formattedMessage }) => formattedMessage);
  if (errors.length > 0) throw new Error(errors.join("\n"));
  return readProgram(version, new Map(Object.entries(answer.sources ?? {}).map(([path, { ast }]) => [path, ast])));
}
