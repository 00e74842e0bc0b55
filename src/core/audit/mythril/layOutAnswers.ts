import { chmod, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import type { AnalysedFile } from "../analysedFile.ts";
import type { BuildContent } from "../readBuildInfos.ts";

/** A contract that mythril can run: it has code. */
export interface MythrilTarget {
  readonly contract: string;
  /** The file that declares it. */
  readonly file: AnalysedFile;
  /** The copy of that file which mythril is given. */
  readonly copy: string;
  /** e.g. `0.8.30`. */
  readonly compiler: string;
  /** The folder in which mythril finds its compiler. */
  readonly compilers: string;
}

/** What mythril meets in place of the repository. */
export interface MythrilLayout {
  /** In the order of the builds, files and contracts; those that are no own sources are left out. */
  readonly targets: readonly MythrilTarget[];
  /** The analysed files by the path of their copy. */
  readonly files: ReadonlyMap<string, AnalysedFile>;
}

const code = z.looseObject({ object: z.string(), sourceMap: z.optional(z.string()) });
const contract = z.looseObject({ evm: z.looseObject({ bytecode: code, deployedBytecode: code }) });
const source = z.looseObject({ id: z.int(), ast: z.looseObject({ absolutePath: z.optional(z.string()) }) });
const buildInfo = z.looseObject({
  solcVersion: z.string().check(z.regex(/^\d+\.\d+\.\d+$/)),
  output: z.looseObject({
    sources: z.record(z.string(), source),
    contracts: z.optional(z.record(z.string(), z.record(z.string(), contract))),
  }),
});

/** What is laid out. */
export interface MythrilSources {
  /** Where the build that the audit made left its build-info, in the form of `readBuildInfos`. */
  readonly buildInfoFolder: string;
  readonly content: BuildContent;
  /** A folder of ours; emptied first. */
  readonly folder: string;
  isOwn(path: string): boolean;
}

/**
 * Writes copies of the compiled files under names of ours, and for each compilation an executable that mythril takes for the compiler: it
 * prints what forge's compiler said. So mythril compiles nothing, downloads nothing, meets no name and no configuration of the repository,
 * and runs the very code that forge built. Undefined when a build-info cannot be read.
 */
export async function layOutAnswers({ buildInfoFolder, content, folder, isOwn }: MythrilSources): Promise<MythrilLayout | undefined> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const copies = new Map<string, string>();
  for (const [path, file] of content.files) {
    const copy = join(folder, `s${copies.size}.sol`);
    copies.set(path, copy);
    await writeFile(copy, file.text);
  }
  const files = new Map([...content.files].map(([path, file]) => [copies.get(path) ?? "", file]));
  const targets: MythrilTarget[] = [];
  for (const name of (await readdir(buildInfoFolder)).filter((each) => each.endsWith(".json")).toSorted()) {
    const parsed = z.safeParse(buildInfo, JSON.parse(await readFile(join(buildInfoFolder, name), "utf8")));
    if (!parsed.success) return undefined;
    const { solcVersion: compiler, output } = parsed.data;
    const compilers = join(folder, `c${targets.length}-${compiler}`);
    await placeCompiler({ compilers, compiler, answer: renamed(output, copies) });
    for (const [path, contracts] of Object.entries(output.contracts ?? {})) {
      const [file, copy] = [content.files.get(path), copies.get(path)];
      if (file === undefined || copy === undefined || !isOwn(file.path)) continue;
      for (const [title, { evm }] of Object.entries(contracts)) {
        if (evm.deployedBytecode.object !== "") targets.push({ contract: title, file, copy, compiler, compilers });
      }
    }
  }
  return { targets, files };
}

type Output = z.infer<typeof buildInfo>["output"];

function renamed({ sources, contracts }: Output, copies: ReadonlyMap<string, string>): unknown {
  const rename = (path: string): string => copies.get(path) ?? path;
  const known = new Set(Object.values(sources).map(({ id }) => id));
  const completed = ({ evm, ...rest }: z.infer<typeof contract>): unknown => ({
    ...rest,
    evm: { ...evm, bytecode: withGenerated(evm.bytecode, known), deployedBytecode: withGenerated(evm.deployedBytecode, known) },
  });
  return {
    sources: Object.fromEntries(
      Object.entries(sources).map(([path, one]) => [rename(path), { ...one, ast: { ...one.ast, absolutePath: rename(path) } }]),
    ),
    contracts: Object.fromEntries(
      Object.entries(contracts ?? {}).map(([path, named]) => [
        rename(path),
        Object.fromEntries(Object.entries(named).map(([title, one]) => [title, completed(one)])),
      ]),
    ),
  };
}

/** forge leaves the compiler's own routines out, and mythril stops at an instruction of a source that it does not know. */
function withGenerated(bytecode: z.infer<typeof code>, known: ReadonlySet<number>): unknown {
  const ids = (bytecode.sourceMap ?? "").split(";").flatMap((entry) => {
    const index = entry.split(":")[2] ?? "";
    return index === "" || index === "-1" || known.has(Number(index)) ? [] : [Number(index)];
  });
  const generatedSources = [...new Set(ids)].map((id) => ({
    id,
    name: "#utility.yul",
    contents: "",
    ast: { nodeType: "YulBlock", statements: [] },
  }));
  return { generatedSources, ...bytecode };
}

/** The folder and the file are named as mythril's installer of compilers does. */
async function placeCompiler(of: { readonly compilers: string; readonly compiler: string; readonly answer: unknown }): Promise<void> {
  await mkdir(of.compilers, { recursive: true });
  const answer = join(of.compilers, "answer.json");
  await writeFile(answer, JSON.stringify(of.answer));
  const program = join(of.compilers, `solc-v${of.compiler}`);
  const version = `solc, the solidity compiler commandline interface\nVersion: ${of.compiler}+commit.00000000.Linux.g++`;
  const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
  await writeFile(
    program,
    `#!/bin/sh\nif [ "$1" = --version ]; then printf '%s\\n' ${quoted(version)}; else exec cat ${quoted(answer)}; fi\n`,
  );
  await chmod(program, 0o755);
}
