import { chmod, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { CompileOutcome } from "../../src/core/compile/compileOutcome.ts";
import { benchAt } from "../core/compile/compileFolder.ts";
import type { CompileChoice } from "../core/compile/compileFolder.ts";
import { freshFolder } from "../support/freshFolder.ts";

/** What a stranger put into a repository. `$MARK` in a file is the path that a payload touches; `$OUTSIDE` the folder around the repository. */
export interface Hostile {
  readonly files: Readonly<Record<string, string>>;
  /** Path in the repository -> where the link leads. */
  readonly links?: Readonly<Record<string, string>>;
}

/** A hostile repository on the disk, with neighbours that must not come to harm. */
export interface HostileProject {
  readonly root: string;
  /** The folder around the repository. */
  readonly outside: string;
  readonly compile: (more?: Partial<CompileChoice>) => Promise<CompileOutcome>;
  /** What went wrong so far: a payload that ran, a neighbour that was changed; empty when nothing did. */
  readonly harm: () => Promise<readonly string[]>;
}

/** Stands in the neighbour's file; must never be seen in an outcome. */
export const secret = "PRIVATE_KEY=0xdeadbeefcafe";

const honest = "// SPDX-License-Identifier: MIT\npragma solidity ^0.8.20;\ncontract Honest { uint256 public number; }\n";

/** Writes the repository (with one honest contract and an executable `payload`, but for the files `without` which it should be) and its neighbours, in a fresh folder or `into` one. */
export async function makeHostile(
  { files, links = {} }: Hostile,
  { without = [], into }: { readonly without?: readonly string[]; readonly into?: string } = {},
): Promise<HostileProject> {
  const outside = into ?? (await freshFolder());
  const neighbours = { "victim/keep.txt": "kept", "victim/src/keep.sol": "kept", "secret.env": `${secret}\n` };
  const [root, marker] = [join(outside, "project"), join(outside, "MARK")];
  const payload = `#!/bin/sh\ntouch '${marker}'\necho 'Version: 0.8.30+commit.73712a01.Linux.g++'\n`;
  // A repository of its own: otherwise everything around it would be part of the same repository.
  const all = { ".git/HEAD": "ref: refs/heads/main\n", "foundry.toml": "", "src/Honest.sol": honest, payload, ...files };
  for (const [path, text] of Object.entries(neighbours)) {
    await mkdir(dirname(join(outside, path)), { recursive: true });
    await writeFile(join(outside, path), text);
  }
  for (const [path, text] of Object.entries(all)) {
    if (without.includes(path)) continue;
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text.replaceAll("$MARK", marker).replaceAll("$OUTSIDE", outside));
  }
  await chmod(join(root, "payload"), 0o755);
  for (const [path, target] of Object.entries(links)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await symlink(target.replaceAll("$OUTSIDE", outside), join(root, path));
  }
  const before = await snapshot(outside);
  const harm = async (): Promise<readonly string[]> => {
    const after = await snapshot(outside);
    return [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
  };
  const { compile } = await benchAt(root);
  return { root, outside, compile, harm };
}

/** Every file below a folder and what is in it; the repository's own files included: compiling changes none of them. */
async function snapshot(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file.slice(folder.length + 1), await readFile(file, "utf8")] as const)));
}
