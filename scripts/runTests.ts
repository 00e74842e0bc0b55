// `npm test [-- --only core,editor]`: sets up, builds, runs every group of tests, and ends with `N passed, N failed`.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod/mini";
import { paths } from "./setup/paths.ts";
import { runMain } from "./setup/runMain.ts";
import { setUp } from "./setup/setUp.ts";
import { failureLines, skipLines } from "./tests/printResults.ts";
import { groupNames, runGroups } from "./tests/runGroups.ts";
import { verdict } from "./tests/verdict.ts";

/** Full titles of tests that CI may skip, each with the reason why that is right. */
const allowedSkips = z.record(z.string(), z.string());

await runMain(async () => {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const only = values.only?.split(",") ?? groupNames;
  if (!only.every((name) => groupNames.includes(name))) {
    console.error(`There are these groups of tests: ${groupNames.join(", ")}.`);
    return 2;
  }
  await setUp();
  const results = await runGroups(only);

  const inCi = process.env["CI"] !== undefined;
  const allowed = allowedSkips.parse(JSON.parse(await readFile(join(paths.root, "test", "allowed-skips.json"), "utf8")));
  const { passed, failed, skipped, forbiddenSkips, good } = verdict(results, inCi ? new Set(Object.keys(allowed)) : undefined);
  for (const line of [...failureLines(forbiddenSkips), ...skipLines(skipped)]) console.log(line);
  console.log(`${passed} passed, ${failed} failed`);
  return good ? 0 : 1;
});
