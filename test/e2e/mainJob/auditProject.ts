import assert from "node:assert/strict";
import { sourcePath } from "./job.ts";
import type { JobWindow } from "./job.ts";

/** Slither's name of the finding, and the statement it is about: ether leaves before the balance is zero. */
const leak = { rule: "reentrancy-eth", line: 22, text: '(bool sent,) = msg.sender.call{value: amount}("")' } as const;

/** Audits the Project of the bank: the re-entrancy is underlined in its source, and the hover says what it is and where to read on. */
export async function auditProject({ job, editor }: JobWindow): Promise<void> {
  await editor.tabs.open(sourcePath(job, "Bank.sol"));
  await editor.palette.run("HyperKit: Audit Project");
  const squiggles = await editor.problems.waitForSquiggles((now) => now.some(({ severity }) => severity === "warning"), 60_000);
  assert.deepEqual(
    squiggles.filter(({ severity }) => severity === "error" || severity === "warning"),
    [{ severity: "warning", line: leak.line, text: leak.text }],
  );
  const hover = await editor.hover.at("msg.sender.call", leak.line);
  assert.match(hover, /[Rr]e-?entran/);
  const link = editor.page.locator(".monaco-hover:visible").getByRole("link", { name: leak.rule }).first();
  assert.match((await link.getAttribute("href")) ?? "", /^https:\/\/.*reentrancy/);
  await editor.shot(`e2e-${job.fixture}-audit`);
  await editor.hover.leave();
  await editor.views.open("HyperKit");
  await editor.trees.row("Findings", /[Rr]e-?entran/);
}
