// `npm start [-- --demo]`: sets up, builds, opens a real VS Code with HyperKit on the demo project. With `--demo`, or when nobody is there
// to click, the editor does the tour by itself.
import { parseArgs } from "node:util";
import { openDemo } from "./editor/openDemo.ts";
import { buildExtension } from "./setup/buildExtension.ts";
import { runMain } from "./setup/runMain.ts";
import { setUp } from "./setup/setUp.ts";

await runMain(async () => {
  const { values } = parseArgs({ options: { demo: { type: "boolean", default: false } } });
  await setUp();
  await buildExtension();
  return openDemo({ tour: values.demo || !process.stdin.isTTY });
});
