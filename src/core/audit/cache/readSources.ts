import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { tokenize } from "../../solidity/tokens.ts";
import { hashText } from "../analysedFile.ts";
import type { ReadSource, ReadSources } from "../analyzer.ts";
import type { BuildContent } from "../readBuildInfos.ts";

/** What a build read, in the form that is stored. */
export function readSourcesOf({ files, units, compilers }: BuildContent): ReadSources {
  const sources = [...files].map(([path, { text, hash }]): [string, ReadSource] => {
    const { imports, contracts } = units.get(path) ?? { imports: [], contracts: 0 };
    return [path, { hash, imports, contracts, head: headOf(text) }];
  });
  return { sources: Object.fromEntries(sources), compilers };
}

/**
 * A hash of what decides how a file is compiled and what it reaches: everything up to its last `pragma`, byte for byte, and its imports,
 * without white space and comments. Where it stays, so does every place in a `pragma`, and every import means what it meant.
 */
export function headOf(text: string): string {
  const tokens = tokenize(text).filter(({ kind }) => kind !== "comment");
  let depth = 0;
  let end = 0;
  const imports: string[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.text === "{") depth += 1;
    else if (token.text === "}") depth -= 1;
    else if (depth === 0 && (token.text === "import" || token.text === "pragma")) {
      const close = tokens.findIndex((other, at) => at > index && other.text === ";");
      const statement = tokens.slice(index, close === -1 ? undefined : close + 1);
      if (token.text === "pragma") end = statement.at(-1)?.end ?? end;
      else imports.push(statement.map((part) => part.text).join(" "));
    }
  }
  return createHash("sha256")
    .update(JSON.stringify([text.slice(0, end), imports]))
    .digest("hex");
}

/** The stored files whose content is another one now, or that are gone. */
export async function changedSources({ sources }: ReadSources): Promise<readonly string[]> {
  const compared = await Promise.all(
    Object.entries(sources).map(async ([path, { hash }]) => {
      const text = await readFile(path, "utf8").catch(() => undefined);
      return text !== undefined && hashText(text) === hash ? [] : [path];
    }),
  );
  return compared.flat();
}
