import type { Editor } from "./openEditor.ts";

/** Leaves Restricted Mode as a person does: by the button of the editor's own page. The window stays. */
export async function trustFolder({ palette, page }: Editor): Promise<void> {
  await palette.run("Workspaces: Manage Workspace Trust");
  const trust = page.locator(".workspace-trust-editor");
  await trust.getByRole("button", { name: "Trust", exact: true }).click();
  await trust.getByText("You trust this folder").waitFor();
  // The page is a dialog since VS Code 1.139, and Escape reaches it only where the focus is inside.
  await page
    .locator(".modal-editor-part")
    .getByRole("button", { name: /^Close/ })
    .click();
  await trust.waitFor({ state: "hidden" });
}
