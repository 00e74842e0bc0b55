// `node scripts/editorSuites.ts [names]`: the suites inside a real VS Code, all or some. The extension must have been built.
import { runEditorSuites } from "./editor/runEditorSuites.ts";
import { failureLines } from "./tests/printResults.ts";

const names = process.argv.slice(2);
const stop = new AbortController();
process.once("SIGINT", () => stop.abort());
const results = await runEditorSuites({ signal: stop.signal, onLine: console.log, ...(names.length === 0 ? {} : { only: names }) });
for (const { name, passed, failed, skipped, failures } of results) {
  console.log([`${name}: ${passed} passed, ${failed} failed, ${skipped.length} skipped`, ...failureLines(failures)].join("\n"));
}
process.exitCode = results.length > 0 && results.every(({ failed }) => failed === 0) ? 0 : 1;
