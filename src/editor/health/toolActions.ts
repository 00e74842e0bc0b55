import type { HealthCheck } from "../../core/health/healthReport.ts";
import { updateCommands } from "../../core/health/toolVersions.ts";
import type { ToolName } from "../../core/process/tool.ts";
import { settingOfTool } from "../../core/process/toolSettings.ts";

/** What a person can do about a component. HyperKit installs nothing and runs none of these commands by itself. */
export type ToolAction =
  | { readonly kind: "openPage"; readonly title: string; readonly url: string }
  | { readonly kind: "copy"; readonly title: string; readonly text: string }
  | { readonly kind: "openSetting"; readonly title: string; readonly key: string }
  | { readonly kind: "copyPlace"; readonly title: string; readonly text: string }
  | { readonly kind: "showLog"; readonly title: string }
  | { readonly kind: "checkAgain"; readonly title: string };

const installFoundry = "curl -L https://foundry.paradigm.xyz | bash && ~/.foundry/bin/foundryup";

const checkAgain: ToolAction = { kind: "checkAgain", title: "$(refresh) Check Again" };
const showLog: ToolAction = { kind: "showLog", title: "$(output) Show Log" };

/** The actions for a component, the most useful first; never empty. */
export function toolActions(check: HealthCheck, platform: NodeJS.Platform): readonly ToolAction[] {
  const broken = check.problem === undefined ? [] : [showLog];
  const place: readonly ToolAction[] =
    check.place === "" ? [] : [{ kind: "copyPlace", title: "$(copy) Copy Its Place", text: check.place }];
  switch (check.component) {
    case "forge":
      return [...withSetting(check, "forge", foundryFixes(check, platform)), ...broken, checkAgain, ...place];
    case "slither":
      return [...withSetting(check, "slither", slitherFixes(check)), ...broken, checkAgain, ...place];
    case "aderyn":
      return [...withSetting(check, "aderyn", aderynFixes(check)), ...(check.state === "off" ? [] : broken), checkAgain, ...place];
    case "mythril":
      return [...withSetting(check, "mythril", mythrilFixes(check)), ...broken, checkAgain, ...place];
    case "solc":
      return [checkAgain, ...place];
    case "rpc":
      return check.state === "ok"
        ? [checkAgain, setting("hyperkit.networks"), ...place]
        : [copy("Copy the Command That Starts anvil", "anvil"), setting("hyperkit.networks"), ...broken, checkAgain];
  }
}

/** The setting of the path comes first where it is the path that is wrong, else after what installs the tool. */
function withSetting({ problem }: HealthCheck, tool: ToolName, fixes: readonly ToolAction[]): readonly ToolAction[] {
  const path = setting(settingOfTool(tool));
  const isWrong = ["toolSettingRelative", "toolSettingUnusable", "toolOther"].includes(problem?.name ?? "");
  return isWrong ? [path, ...fixes] : [...fixes, path];
}

function foundryFixes(check: HealthCheck, platform: NodeJS.Platform): readonly ToolAction[] {
  if (check.state === "ok") return [];
  if (check.problem?.name === "toolTooOld") return [copy("Copy the Update Command", updateCommands.forge)];
  const page: ToolAction = {
    kind: "openPage",
    title: "$(link-external) Install Foundry: Open getfoundry.sh",
    url: "https://getfoundry.sh",
  };
  // foundryup needs a Unix shell; on Windows the page explains what there is.
  return platform === "win32" ? [page] : [page, copy("Install Foundry: Copy the Command", installFoundry)];
}

function slitherFixes(check: HealthCheck): readonly ToolAction[] {
  if (check.state === "off") return [setting("hyperkit.audit.analyzers")];
  if (check.state === "ok") return [];
  if (check.problem?.name === "toolTooOld") return [copy("Copy the Update Command", updateCommands.slither)];
  return [
    copy("Install Slither: Copy the pipx Command", "pipx install slither-analyzer"),
    copy("Install Slither: Copy the uv Command", "uv tool install slither-analyzer"),
  ];
}

/** Optional: switched off by the person, or not installed; then the way to get it. */
function aderynFixes(check: HealthCheck): readonly ToolAction[] {
  if (check.state === "ok") return [];
  if (check.state === "off" && check.problem === undefined) return [setting("hyperkit.audit.analyzers")];
  if (check.problem?.name === "toolTooOld") return [copy("Copy the Update Command", updateCommands.aderyn)];
  return [copy("Install aderyn: Copy the cargo Command", "cargo install aderyn")];
}

function mythrilFixes(check: HealthCheck): readonly ToolAction[] {
  if (check.state === "off") return [setting("hyperkit.audit.analyzers")];
  if (check.state === "ok") return [];
  if (check.problem?.name === "toolTooOld") return [copy("Copy the Update Command", updateCommands.mythril)];
  return [copy("Install Mythril: Copy the pipx Command", "pipx install mythril")];
}

function copy(title: string, text: string): ToolAction {
  return { kind: "copy", title: `$(copy) ${title}`, text };
}

function setting(key: string): ToolAction {
  return { kind: "openSetting", title: `$(gear) Open the Setting ${key}`, key };
}
