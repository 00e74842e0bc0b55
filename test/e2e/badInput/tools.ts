import { chmod, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nativeFoundryBinary } from "../../../scripts/setup/foundry.ts";
import { slitherBinary } from "../../../scripts/setup/slither.ts";

/** The person's forge, as foundryup would have placed it. */
function forgeOf(home: string): string {
  return join(home, ".foundry", "bin", "forge");
}

function slitherOf(home: string): string {
  return join(home, ".local", "bin", "slither");
}

/** Puts a forge in place that knows its version and hangs in everything else, with a child that hangs as well. */
export async function hangForge(home: string): Promise<void> {
  const script = `#!/bin/sh
[ "$1" = --version ] && exec '${nativeFoundryBinary("forge")}' --version
[ "$1" = child ] && while :; do sleep 0.2; done
"$0" child &
wait
`;
  await replaceForge(home, script, 0o755);
}

/** Puts a forge in place that the system does not execute. */
export async function makeForgeUnusable(home: string): Promise<void> {
  await replaceForge(home, "#!/bin/sh\n", 0o644);
}

/** In one go, as installers do. */
async function replaceForge(home: string, text: string, mode: number): Promise<void> {
  const next = `${forgeOf(home)}.new`;
  await writeFile(next, text);
  await chmod(next, mode);
  await rename(next, forgeOf(home));
}

/** Takes slither away. */
export async function removeSlither(home: string): Promise<void> {
  await rm(slitherOf(home));
}

/** Brings it back. */
export async function restoreSlither(home: string): Promise<void> {
  await symlink(slitherBinary, slitherOf(home));
}
