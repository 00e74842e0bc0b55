import type { Intent, IntentKind } from "../intent.ts";
import { isOddName } from "../copySources.ts";
import type { RepositoryEntry } from "../listRepository.ts";

/** Programs that tools start by name: one in the repository waits for somebody's PATH. */
const programs =
  /^(?:forge|cast|anvil|chisel|slither|aderyn|myth|mythril|solc(?:-[\d.]+)?|vyper|solc-select|crytic-compile|python3?|node|npm|npx|git|bash|sh)(?:\.(?:exe|cmd|bat|com|ps1))?$/;

/** Modules that Python imports from its working folder before its own. */
const modules =
  /(?:^|\/)(?:(?:solc|sitecustomize|usercustomize|crytic_compile|slither|json|re|os|sys|logging|typing|subprocess|web3|eth_utils|solc_select|packaging|setuptools|pkg_resources)(?:\.py|\/__init__\.py)|[^/]+\.pth)$/;

/** Configurations that are programs, and files that a shell obeys. */
const scripts =
  /^(?:hardhat\.config\.[cm]?[jt]s|truffle(?:-config)?\.js|brownie-config\.ya?ml|\.pnpmfile\.c?js|\.solcover\.js|\.envrc|wagmi\.config\.[jt]s|ape-config\.ya?ml|remappings\.js)$/;

/** Larger than this no configuration and no source is read (bytes). */
export const maxReadBytes = 5_000_000;

/** What the names and kinds of a repository's files tell, without opening one. */
export function inspectNames(entries: readonly RepositoryEntry[]): readonly Intent[] {
  return entries.flatMap((entry) => {
    const name = entry.path.split("/").at(-1) ?? "";
    const say = (kind: IntentKind, text: string): readonly Intent[] => [{ kind, file: entry.path, line: 0, text }];
    if (entry.kind === "foreignLink") return say("linkOutside", entry.source);
    if (entry.kind === "special") return say("specialFile", name);
    const isSource = name.endsWith(".sol");
    return [
      ...(isOddName(entry.path) || name.startsWith("-") || /[\u200B-\u200F\u202A-\u202E\u2066-\u2069]/.test(name)
        ? say("oddName", name)
        : []),
      ...(isSource && entry.size > maxReadBytes ? say("tooLarge", `${Math.round(entry.size / 1_000_000)} MB`) : []),
      ...(programs.test(name) ? say("programShadow", name) : []),
      ...(modules.test(entry.path) ? say("pythonShadow", name) : []),
      ...(scripts.test(name) ? say("scriptConfig", name) : []),
    ];
  });
}
