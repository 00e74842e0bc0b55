import type { Workbench } from "../workbench.ts";
import { deployViewOf } from "./deployView.ts";

/** `Deploy Contract...`: opens the Deploy view with the active editor's contract chosen. */
export async function deployContract(workbench: Workbench): Promise<void> {
  await deployViewOf(workbench).deploy();
}
