// `npm run check`: types, lint, unused code, layers, manifest, texts, format. `--only a,b` runs some of them.
import { fileURLToPath } from "node:url";
import { parts, runParts } from "./check/parts.ts";

const at = process.argv.indexOf("--only");
const only = at < 0 ? undefined : (process.argv[at + 1] ?? "").split(",");
const chosen = parts.filter(({ name }) => only === undefined || only.includes(name));
if (chosen.length === 0 || only?.some((name) => !parts.some((part) => part.name === name)) === true) {
  console.error(`There are these parts: ${parts.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}

const passed = await runParts(chosen, fileURLToPath(new URL("..", import.meta.url)), ({ name, passed: good, milliseconds, output }) => {
  console.log(`${good ? "ok    " : "FAILED"} ${name.padEnd(9)} ${Math.round(milliseconds).toString().padStart(6)} ms`);
  if (!good) console.log(output.trimEnd());
});
if (!passed) {
  console.error('The check failed. "npm run fix" repairs format, safe lint findings and the manifest.');
  process.exitCode = 1;
}
