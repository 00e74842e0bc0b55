import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Opened } from "./driver/workbenchAddress.ts";
import { copyFixture } from "./copyFixture.ts";

/** Tests that run inside the extension host, in a window of one shape. */
export interface EditorSuite {
  /** The folder below `test/editor` that holds its tests. */
  readonly name: string;
  /** What the person's HOME holds. */
  readonly tools: "installed" | "none";
  /** Prepares what the window opens below a fresh folder. */
  readonly open: (folder: string) => Promise<Opened["target"]>;
}

/** Every suite of the editor. */
export const editorSuites: readonly EditorSuite[] = [
  { name: "single", tools: "installed", open: openDemo },
  { name: "multiRoot", tools: "installed", open: openMonorepo },
  { name: "noFolder", tools: "installed", open: async () => undefined },
  { name: "noForge", tools: "none", open: openDemo },
];

async function openDemo(folder: string): Promise<Opened["target"]> {
  await copyFixture("demo", join(folder, "demo"));
  return { folder: join(folder, "demo") };
}

/** Both packages as folders of one workspace, as a person opens a monorepo. */
async function openMonorepo(folder: string): Promise<Opened["target"]> {
  await mkdir(folder, { recursive: true });
  await copyFixture("monorepo", join(folder, "monorepo"));
  const workspaceFile = join(folder, "monorepo.code-workspace");
  const folders = ["a", "b"].map((name) => ({ path: `monorepo/packages/${name}` }));
  await writeFile(workspaceFile, JSON.stringify({ folders }));
  return { workspaceFile };
}
