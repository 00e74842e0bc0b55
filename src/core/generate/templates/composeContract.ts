import type { OpenZeppelinSource } from "../openZeppelinVersion.ts";
import { contractHeader, functionLines, indented } from "./layout.ts";
import type { FunctionParts } from "./layout.ts";
import { inheritanceOrder, libraryContract, oldestSolidity } from "./openZeppelinContracts.ts";
import type { LibraryContractName } from "./openZeppelinContracts.ts";
import { requiredOverrides } from "./overrides.ts";
import type { RequiredOverride } from "./overrides.ts";
import type { SolidityFile } from "./template.ts";

/** A base of the contract; `arguments` are Solidity expressions for its constructor, where it takes any. */
export interface Base {
  readonly contract: LibraryContractName;
  readonly arguments?: readonly string[];
  /** True when another base brings it along: it gets its arguments, but is not named in the contract's `is`. */
  readonly indirect?: true;
}

/** A parameter of the constructor: what only the deployer can know. */
export interface ConstructorParameter {
  readonly type: string;
  readonly name: string;
  /** For NatSpec, one line. */
  readonly description: string;
}

/** A function of the contract's own, with its NatSpec lines (without `///`). */
export interface OwnFunction extends FunctionParts {
  readonly natSpec: readonly string[];
}

/** Everything a template says of its contract; imports, order, overrides and layout are computed. */
export interface ContractParts {
  readonly name: string;
  /** NatSpec lines of the contract (without `///`); never text that a person typed. */
  readonly natSpec: readonly string[];
  readonly bases: readonly Base[];
  /** Library interfaces that the contract only mentions: symbol -> path below the contracts folder. */
  readonly mentions?: Readonly<Record<string, string>>;
  /** Constants, then state variables: complete lines. */
  readonly constants?: readonly string[];
  readonly state?: readonly string[];
  readonly parameters: readonly ConstructorParameter[];
  readonly payable?: boolean;
  /** Statements of the constructor. */
  readonly body?: readonly string[];
  readonly functions?: readonly OwnFunction[];
}

/** Writes the source of a contract over the library, formatted as forge fmt would. Deterministic. */
export function composeContract(parts: ContractParts, openZeppelin: OpenZeppelinSource): SolidityFile {
  const mentioned = inheritanceOrder.filter((name) => parts.bases.some((base) => base.contract === name));
  const bases = mentioned.filter((name) => parts.bases.some((base) => base.contract === name && base.indirect !== true));
  const overrides = requiredOverrides(bases).map(overrideLines);
  const sections = [
    parts.constants ?? [],
    parts.state ?? [],
    constructorLines(parts, mentioned),
    ...(parts.functions ?? []).map((own) => [...comments(own.natSpec), ...functionLines(own)]),
    ...overrides,
  ].filter((section) => section.length > 0);
  const body = sections.flatMap((section, index) => (index === 0 ? section : ["", ...section]));
  const lines = [
    "// SPDX-License-Identifier: MIT",
    `pragma solidity ^${oldestSolidity(mentioned, openZeppelin.version)};`,
    "",
    ...importLines(mentioned, parts.mentions ?? {}, openZeppelin.importPrefix),
    "",
    ...comments(parts.natSpec),
    ...contractHeader(parts.name, bases),
    ...indented(body),
    "}",
    "",
  ];
  return { path: `${parts.name}.sol`, source: lines.join("\n") };
}

function comments(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `/// ${line}`);
}

function importLines(
  mentioned: readonly LibraryContractName[],
  mentions: Readonly<Record<string, string>>,
  prefix: string,
): readonly string[] {
  const paths = { ...Object.fromEntries(mentioned.map((name) => [name, libraryContract(name).path])), ...mentions };
  return Object.entries(paths)
    .toSorted(([, a], [, b]) => (a < b ? -1 : 1))
    .map(([symbol, path]) => `import {${symbol}} from "${prefix}${path}";`);
}

function constructorLines(parts: ContractParts, mentioned: readonly LibraryContractName[]): readonly string[] {
  const calls = mentioned.flatMap((name) => {
    const given = parts.bases.find((base) => base.contract === name)?.arguments;
    return given === undefined ? [] : [`${name}(${given.join(", ")})`];
  });
  const documented = parts.parameters.map(({ name, description }) => `@param ${name} ${description}`);
  const constructor = functionLines({
    head: "constructor",
    parameters: parts.parameters.map(({ type, name }) => `${type} ${name}`),
    attributes: [...(parts.payable === true ? ["payable"] : []), ...calls],
    body: parts.body ?? [],
  });
  return [...comments(documented), ...constructor];
}

function overrideLines({ function: shared, bases }: RequiredOverride): readonly string[] {
  const call = `super.${shared.name}(${shared.parameters.map((parameter) => parameter.split(" ").at(-1)).join(", ")});`;
  return functionLines({
    head: `function ${shared.name}`,
    parameters: shared.parameters,
    attributes: [
      shared.name.startsWith("_") ? "internal" : "public",
      ...(shared.view ? ["view"] : []),
      `override(${bases.join(", ")})`,
      ...(shared.returns === "" ? [] : [`returns (${shared.returns})`]),
    ],
    body: [shared.returns === "" ? call : `return ${call}`],
  });
}
