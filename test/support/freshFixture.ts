import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { copyFixture } from "../../scripts/editor/copyFixture.ts";
import type { FixtureName } from "../../scripts/editor/copyFixture.ts";
import { paths } from "../../scripts/setup/paths.ts";

/** A copy of a Foundry project that a test may do anything to. */
export interface FreshFixture {
  /** Real path of its folder. */
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/** Copies a project of `test/fixtures`, with its library, below `.work/tmp`. */
export async function freshFixture(name: FixtureName): Promise<FreshFixture> {
  await mkdir(paths.tmp, { recursive: true });
  const parent = await realpath(await mkdtemp(join(paths.tmp, "fixture-")));
  const folder = join(parent, name);
  await copyFixture(name, folder);
  return { folder, remove: async () => rm(parent, { recursive: true, force: true, maxRetries: 5 }) };
}
