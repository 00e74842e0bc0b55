import { posix, win32 } from "node:path";
import type { Environment } from "./baseEnvironment.ts";
import type { ToolName } from "./tool.ts";

/** What the search for programs knows of the computer. */
export interface Computer {
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

/**
 * The folders where installers put a tool, most likely first, absolute. An editor started from a desktop lacks the shell's
 * PATH, so these are what makes a fresh installation work without a word of configuration.
 *
 * pyenv's shims are left out: a shim exists for every version and fails for all but one, and which one can be the
 * repository's choice (`.python-version`). A shim that is on PATH is still found there.
 */
export function knownFolders(tool: ToolName, computer: Computer): readonly string[] {
  const { isAbsolute, normalize } = pathOf(computer.platform);
  const folders = foldersOf[tool](computer);
  return [
    ...new Set(folders.filter((folder): folder is string => folder !== undefined && isAbsolute(folder)).map((folder) => normalize(folder))),
  ];
}

/** The path rules of a platform, also when it is not the one we run on. */
export function pathOf(platform: NodeJS.Platform): typeof posix {
  return platform === "win32" ? win32 : posix;
}

type Folders = readonly (string | undefined)[];

const foldersOf: Readonly<Record<ToolName, (computer: Computer) => Folders>> = {
  forge: foundryFolders,
  anvil: foundryFolders,
  slither: (computer) => pythonFolders("slither-analyzer", computer),
  aderyn: aderynFolders,
  mythril: (computer) => pythonFolders("mythril", computer),
};

function foundryFolders({ environment, platform, home }: Computer): Folders {
  const { join } = pathOf(platform);
  const below = (variable: string, ...parts: readonly string[]): string | undefined => joined(platform, environment[variable], parts);
  // foundryup honours FOUNDRY_DIR, then XDG_CONFIG_HOME, then the home folder.
  const foundryup = [below("FOUNDRY_DIR", "bin"), below("XDG_CONFIG_HOME", ".foundry", "bin"), join(home, ".foundry", "bin")];
  const common = [...foundryup, join(home, ".local", "bin"), join(home, ".cargo", "bin")];
  if (platform === "win32") return [...common, join(home, "scoop", "shims")];
  return [...common, ...unixPrefixes(home)];
}

/** Where pip, pipx and uv put the programs of a package. */
function pythonFolders(name: string, computer: Computer): Folders {
  const { environment, platform, home } = computer;
  const { join } = pathOf(platform);
  const own = join(home, ".local", "bin");
  if (platform === "win32") return [own, ...windowsPython(name, computer)];
  const data = [environment["XDG_DATA_HOME"], join(home, ".local", "share")];
  const pipx = [environment["PIPX_HOME"], ...data.map((folder) => joined(platform, folder, ["pipx"])), join(home, ".local", "pipx")];
  if (platform === "darwin") pipx.push(join(home, "Library", "Application Support", "pipx"));
  const uv = [environment["UV_TOOL_DIR"], ...data.map((folder) => joined(platform, folder, ["uv", "tools"]))];
  return [
    own,
    environment["PIPX_BIN_DIR"],
    environment["UV_TOOL_BIN_DIR"],
    ...pipx.map((folder) => joined(platform, folder, ["venvs", name, "bin"])),
    ...uv.map((folder) => joined(platform, folder, [name, "bin"])),
    ...unixPrefixes(home),
    ...(platform === "darwin" ? pythonVersions.map((version) => join(home, "Library", "Python", version, "bin")) : []),
  ];
}

/** cargo and the installer of a release put it into cargo's folder, cyfrinup into its own. */
function aderynFolders({ environment, platform, home }: Computer): Folders {
  const { join } = pathOf(platform);
  const cargo = [joined(platform, environment["CARGO_HOME"], ["bin"]), join(home, ".cargo", "bin")];
  const common = [...cargo, join(home, ".cyfrin", "bin"), join(home, ".local", "bin")];
  return platform === "win32" ? common : [...common, ...unixPrefixes(home)];
}

/** Newest first; slither needs 3.10 at least. */
const pythonVersions = ["3.14", "3.13", "3.12", "3.11", "3.10"];

function windowsPython(name: string, { environment, platform, home }: Computer): Folders {
  const { join } = pathOf(platform);
  const roaming = environment["APPDATA"] ?? join(home, "AppData", "Roaming");
  const local = environment["LOCALAPPDATA"] ?? join(home, "AppData", "Local");
  const versions = pythonVersions.map((version) => `Python${version.replace(".", "")}`);
  return [
    joined(platform, environment["PIPX_HOME"], ["venvs", name, "Scripts"]),
    join(home, "pipx", "venvs", name, "Scripts"),
    join(local, "pipx", "pipx", "venvs", name, "Scripts"),
    joined(platform, environment["UV_TOOL_DIR"], [name, "Scripts"]),
    join(roaming, "uv", "tools", name, "Scripts"),
    join(roaming, "uv", "data", "tools", name, "Scripts"),
    ...versions.map((version) => join(roaming, "Python", version, "Scripts")),
    ...versions.map((version) => join(local, "Programs", "Python", version, "Scripts")),
  ];
}

function unixPrefixes(home: string): Folders {
  return ["/opt/homebrew/bin", "/usr/local/bin", "/home/linuxbrew/.linuxbrew/bin", posix.join(home, ".nix-profile", "bin"), "/usr/bin"];
}

function joined(platform: NodeJS.Platform, folder: string | undefined, parts: readonly string[]): string | undefined {
  return folder === undefined || folder === "" ? undefined : pathOf(platform).join(folder, ...parts);
}
