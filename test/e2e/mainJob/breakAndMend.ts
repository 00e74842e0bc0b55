import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sourcePath } from "./job.ts";
import type { JobWindow } from "./job.ts";
import { token } from "./generateToken.ts";

/** Breaks a line of the token and saves: one squiggle, under exactly the wrong word. Mends it and saves: none. */
export async function breakAndMend({ job, editor, folder }: JobWindow): Promise<void> {
  const file = join(folder, sourcePath(job, `${token}.sol`));
  const before = await readFile(file, "utf8");
  const lines = before.split("\n");
  const index = lines.findIndex((text) => text.includes("_mint(recipient"));
  const good = lines[index] ?? "";
  assert.notEqual(good, "");

  await editor.text.replaceLine(index + 1, good.replace("recipient", "recipent"));
  await editor.tabs.save();
  const squiggles = await editor.problems.waitForSquiggles((now) => now.some(({ severity }) => severity === "error"));
  assert.deepEqual(squiggles, [{ severity: "error", line: index + 1, text: "recipent" }]);
  assert.deepEqual(await editor.problems.counts(), { errors: 1, warnings: 0 });

  await editor.text.replaceLine(index + 1, good);
  await editor.tabs.save();
  await editor.problems.waitForSquiggles((now) => now.length === 0);
  assert.deepEqual(await editor.problems.counts(), { errors: 0, warnings: 0 });
  assert.equal(await readFile(file, "utf8"), before);
}
