// `npm run fix`: regenerates what comes from code, applies the linter's safe fixes, formats.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { updateManifest } from "./manifest.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = async (script: string, ...args: readonly string[]): Promise<void> => {
  await execa(process.execPath, [join(root, script), ...args], { cwd: root, stdio: "inherit", reject: false });
};

const written = await updateManifest(root, { check: false });
if (written.length > 0) console.log(`Wrote ${written.join(", ")}.`);
await run("node_modules/oxlint/bin/oxlint", "--fix");
await run("node_modules/oxfmt/bin/oxfmt");
