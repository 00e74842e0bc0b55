import { mkdir, realpath, rm, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import type { FoundryConfig } from "../../foundry/foundryConfig.ts";
import type { Project } from "../../foundry/project.ts";
import type { BuildContent } from "../readBuildInfos.ts";

/** What is laid out, and where. */
export interface Layout {
  /** HyperKit's own folder: emptied first. */
  readonly folder: string;
  readonly project: Project;
  readonly config: FoundryConfig;
  readonly content: BuildContent;
}

/**
 * Writes what forge compiled into a folder of ours, byte for byte, and a foundry.toml of ours beside it; resolves with the real path of the
 * copy's root, and the remappings as they hold there. aderyn compiles by itself and obeys what lies in a Project (`aderyn.toml`, foundry.toml, `remappings.txt`,
 * hardhat.config.*), so that a repository could choose its compiler, hide sources and switch detectors off: nothing of the repository but
 * Solidity comes here, and no link. Libraries outside of the root keep their place beside it, so that every relative path holds.
 */
export async function layOutSources({
  folder,
  project,
  config,
  content,
}: Layout): Promise<
  | { readonly kind: "laidOut"; readonly root: string; readonly remappings: readonly string[] }
  | { readonly kind: "impossible"; readonly reason: string }
> {
  const paths = [...content.files.keys()];
  const other = paths.find((path) => !path.endsWith(".sol"));
  // Such a file could bear the name of a configuration.
  if (other !== undefined) return { kind: "impossible", reason: `${other} is not named as Solidity.` };
  const common = commonFolder([join(project.root, config.src), project.root, ...paths.map((path) => dirname(path))]);
  if (common === undefined) return { kind: "impossible", reason: "the sources lie on several drives." };
  await rm(folder, { recursive: true, force: true });
  for (const [path, { text }] of content.files) {
    const copy = join(folder, relative(common, path));
    await mkdir(dirname(copy), { recursive: true });
    await writeFile(copy, text);
  }
  const root = join(folder, relative(common, project.root));
  await mkdir(root, { recursive: true });
  const real = await realpath(root);
  const remappings = content.remappings.flatMap((remapping) => moveTarget(remapping, { common, folder }));
  await writeFile(join(real, "foundry.toml"), await safeToml(config, content.compilers, remappings));
  return { kind: "laidOut", root: real, remappings };
}

/** The innermost folder that holds all of the folders; undefined where there is none. */
function commonFolder(folders: readonly string[]): string | undefined {
  let [common = ""] = folders;
  while (!folders.every((folder) => isInside(folder, common))) {
    if (dirname(common) === common) return undefined;
    common = dirname(common);
  }
  return common;
}

function isInside(path: string, folder: string): boolean {
  const rest = relative(folder, path);
  return rest !== ".." && !rest.startsWith(`..${sep}`) && !isAbsolute(rest);
}

interface Move {
  readonly common: string;
  readonly folder: string;
}

/** Where there is one compiler it is named, so that aderyn neither chooses another one nor downloads it. */
async function safeToml(
  { src, test, script, libs, compiler }: FoundryConfig,
  [solc, ...others]: readonly string[],
  remappings: readonly string[],
): Promise<string> {
  const { stringify } = await import("smol-toml");
  const evmVersion = compiler["evm_version"];
  const profile = {
    ...{ src, test, script, libs },
    remappings,
    auto_detect_remappings: false,
    ...(solc !== undefined && others.length === 0 ? { solc } : {}),
    ...(typeof evmVersion === "string" ? { evm_version: evmVersion } : {}),
    ...{ ffi: false, fs_permissions: [] },
  };
  return `# Written by HyperKit; changes are lost.\n${stringify({ profile: { default: profile } })}\n`;
}

/** A remapping of the copy. An absolute target that nothing was compiled from is left out. */
function moveTarget(remapping: string, { common, folder }: Move): readonly string[] {
  const split = remapping.indexOf("=") + 1;
  const target = remapping.slice(split);
  if (!isAbsolute(target)) return [remapping];
  if (!isInside(target, common)) return [];
  const moved = join(folder, relative(common, target)).split(sep).join("/");
  return [`${remapping.slice(0, split)}${moved}${target.endsWith("/") ? "/" : ""}`];
}
