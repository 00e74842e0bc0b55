import assert from "node:assert/strict";
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describeProblem, problem } from "../../../src/core/errors/problem.ts";
import { sourcePath } from "./job.ts";
import type { JobWindow } from "./job.ts";

/** The token that the person generates. */
export const token = "HarbourToken";

/** Palette to diff: answers the questions of the ERC-20 template, the first of them wrongly at first. */
export async function generateToken({ job, editor, folder }: JobWindow): Promise<void> {
  const { quickInput } = editor;
  await editor.palette.run("HyperKit: Generate Contract...");
  if (job.projectToPick !== undefined) await quickInput.pick(job.projectToPick);
  await quickInput.wait(/What to generate/);
  await quickInput.pick("ERC-20 token");
  await quickInput.answer(/Contract name/, "1st Token");
  const { what } = describeProblem(problem("identifierInvalid", { example: "" }));
  await quickInput.message(new RegExp(what));
  await quickInput.type(token);
  await quickInput.accept();
  await quickInput.answer(/Token name/, "Harbour Token");
  await quickInput.answer(/Symbol/, "HBR");
  await quickInput.wait(/Supply/);
  await quickInput.pick("Fixed");
  await quickInput.answer(/Initial supply/, "1000000");
  await quickInput.wait(/Options/);
  for (const option of ["Burnable", "Permit"]) await quickInput.pick(option);
  await quickInput.accept();
  await quickInput.closed();
  if (job.library === "added") await agreeToLibrary(editor);
  await editor.tabs.active(/HarbourToken\.sol \(Draft\)/);
  const lines = await editor.text.lines();
  assert.ok(
    lines.some(({ text }) => /^contract HarbourToken is .*ERC20Burnable.*ERC20Permit/.test(text)),
    JSON.stringify(lines),
  );
  await assert.rejects(access(join(folder, sourcePath(job, `${token}.sol`))), "a draft was written before it was accepted");
}

async function agreeToLibrary({ dialog }: JobWindow["editor"]): Promise<void> {
  const { message, buttons } = await dialog.read();
  assert.match(message, /OpenZeppelin Contracts 5\.\d+\.\d+ to b\?/);
  assert.ok(buttons.includes("Add"));
  await dialog.click("Add");
}

/** Accepts the draft: the file is written, opened and compiled, and there are no problems. */
export async function acceptToken({ job, editor, folder, toasts }: JobWindow): Promise<void> {
  await editor.palette.run("HyperKit: Accept Draft");
  await editor.tabs.active(`${token}.sol`);
  await toasts.wait(/Compiling /);
  await editor.notifications.gone(/Compiling /);
  const source = await readFile(join(folder, sourcePath(job, `${token}.sol`)), "utf8");
  assert.match(source, /^contract HarbourToken is /m);
  assert.deepEqual(await editor.problems.counts(), { errors: 0, warnings: 0 });
}
