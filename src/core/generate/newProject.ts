import { readdir } from "node:fs/promises";
import { basename } from "node:path";
import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import { compareVersions } from "../foundry/installedSolc.ts";
import type { CallOptions } from "../lib/callOptions.ts";
import { placeFiles } from "./placeFiles.ts";
import type { Piece } from "./placeFiles.ts";
import { projectFiles } from "./projectTemplate.ts";
import { checkContractName } from "./templates/checkText.ts";

/** What a new project is called and where it goes; the folder exists. */
export interface NewProjectInput {
  /** Absolute. */
  readonly folder: string;
  readonly name: string;
}

/** What creating a project needs from outside. */
export interface NewProjectPorts {
  /** The solc releases on this machine, newest first; see `listInstalledSolc`. */
  readonly installedSolc: () => Promise<readonly string[]>;
}

/** A complete project, or nothing. */
export type NewProjectOutcome =
  | {
      readonly kind: "created";
      /** Root-relative POSIX paths that were written. */
      readonly files: readonly string[];
      /** Root-relative paths that were there before and were left as they are. */
      readonly kept: readonly string[];
      readonly solc: string;
    }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "cancelled" };

/** Pinned where no compiler is on the machine yet; forge downloads it once. */
const usualSolc = "0.8.30";

/** The oldest release that the project's sources accept. */
const oldestSolc = "0.8.20";

/** What may lie in an "empty" folder: it does not concern the project. */
const harmless = new Set([
  ".git",
  ".gitattributes",
  ".editorconfig",
  ".vscode",
  ".idea",
  ".DS_Store",
  "Thumbs.db",
  "LICENSE",
  "LICENSE.md",
]);

/** Files of ours that may be there already, as a fresh repository of a hosting service has them; they are kept. */
const keepable = new Set(["README.md", ".gitignore"]);

const mostNamed = 5;

/** Why a folder cannot take a new project, or undefined. A folder that cannot be read is a problem of writing. */
export async function checkProjectFolder(folder: string): Promise<Problem | undefined> {
  let names: readonly string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    return problem("writeFailed", { path: folder, reason: error instanceof Error ? error.message : String(error) });
  }
  const others = names.filter((name) => !harmless.has(name) && !keepable.has(name) && !name.startsWith(".hyperkit-new-")).toSorted();
  if (others.length === 0) return undefined;
  const more = others.length > mostNamed ? ` and ${others.length - mostNamed} more` : "";
  return problem("folderNotEmpty", { folder: basename(folder), entries: others.slice(0, mostNamed).join(", ") + more });
}

/** The name of a new project proposed from its folder's: an identifier in capitals and small letters, or `Counter`. */
export function proposeProjectName(folder: string): string {
  const words = basename(folder).match(/[A-Za-z][A-Za-z0-9]*/g) ?? [];
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return checkContractName(name, "Counter") === undefined ? name : "Counter";
}

/**
 * Creates a Foundry project that builds and passes its tests as it is, without git, library or network (if a compiler is installed).
 * All or nothing: foundry.toml, which makes the folder a project, takes its place last. Nothing is overwritten.
 */
export async function newProject(input: NewProjectInput, ports: NewProjectPorts, options: CallOptions): Promise<NewProjectOutcome> {
  const invalid = checkContractName(input.name, "Counter") ?? (await checkProjectFolder(input.folder));
  if (invalid !== undefined) return { kind: "failed", problem: invalid };
  const installed = (await ports.installedSolc()).filter(
    (version) => compareVersions(version, oldestSolc) >= 0 && version.startsWith("0.8."),
  );
  const solc = installed.toSorted((a, b) => compareVersions(b, a))[0] ?? usualSolc;
  const present = new Set(await readdir(input.folder));
  const files = projectFiles({ name: input.name, solc });
  const kept = files.map(([path]) => path).filter((path) => present.has(path));
  const pieces: readonly Piece[] = files.filter(([path]) => !present.has(path)).map(([path, text]) => ({ kind: "file", path, text }));
  const outcome = await placeFiles(input.folder, pieces, { signal: options.signal });
  if (outcome.kind !== "placed") return outcome;
  return { kind: "created", files: pieces.map((piece) => piece.path), kept, solc };
}
