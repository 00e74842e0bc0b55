import { readFile } from "node:fs/promises";
import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import type { Abi, AbiItem, AbiParameter } from "./abi.ts";
import type { CodeReference, Contract, ContractName } from "./contract.ts";
import { isTable } from "./foundryToml.ts";

/** The contract, or why its artifact cannot be used. */
export type ContractOutcome = { readonly kind: "ok"; readonly contract: Contract } | { readonly kind: "failed"; readonly problem: Problem };

/** Why an artifact is not what forge writes; caught in this file. */
class Unexpected extends Error {}

/** Reads one artifact of forge and checks every part that HyperKit goes on to use. */
export async function readContract(name: ContractName): Promise<ContractOutcome> {
  try {
    return { kind: "ok", contract: parseArtifact(await readFile(name.artifactPath, "utf8"), name) };
  } catch (error) {
    const reason = error instanceof Unexpected ? error.message : error instanceof SyntaxError ? "it is not JSON" : reasonOf(error);
    return { kind: "failed", problem: problem("artifactUnreadable", { contract: name.name, reason }, { details: name.artifactPath }) };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && "code" in error && error.code === "ENOENT" ? "it is gone" : String(error);
}

function parseArtifact(text: string, { source, name }: ContractName): Contract {
  const artifact: unknown = JSON.parse(text);
  if (!isTable(artifact)) throw new Unexpected("it is not an object");
  const creation = table(artifact["bytecode"], "bytecode");
  const runtime = table(artifact["deployedBytecode"], "deployedBytecode");
  return {
    source,
    name,
    abi: parseAbi(artifact["abi"]),
    creationCode: parseCode(creation["object"], "bytecode.object"),
    runtimeCode: parseCode(runtime["object"], "deployedBytecode.object"),
    immutables: parseReferences(runtime["immutableReferences"]),
    unlinked: parseLinks(creation["linkReferences"]),
    compilerVersion: parseVersion(artifact["metadata"]),
  };
}

function table(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (!isTable(value)) throw new Unexpected(`${place} is missing`);
  return value;
}

const itemTypes: ReadonlySet<unknown> = new Set<AbiItem["type"]>(["function", "constructor", "event", "error", "fallback", "receive"]);

function parseAbi(value: unknown): Abi {
  const isItem = (item: unknown): boolean =>
    isTable(item) && itemTypes.has(item["type"]) && areParameters(item["inputs"]) && areParameters(item["outputs"]);
  if (!Array.isArray(value) || !value.every(isItem)) throw new Unexpected("abi is not in the compiler's form");
  return value as Abi; // checked above, down to each parameter
}

function areParameters(value: unknown): value is readonly AbiParameter[] | undefined {
  if (value === undefined) return true;
  return (
    Array.isArray(value) &&
    value.every(
      (one) => isTable(one) && typeof one["name"] === "string" && typeof one["type"] === "string" && areParameters(one["components"]),
    )
  );
}

/** Code in hexadecimal; the placeholders of unlinked libraries (`__$...$__`) are part of it. */
function parseCode(value: unknown, place: string): `0x${string}` {
  const digits = typeof value === "string" ? value.replace(/^0x/, "") : undefined;
  if (digits === undefined || digits.length % 2 !== 0 || !/^(?:[0-9a-fA-F]|__\$[0-9a-f]{34}\$__)*$/.test(digits))
    throw new Unexpected(`${place} is not code`);
  return `0x${digits}`;
}

/** `{ "<ast id>": [{ start, length }] }`; absent where there are none. */
function parseReferences(value: unknown): readonly CodeReference[] {
  if (value === undefined || value === null) return [];
  return Object.values(table(value, "immutableReferences"))
    .flat()
    .map((one) => {
      const { start, length } = table(one, "immutableReferences");
      if (!isPlace(start) || !isPlace(length)) throw new Unexpected("immutableReferences are not places");
      return { start, length };
    });
}

function isPlace(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

/** `{ "<path>": { "<Library>": [...] } }` -> `path:Library`. */
function parseLinks(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  return Object.entries(table(value, "linkReferences")).flatMap(([path, libraries]) =>
    Object.keys(table(libraries, "linkReferences")).map((library) => `${path}:${library}`),
  );
}

/** forge writes the metadata as an object, older versions as a text. */
function parseVersion(metadata: unknown): string {
  const parsed: unknown = typeof metadata === "string" ? JSON.parse(metadata) : metadata;
  const compiler = isTable(parsed) ? parsed["compiler"] : undefined;
  const version = isTable(compiler) ? compiler["version"] : undefined;
  if (typeof version !== "string") throw new Unexpected("metadata has no compiler version");
  return version;
}
