// No file hides characters, names this machine, or switches a rule off without saying why.
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { glob } from "node:fs/promises";

/** Zero-width, direction-changing and tag characters: what is read is not what runs. */
const hidden = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/u;

/** A rule may be switched off for a line with ` -- ` and a reason after it. */
const unexplained = /(?:oxlint|eslint)-disable(?!.* -- \S)|@ts-(?:ignore|nocheck)|@ts-expect-error\s*$/;

/** Inputs whose very bytes matter, and what is not ours. */
const left = /^(?:node_modules|dist|\.work|\.types|\.git|test\/fixtures|test\/golden)(?:\/|$)|^package-lock\.json$/;
const binary = /\.(?:png|jpe?g|gif|webp|ico|gz|tgz|ttf|woff2?|vsix|wasm)$/;

/** What is wrong with a text, as `line: reason`. */
export function textProblems(text: string, machinePaths: readonly string[]): readonly string[] {
  return text.split("\n").flatMap((line, index) => {
    const reasons = [
      hidden.test(line) ? "a character that cannot be seen" : "",
      unexplained.test(line) ? 'a rule is switched off without " -- " and a reason' : "",
      ...machinePaths.map((path) => (line.includes(path) ? `a path of this machine: ${path}` : "")),
    ];
    return reasons.filter((reason) => reason !== "").map((reason) => `${index + 1}: ${reason}`);
  });
}

/** Checks every text under `root`; returns `file:line: reason`. */
export async function checkTexts(root: string): Promise<readonly string[]> {
  const machinePaths = [root, homedir()].map((path) => (path.endsWith(sep) ? path : path + sep)).filter((path) => path.length > 3);
  const found: string[] = [];
  for await (const entry of glob("**/*", { cwd: root, withFileTypes: true, exclude: (name) => isLeft(name.name) })) {
    const path = join(entry.parentPath, entry.name);
    const file = path.slice(join(root, sep).length).split(sep).join("/");
    if (!entry.isFile() || left.test(file) || binary.test(file)) continue;
    found.push(...textProblems(await readFile(path, "utf8"), machinePaths).map((problem) => `${file}:${problem}`));
  }
  return found;
}

function isLeft(name: string): boolean {
  return ["node_modules", "dist", ".work", ".types", ".git"].includes(name);
}

async function main(): Promise<void> {
  const found = await checkTexts(fileURLToPath(new URL("../..", import.meta.url)));
  for (const problem of found) console.error(problem);
  if (found.length > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
