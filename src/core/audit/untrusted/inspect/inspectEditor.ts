import { itemsOf, membersOf, nodeAt, nodeText, parseJsonTree } from "../../../lib/jsonTree.ts";
import type { JsonMember, JsonNode } from "../../../lib/jsonTree.ts";
import type { Statement } from "../intent.ts";

/** Settings of the editor and its extensions that name a program, its arguments or its environment, by their usual names. */
const naming =
  /(?:path|paths|executable|interpreter|command|binary|compiler|shell|profiles|automationprofile|env|args|server|sdk|remotecompiler|plugins?|toolsenvvars|defaultprofile|hooks?)(?:\.(?:windows|linux|osx))?$/i;

/** What a settings file of the workspace would have run. HyperKit's own keys are all named: a workspace cannot set the ones that matter. */
export function inspectEditorSettings(text: string): readonly Statement[] {
  return settingsOf(parseJsonTree(text));
}

function settingsOf(node: JsonNode | undefined): readonly Statement[] {
  return membersOf(node).flatMap(({ key, line, value }) => {
    if (key.startsWith("[")) return settingsOf(value);
    if (!key.startsWith("hyperkit.") && !naming.test(key)) return [];
    return [{ kind: "editorSetting", line, text: `${key}: ${nodeText(value)}` }];
  });
}

/** The tasks of a tasks.json; one that runs when the folder is opened says so. */
export function inspectTasks(text: string): readonly Statement[] {
  return tasksOf(parseJsonTree(text));
}

function tasksOf(node: JsonNode | undefined): readonly Statement[] {
  return itemsOf(nodeAt(node, "tasks")).flatMap((task) => {
    const command = find(task, "command") ?? find(task, "script") ?? find(task, "task") ?? find(task, "label");
    if (command === undefined) return [];
    const runOn = nodeAt(task, "runOptions", "runOn");
    const opened = runOn?.kind === "scalar" && runOn.value === "folderOpen" ? ", when the folder is opened" : "";
    return [{ kind: "editorTask", line: command.line, text: `${scalar(command.value)}${opened}` }];
  });
}

/** The configurations of a launch.json. */
export function inspectLaunch(text: string): readonly Statement[] {
  return launchesOf(parseJsonTree(text));
}

function launchesOf(node: JsonNode | undefined): readonly Statement[] {
  return itemsOf(nodeAt(node, "configurations")).flatMap((one) => {
    const program = ["program", "runtimeExecutable", "preLaunchTask", "command", "name"]
      .map((key) => find(one, key))
      .find((found) => found);
    return program === undefined ? [] : [{ kind: "editorLaunch", line: program.line, text: scalar(program.value) }];
  });
}

/** A `.code-workspace` file: settings, tasks and launch configurations in one. */
export function inspectWorkspaceFile(text: string): readonly Statement[] {
  const tree = parseJsonTree(text);
  return [...settingsOf(nodeAt(tree, "settings")), ...tasksOf(nodeAt(tree, "tasks")), ...launchesOf(nodeAt(tree, "launch"))];
}

/** The commands of a development container. */
export function inspectDevContainer(text: string): readonly Statement[] {
  return membersOf(parseJsonTree(text)).flatMap(({ key, line, value }) =>
    key.endsWith("Command") ? [{ kind: "devContainer", line, text: `${key}: ${scalar(value)}` }] : [],
  );
}

function find(node: JsonNode, key: string): JsonMember | undefined {
  return membersOf(node).findLast((member) => member.key === key);
}

function scalar(node: JsonNode): string {
  return node.kind === "scalar" ? String(node.value) : nodeText(node);
}
