import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { SourceRange } from "../../protocol/sourceRange.ts";
import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import { findTomlLine } from "../foundry/tomlPlaces.ts";
import type { CompilerDiagnostic } from "./diagnostic.ts";
import { projectFile, projectPath } from "./placeDiagnostics.ts";
import { plainText } from "./plainText.ts";

/** What forge's words come to: errors on the files they name, or one problem. */
export type Explanation =
  | { readonly kind: "diagnostics"; readonly diagnostics: readonly CompilerDiagnostic[] }
  | { readonly kind: "problem"; readonly problem: Problem };

const longestReason = 300;

/** True when forge wanted to download a compiler and had no network: asked again with `FOUNDRY_OFFLINE` it says which and for what. */
export function isDownloadFailure(words: string): boolean {
  return /error sending request for url|client error \(Connect\)|dns error|operation timed out/.test(words);
}

/** Explains what forge printed instead of an answer, for the Project with the given root and configured compiler. */
export async function explainWords(root: string, words: string): Promise<Explanation> {
  const missing = await missingCompiler(root, words);
  if (missing !== undefined) return { kind: "problem", problem: missing };
  const diagnostics = [
    ...(await wrongVersions(root, words)),
    ...(await incompatibleVersions(root, words)),
    ...unreadableSources(root, words),
  ];
  if (diagnostics.length > 0) return { kind: "diagnostics", diagnostics };
  return { kind: "problem", problem: forgeFailed(words) };
}

/** The problem with forge's own first sentence. */
export function forgeFailed(words: string): Problem {
  const said = plainText(/^Error: ([\s\S]+?)(?:\n\n|$(?![\s\S]))/m.exec(words)?.[1] ?? words.trim()).replaceAll(/\s*\n\s*/g, " ");
  const reason = said.length > longestReason ? `${said.slice(0, longestReason)}...` : said;
  return problem("forgeFailed", { reason: reason === "" ? "it gave no reason." : reason }, { details: words });
}

async function missingCompiler(root: string, words: string): Promise<Problem | undefined> {
  const [, source, wanted] =
    /invalid solc version in (.+?): No solc version installed that matches the version requirement: (.+)/.exec(words) ?? [];
  if (source !== undefined && wanted !== undefined) {
    const file = projectPath(root, source);
    const { startLine: line } = await pragmaRange(root, file);
    return problem(
      "compilerMissing",
      { file: plainText(file), version: plainText(wanted) },
      { details: words, place: { file: resolve(root, file), line } },
    );
  }
  const version = /can't install missing solc (\S+) in offline mode/.exec(words)?.[1];
  if (version === undefined) return undefined;
  const file = resolve(root, projectFile);
  const line = findTomlLine(await readFile(file, "utf8").catch(() => ""), ["profile", "default", "solc"]);
  return problem("compilerMissing", { file: projectFile, version: plainText(version) }, { details: words, place: { file, line } });
}

async function wrongVersions(root: string, words: string): Promise<readonly CompilerDiagnostic[]> {
  const found = [...words.matchAll(/Encountered invalid solc version in (.+?): (.+)$/gm)];
  return Promise.all(found.map(async ([, source = "", message = ""]) => diagnosticAt(root, source, message)));
}

/** `Found incompatible versions:` and then, for each file, its requirement and those of its imports. */
async function incompatibleVersions(root: string, words: string): Promise<readonly CompilerDiagnostic[]> {
  const found = [...words.matchAll(/^(\S.*?\.sol) (\S.*) imports:\n((?: +\S.*(?:\n|$))+)/gm)];
  return Promise.all(
    found.map(async ([, source = "", requirement = "", block = ""]) => {
      const imports = [...block.matchAll(/^ +(\S.*?\.sol) (\S.*)$/gm)];
      const related = imports.map(async ([, file = "", wanted = ""]) => {
        const { range, message } = await diagnosticAt(root, file, `This file asks for ${wanted}.`);
        return { file: projectPath(root, file), range, message };
      });
      const message = `No compiler version fits this file (${requirement}) and all that it imports.`;
      return { ...(await diagnosticAt(root, source, message)), related: await Promise.all(related) };
    }),
  );
}

function unreadableSources(root: string, words: string): readonly CompilerDiagnostic[] {
  const found = words.matchAll(/^Error: "(.+)": (stream did not contain valid UTF-8)/gm);
  return [...found].map(([, file = "", message = ""]) => makeDiagnostic(projectPath(root, file), emptyRange, message));
}

async function diagnosticAt(root: string, source: string, message: string): Promise<CompilerDiagnostic> {
  const file = projectPath(root, source);
  return makeDiagnostic(file, await pragmaRange(root, file), message);
}

function makeDiagnostic(file: string, range: SourceRange, message: string): CompilerDiagnostic {
  return { file, range, severity: "error", code: "", message: plainText(message), related: [] };
}

const emptyRange: SourceRange = { startLine: 0, startCharacter: 0, endLine: 0, endCharacter: 0 };

/** The first version pragma of a source, else its start. */
async function pragmaRange(root: string, file: string): Promise<SourceRange> {
  const lines = (await readFile(resolve(root, file), "utf8").catch(() => "")).replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const line = lines.findIndex((text) => /^\s*pragma\s+solidity\b/.test(text));
  if (line === -1) return emptyRange;
  const text = (lines[line] ?? "").trimEnd();
  return { startLine: line, startCharacter: text.length - text.trimStart().length, endLine: line, endCharacter: text.length };
}
