import type { ToolName } from "./tool.ts";

const settingKeys: Readonly<Record<ToolName, string>> = {
  forge: "hyperkit.tools.forgePath",
  slither: "hyperkit.tools.slitherPath",
  anvil: "hyperkit.tools.anvilPath",
  aderyn: "hyperkit.tools.aderynPath",
  mythril: "hyperkit.tools.mythrilPath",
};

/** The full name of the setting that holds a tool's path. */
export function settingOfTool(tool: ToolName): string {
  return settingKeys[tool];
}
