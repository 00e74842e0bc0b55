import { copyFile, mkdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { foundryTools, nativeFoundryBinary, placeFoundry } from "./foundry.ts";
import { once } from "./once.ts";
import { paths } from "./paths.ts";
import { slitherBinary } from "./slither.ts";
import { placeSolc, solcVersion } from "./solc.ts";

/** Makes the private HOME of tests and demo, its tools where their installers put them. */
export async function ensureHome(): Promise<void> {
  const sources = ["home.ts", "foundry.ts", "solc.ts"].map(async (file) => readFile(join(import.meta.dirname, file), "utf8"));
  await once({
    name: "home",
    inputs: [paths.home, process.execPath, solcVersion, ...foundryTools.map(nativeFoundryBinary), ...(await Promise.all(sources))],
    target: paths.home,
    build: async (home) => {
      await placeFoundry(home);
      await placeSolc(home);
      await placeSlither(home);
    },
  });
}

/** Puts slither where pipx and uv show their programs. */
async function placeSlither(home: string): Promise<void> {
  const folder = join(home, ".local", "bin");
  await mkdir(folder, { recursive: true });
  if (process.platform === "win32") await copyFile(slitherBinary, join(folder, "slither.exe"));
  else await symlink(slitherBinary, join(folder, "slither"));
}
