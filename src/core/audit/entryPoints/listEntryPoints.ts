import { flag, isNode, spanOf } from "../hyperkit/ast/astNode.ts";
import type { AstNode } from "../hyperkit/ast/astNode.ts";
import { dependsOnCaller } from "../hyperkit/model/callerChecks.ts";
import { entriesOf } from "../hyperkit/model/contractFacts.ts";
import { modifiersOf } from "../hyperkit/model/functionScope.ts";
import { readProgram, signatureOf } from "../hyperkit/model/program.ts";
import type { Contract, SolidityFunction } from "../hyperkit/model/program.ts";
import type { BuildContent } from "../readBuildInfos.ts";
import type { ContractEntries, EntryAccess, EntryPoint } from "./entryPoint.ts";

/** The entry points of the contracts of a build that can be deployed and whose file `isOwn` (root-relative), by file and name. */
export function listEntryPoints(
  { compilations, files }: Pick<BuildContent, "compilations" | "files">,
  isOwn: (path: string) => boolean,
): readonly ContractEntries[] {
  const found = new Map<string, ContractEntries>();
  for (const { compiler, asts } of compilations) {
    const units = new Map([...asts].filter((entry): entry is [string, AstNode] => isNode(entry[1])));
    for (const contract of readProgram(compiler, units).contracts) {
      const file = files.get(contract.path)?.path;
      if (file === undefined || !isOwn(file) || contract.kind !== "contract" || flag(contract.node, "abstract")) continue;
      const entries = entriesOf(contract)
        .filter(({ isView }) => !isView)
        .flatMap((entry) => toEntryPoint(entry, contract, files) ?? []);
      // A file that several compilers read is listed once.
      found.set(`${file}\0${contract.name}`, { name: contract.name, file, entries });
    }
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, contract]) => contract);
}

function toEntryPoint(entry: SolidityFunction, contract: Contract, files: BuildContent["files"]): EntryPoint | undefined {
  const file = files.get(entry.contract.path);
  if (file === undefined) return undefined;
  return {
    signature: entry.kind === "function" ? signatureOf(entry) : entry.kind,
    isPayable: entry.isPayable,
    access: accessOf(entry, contract),
    declaredIn: entry.contract.name,
    file: file.path,
    line: file.rangeOf(spanOf(entry.node)).startLine,
  };
}

/** As it is in the contract that is deployed: what it calls and its modifiers may be overridden there. */
function accessOf(entry: SolidityFunction, contract: Contract): EntryAccess {
  const here = { ...entry, contract };
  if (dependsOnCaller(here)) {
    const checking = modifiersOf(entry, here).filter((modifier) => dependsOnCaller({ ...modifier, contract }));
    return { kind: "restricted", modifiers: [...new Set(checking.map(({ name }) => name))] };
  }
  const unresolved = entry.modifiers.filter(({ declaration }) => declaration === undefined).map(({ name }) => name);
  return unresolved.length === 0 ? { kind: "anyone" } : { kind: "unknown", modifiers: unresolved };
}
