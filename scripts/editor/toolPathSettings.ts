import { join } from "node:path";
import { ensureHome } from "../setup/home.ts";
import { paths } from "../setup/paths.ts";

/** User settings that name the tools of the private HOME, for an editor that has the person's own HOME. */
export async function toolPathSettings(): Promise<Readonly<Record<string, string>>> {
  await ensureHome();
  const suffix = process.platform === "win32" ? ".exe" : "";
  const foundry = (tool: string): string => join(paths.home, ".foundry", "bin", `${tool}${suffix}`);
  return {
    "hyperkit.tools.forgePath": foundry("forge"),
    "hyperkit.tools.anvilPath": foundry("anvil"),
    "hyperkit.tools.slitherPath": join(paths.home, ".local", "bin", `slither${suffix}`),
  };
}
