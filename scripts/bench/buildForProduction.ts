import { mkdir, mkdtemp, symlink } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { paths } from "../setup/paths.ts";

const linked = [
  ...["src", "node_modules", "media", "tsconfig.base.json"],
  ...["package.json", "package.nls.json", "README.md", "CHANGELOG.md", "LICENSE"],
];

/** Builds the extension as it ships, in a folder of its own so that nobody's `dist/` is pulled away. The caller removes the folder. */
export async function buildForProduction(): Promise<string> {
  await mkdir(paths.tmp, { recursive: true });
  const folder = await mkdtemp(join(paths.tmp, "bundle-"));
  for (const name of linked) await symlink(join(paths.root, name), join(folder, name));
  // Over its budget it exits with 1 and is there all the same: whether the budget holds is for the caller to say.
  await execa(process.execPath, [join(paths.root, "esbuild.mjs"), "--production"], { cwd: folder, reject: false, stderr: "inherit" });
  return folder;
}
