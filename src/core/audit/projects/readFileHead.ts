import { readFile } from "node:fs/promises";
import { tokenize } from "../../solidity/tokens.ts";

/** What a Solidity file brings in and what it declares. */
export interface FileHead {
  /** The paths of its imports, as written. */
  readonly imports: readonly string[];
  /** The names of its contracts and libraries; interfaces hold no code. */
  readonly contracts: readonly string[];
}

/** Reads the head of a file by its absolute path. A file that cannot be read has none: the compiler will say so. */
export async function readFileHead(file: string): Promise<FileHead> {
  const text = await readFile(file, "utf8").catch(() => "");
  const tokens = tokenize(text).filter(({ kind }) => kind !== "comment");
  const imports: string[] = [];
  const contracts: string[] = [];
  let lastString: string | undefined;
  let isImport = false;
  for (const [index, { kind, text: word }] of tokens.entries()) {
    if (word === "import") [isImport, lastString] = [true, undefined];
    else if (kind === "string") lastString = word.slice(1, -1);
    else if (word === ";" && isImport) {
      if (lastString !== undefined) imports.push(lastString);
      isImport = false;
    } else if (word === "contract" || word === "library") {
      const name = tokens[index + 1];
      if (name?.kind === "word") contracts.push(name.text);
    }
  }
  return { imports, contracts };
}
