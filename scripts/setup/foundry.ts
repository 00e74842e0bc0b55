import { createRequire } from "node:module";
import { copyFile, mkdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

const platforms: Readonly<Record<string, string>> = { linux: "linux", darwin: "darwin", win32: "win32" };
const architectures: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64" };

/** Foundry's programs that tests and the demo use. */
export const foundryTools = ["forge", "anvil", "cast"] as const;

/** The native binary inside npm's package of a Foundry tool; npm's own wrapper swallows exit codes. */
export function nativeFoundryBinary(tool: (typeof foundryTools)[number]): string {
  const platform = `${platforms[process.platform] ?? process.platform}-${architectures[process.arch] ?? process.arch}`;
  const manifest = require.resolve(`@foundry-rs/${tool}-${platform}/package.json`);
  return join(dirname(manifest), "bin", process.platform === "win32" ? `${tool}.exe` : tool);
}

/** Puts forge, anvil and cast where `foundryup` puts them, in the given HOME. */
export async function placeFoundry(home: string): Promise<void> {
  const folder = join(home, ".foundry", "bin");
  await mkdir(folder, { recursive: true });
  for (const tool of foundryTools) {
    const binary = nativeFoundryBinary(tool);
    if (process.platform === "win32") await copyFile(binary, join(folder, `${tool}.exe`));
    else await symlink(binary, join(folder, tool));
  }
}
