import { join } from "node:path";
import { execa } from "execa";
import { SetUpError } from "../bootstrap/setUpError.mjs";
import { withLock } from "../bootstrap/withLock.mjs";
import { paths } from "./paths.ts";

/** Bundles the extension into `dist`, as a developer's build. Rejects with a `SetUpError` that holds the bundler's messages. */
export async function buildExtension(): Promise<void> {
  await withLock(join(paths.work, "locks", "build"), async () => {
    const bundler = join(paths.root, "esbuild.mjs");
    const { exitCode, all } = await execa(process.execPath, [bundler], { cwd: paths.root, all: true, reject: false });
    if (exitCode !== 0) throw new SetUpError(`The extension does not build:\n${all}`);
  });
}
