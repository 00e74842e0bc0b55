import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Tour } from "./tour.ts";

/** The contract that the tour generates. */
export const generated = { name: "HarvestToken", file: "src/HarvestToken.sol" } as const;

/** Generates a token through the quick picks, sees that nothing is written before the draft is accepted, and accepts it. */
export async function generateStep({ editor, project }: Tour): Promise<string> {
  const { palette, quickInput, tabs } = editor;
  const file = join(project, generated.file);
  await palette.run("HyperKit: Generate Contract...");
  await quickInput.wait(/What to generate/);
  await quickInput.pick("ERC-20 token");
  await quickInput.answer(/Contract name/, generated.name);
  for (const question of [/Token name/, /Symbol/]) await accept(question);
  await quickInput.wait(/: Supply/);
  await quickInput.pick("Fixed");
  for (const question of [/Initial supply/, /: Options/]) await accept(question);
  await tabs.active(/HarvestToken\.sol \(Draft\)/);
  if ((await readFile(file, "utf8").catch(() => undefined)) !== undefined)
    throw new Error(`${generated.file} exists before its draft is accepted`);
  await editor.page.getByRole("button", { name: "Accept Draft" }).waitFor();
  await editor.page.locator(".modified-in-monaco-diff-editor .view-line", { hasText: generated.name }).first().waitFor();
  await editor.shot("tour-draft");
  await palette.run("HyperKit: Accept Draft");
  await tabs.active("HarvestToken.sol");
  const source = await readFile(file, "utf8");
  if (!source.includes(`contract ${generated.name} is `)) throw new Error(`${generated.file} holds no contract ${generated.name}`);
  return `${generated.file}: contract ${generated.name}, ${source.trimEnd().split("\n").length} lines, accepted from its draft`;

  async function accept(question: RegExp): Promise<void> {
    await quickInput.wait(question);
    await quickInput.accept();
  }
}
