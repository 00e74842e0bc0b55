import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { launchBrowser } from "../editor/driver/launchBrowser.ts";
import { openEditor } from "../editor/driver/openEditor.ts";
import { createEditorHome } from "../editor/editorHome.ts";
import { startEditorServer } from "../editor/startEditorServer.ts";
import { startProbes } from "../editor/startProbes.ts";
import type { Probe, ProbeHost } from "../editor/startProbes.ts";
import { paths } from "../setup/paths.ts";
import type { BenchRow } from "./benchRow.ts";
import { buildForProduction } from "./buildForProduction.ts";

/** 20 files with 50 findings each. */
const [files, findingsInFile] = [20, 50];

interface Samples {
  readonly ours: number[];
  readonly raw: number[];
}

/**
 * What a person feels while findings come: the longest time in which the extension host does nothing else. forge lint alone finds
 * them, so that a run is short; the time goes from the call of the command until the view has stood still for a second. An idle host
 * takes next to nothing, so the promise is the limit in milliseconds.
 */
export const findings: BenchRow = {
  name: "findings",
  what: "longest block of the extension host while 1,000 findings come on screen, beside one that is idle",
  kind: "samples",
  unit: "ms",
  goal: { ratio: 10_000, most: 50 },
  sample: async (runs) =>
    withFindings(async (probe, samples) => {
      for (let index = 0; index < runs; index++) {
        samples.raw.push(await probe.run(longestBlock, null));
        samples.ours.push(await probe.run(longestBlock, auditCommand));
      }
    }),
};

/** What a person waits for at the lightbulb: every provider asked, ours among them, beside a line without a finding. */
export const lightbulb: BenchRow = {
  name: "lightbulb",
  what: "quick fixes on a finding while there are 1,000, beside a line without one",
  kind: "samples",
  unit: "ms",
  goal: { ratio: 100, most: 150 },
  sample: async (runs) =>
    withFindings(async (probe, samples) => {
      for (let index = 0; index < runs; index++) {
        samples.raw.push(await probe.run(askForActions, { line: 0, some: false }));
        samples.ours.push(await probe.run(askForActions, { line: 5, some: true }));
      }
    }),
};

const auditCommand = "hyperkit.audit.project";

/** Opens an editor in which the findings are on screen, and measures there. The first audit, which loads the code, is not counted. */
async function withFindings(measure: (probe: Probe, samples: Samples) => Promise<void>): Promise<Samples> {
  await mkdir(paths.tmp, { recursive: true });
  const folder = await realpath(await mkdtemp(join(paths.tmp, "findings-")));
  const [home, root] = [join(folder, "home"), join(folder, "project")];
  await createEditorHome(home);
  await writeProject(root);
  const built = await buildForProduction();
  const probes = await startProbes(home);
  const settings = { "hyperkit.audit.analyzers": { slither: false, aderyn: false, hyperkit: false } };
  const extensions = [built, probes.extension];
  const server = await startEditorServer({ folder: join(folder, "editor"), home, trustAll: true, extensions, settings });
  const browser = await launchBrowser();
  const samples: Samples = { ours: [], raw: [] };
  try {
    const [editor, probe] = await Promise.all([openEditor({ server, browser, target: { folder: root } }), probes.next()]);
    await editor.tabs.open("src/C0.sol");
    await editor.views.open("HyperKit");
    await probe.run(longestBlock, auditCommand);
    await measure(probe, samples);
    const shown = await probe.run(countFindings);
    if (shown !== files * findingsInFile) throw new Error(`${shown} findings are underlined instead of ${files * findingsInFile}`);
    return samples;
  } finally {
    await browser.close();
    await server.stop();
    await probes.stop();
    for (const used of [folder, built]) await rm(used, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Runs in the extension host: calls a command, and gives the most time of its thread between two looks at the clock, until a second after
 * the command (ms). Time of the processor, so that others on the machine do not count as ours.
 */
async function longestBlock({ vscode }: ProbeHost, command: string | null): Promise<number> {
  const used = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let [longest, last, ended] = [0, used(), false];
  const look = (): void => {
    const now = used();
    longest = Math.max(longest, now - last);
    last = now;
    if (!ended) setTimeout(look, 1);
  };
  look();
  if (command !== null) await vscode.commands.executeCommand(command);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  ended = true;
  return longest;
}

/** Runs in the extension host: how long the quick fixes of a line of the open file take (ms). */
async function askForActions({ vscode }: ProbeHost, { line, some }: { readonly line: number; readonly some: boolean }): Promise<number> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const started = performance.now();
  const found = await vscode.commands.executeCommand<readonly { title: string }[]>(
    "vscode.executeCodeActionProvider",
    uri,
    new vscode.Range(line, 0, line, 100),
  );
  const took = performance.now() - started;
  if (found.some(({ title }) => title.startsWith("Explain")) !== some)
    throw new Error(`line ${line}: ${found.map(({ title }) => title).join("; ")}`);
  return took;
}

/** Runs in the extension host. */
function countFindings({ vscode }: ProbeHost): number {
  return vscode.languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics.filter(({ source }) => source === "forge lint")).length;
}

/** Each statement has one finding of medium severity, so that all of them are underlined. */
async function writeProject(root: string): Promise<void> {
  await mkdir(join(root, "src"), { recursive: true });
  await writeFile(join(root, "foundry.toml"), '[profile.default]\nsrc = "src"\n');
  for (let file = 0; file < files; file++) {
    const functions = Array.from(
      { length: findingsInFile },
      (_, index) =>
        `    function f${index}(uint256 a, uint256 b) external pure returns (uint256) {\n        return (a / b) * ${index + 2};\n    }\n`,
    );
    const text = `// SPDX-License-Identifier: MIT\npragma solidity ^0.8.24;\n\ncontract C${file} {\n${functions.join("\n")}}\n`;
    await writeFile(join(root, "src", `C${file}.sol`), text);
  }
}
