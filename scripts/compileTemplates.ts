// Compiles every combination of every template with the real forge, for the library of node_modules or for another release:
//   node scripts/compileTemplates.ts [folder of @openzeppelin/contracts]
// The tests compile a set in which every pair of choices occurs; this is the full product, and the check of older releases.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { draftContract } from "../src/core/generate/draftContract.ts";
import { parseOpenZeppelinVersion } from "../src/core/generate/openZeppelinVersion.ts";
import { templateTable } from "../src/core/generate/templates/templateTable.ts";
import { createProcessRunner } from "../src/core/process/runProcess.ts";
import { nativeFoundryBinary, placeFoundry } from "./setup/foundry.ts";
import { paths, root } from "./setup/paths.ts";
import { placeSolc, solcVersion } from "./setup/solc.ts";
import { allAnswers, numbered } from "./templates/templateAnswers.ts";

async function writeContracts(project: string, library: string): Promise<number> {
  const manifest: unknown = JSON.parse(await readFile(join(library, "package.json"), "utf8"));
  const stated = typeof manifest === "object" && manifest !== null && "version" in manifest ? manifest.version : undefined;
  const version = parseOpenZeppelinVersion(stated);
  if (version === undefined) throw new Error(`${library} has no readable version.`);
  const openZeppelin = { version, importPrefix: "@openzeppelin/contracts/" };
  await mkdir(join(project, "src"));
  let count = 0;
  for (const template of templateTable) {
    const sets = numbered(template, allAnswers(template, openZeppelin));
    for (const answers of sets) {
      const outcome = draftContract({ template: template.id, answers, openZeppelin, sourceFolder: "src" });
      if (outcome.kind === "failed") throw new Error(`${template.id} ${JSON.stringify(answers)}: ${outcome.problem.name}`);
      await writeFile(join(project, outcome.file.path), outcome.file.source);
    }
    console.log(`${template.id}: ${sets.length} combinations over ${version.text}`);
    count += sets.length;
  }
  return count;
}

async function forge(project: string, ...args: readonly string[]): Promise<void> {
  const run = createProcessRunner({ ...process.env, HOME: join(project, "home"), USERPROFILE: join(project, "home") });
  const outcome = await run({ file: nativeFoundryBinary("forge"), args, cwd: project, signal: new AbortController().signal });
  if (outcome.kind === "exited" && outcome.exitCode === 0) return;
  throw new Error(`forge ${args.join(" ")}: ${"stdout" in outcome ? `${outcome.stdout}\n${outcome.stderr}` : outcome.kind}`);
}

const library = resolve(process.argv[2] ?? join(root, "node_modules", "@openzeppelin", "contracts"));
await mkdir(paths.tmp, { recursive: true });
const project = await mkdtemp(join(paths.tmp, "templates-"));
try {
  await placeFoundry(join(project, "home"));
  await placeSolc(join(project, "home"));
  await writeFile(join(project, "foundry.toml"), `[profile.default]\nsolc = "${solcVersion}"\n[lint]\nlint_on_build = false\n`);
  await writeFile(join(project, "remappings.txt"), "@openzeppelin/contracts/=lib/openzeppelin-contracts/contracts/\n");
  await cp(library, join(project, "lib", "openzeppelin-contracts", "contracts"), { recursive: true, dereference: true });
  const count = await writeContracts(project, library);
  await forge(project, "fmt", "--check", "src");
  await forge(project, "build");
  console.log(`${count} contracts compile and are formatted.`);
} finally {
  await rm(project, { recursive: true, force: true });
}
