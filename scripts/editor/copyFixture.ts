import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { paths } from "../setup/paths.ts";

/** The Foundry projects of `test/fixtures`, one per shape. */
export type FixtureName = "demo" | "monorepo" | "nodeModules";

const openZeppelin = join(paths.root, "node_modules", "@openzeppelin", "contracts");

/** Where each project expects OpenZeppelin; not in the repository, since its sources are npm's. */
const libraryPlaces: Readonly<Record<FixtureName, readonly string[] | undefined>> = {
  demo: ["lib", "openzeppelin-contracts", "contracts"],
  monorepo: undefined,
  nodeModules: ["node_modules", "@openzeppelin", "contracts"],
};

/** Copies a project to `target`, which must not exist, adds its library, and makes it a git repository of its own. */
export async function copyFixture(name: FixtureName, target: string): Promise<void> {
  await cp(join(paths.root, "test", "fixtures", name), target, { recursive: true, errorOnExist: true, force: false });
  const place = libraryPlaces[name];
  if (place !== undefined) {
    const library = join(target, ...place);
    await mkdir(library, { recursive: true });
    await cp(openZeppelin, library, { recursive: true, filter: (path) => path !== join(openZeppelin, "build") });
  }
  await execa("git", ["init", "--quiet", target]);
}
