/** A breach of one rule, and the parts of `npm run check` that must see it, each with what it must say. */
export interface Seed {
  readonly breach: string;
  readonly file: string;
  readonly text: string;
  readonly seenBy: Readonly<Partial<Record<"types" | "lint" | "layers" | "texts" | "format" | "unused", RegExp>>>;
}

const restrictedImport = /no-restricted-imports/;
const restrictedProperty = /no-restricted-properties/;
const editorOnly = /\[module\].*only the editor's room knows VS Code/;
const room = /\[room\]/;

/** One seed for each rule and each way to break it. */
export const seeds: readonly Seed[] = [
  {
    breach: "core imports vscode",
    file: "src/core/audit/seedStatic.ts",
    text: 'import * as vscode from "vscode";\nexport const seed = vscode.workspace.name;\n',
    seenBy: { types: /TS2339/, lint: restrictedImport, layers: editorOnly },
  },
  {
    breach: "core imports a type of vscode",
    file: "src/core/audit/seedType.ts",
    text: 'import type { Uri } from "vscode";\nexport type Seed = Uri;\n',
    seenBy: { types: /TS2305/, lint: restrictedImport },
  },
  {
    breach: "core imports vscode dynamically",
    file: "src/core/audit/seedDynamic.ts",
    text: 'export const seed = async (): Promise<unknown> => import("vscode");\n',
    seenBy: { lint: restrictedImport, layers: editorOnly },
  },
  {
    breach: "core requires vscode",
    file: "src/core/audit/seedRequire.ts",
    text: 'export const seed: unknown = require("vscode");\n',
    seenBy: { lint: /no-restricted-globals/, layers: /require import of vscode/ },
  },
  {
    breach: "core makes itself a require",
    file: "src/core/audit/seedCreateRequire.ts",
    text: 'import { createRequire } from "node:module";\nexport const seed: unknown = createRequire(import.meta.url)("vscode");\n',
    seenBy: { lint: restrictedImport, layers: /import of node:module/ },
  },
  {
    breach: "core takes a built-in module by hand",
    file: "src/core/audit/seedBuiltin.ts",
    text: 'export const seed: unknown = process.getBuiltinModule("node:child_process");\n',
    seenBy: { lint: restrictedProperty },
  },
  {
    breach: "core imports the editor",
    file: "src/core/audit/seedEditor.ts",
    text: 'export { commandTable as seed } from "../../editor/commands/commandTable.ts";\n',
    seenBy: { types: /TS6307|TS6059/, lint: restrictedImport, layers: room },
  },
  {
    breach: "core imports the editor dynamically",
    file: "src/core/audit/seedEditorDynamic.ts",
    text: 'export const seed = async (): Promise<unknown> => import("../../editor/commands/commandTable.ts");\n',
    seenBy: { lint: restrictedImport, layers: /\[room\] dynamic import/ },
  },
  {
    breach: "core imports a type of the editor",
    file: "src/core/audit/seedEditorType.ts",
    text: 'import type { Notify } from "../../editor/notify.ts";\nexport type Seed = Notify;\n',
    seenBy: { types: /TS6307|TS6059/, lint: restrictedImport },
  },
  {
    breach: "the terminal imports the editor",
    file: "src/cli/seedEditor.ts",
    text: 'export { commandTable as seed } from "../editor/commands/commandTable.ts";\n',
    seenBy: { types: /TS6307|TS6059/, lint: restrictedImport, layers: room },
  },
  {
    breach: "core imports the terminal",
    file: "src/core/audit/seedTerminal.ts",
    text: 'export { helpText as seed } from "../../cli/helpText.ts";\n',
    seenBy: { types: /TS6307|TS6059/, lint: restrictedImport, layers: room },
  },
  {
    breach: "the terminal starts a program by itself",
    file: "src/cli/seedSpawn.ts",
    text: 'export { spawn as seed } from "node:child_process";\n',
    seenBy: { lint: restrictedImport, layers: /only src\/core\/process starts programs/ },
  },
  {
    breach: "the webview imports core",
    file: "src/webview/deploy/seedCore.ts",
    text: 'export { silentLog as seed } from "../../core/observe/log.ts";\n',
    seenBy: { types: /TS6307|TS6059/, lint: restrictedImport, layers: room },
  },
  {
    breach: "the webview imports a package",
    file: "src/webview/deploy/seedPackage.ts",
    text: 'export { z as seed } from "zod/mini";\n',
    seenBy: { lint: restrictedImport, layers: /webview imports no package/ },
  },
  {
    breach: "protocol imports core",
    file: "src/protocol/seedCore.ts",
    text: 'export { silentLog as seed } from "../core/observe/log.ts";\n',
    seenBy: { types: /TS6307|TS6059/, lint: restrictedImport, layers: room },
  },
  {
    breach: "protocol imports a type of core",
    file: "src/protocol/seedCoreType.ts",
    text: 'import type { CallOptions } from "../core/lib/callOptions.ts";\nexport type Seed = CallOptions;\n',
    seenBy: { types: /TS6307|TS6059/, lint: restrictedImport },
  },
  {
    breach: "the editor imports the webview",
    file: "src/editor/audit/seedWebview.ts",
    text: 'export * as seed from "../../webview/deploy/main.ts";\n',
    seenBy: { lint: restrictedImport, layers: room },
  },
  {
    breach: "a room that nobody decided on",
    file: "src/elsewhere/seedRoom.ts",
    text: 'export { silentLog as seed } from "../core/observe/log.ts";\n',
    seenBy: { layers: /is no room/ },
  },
  {
    breach: "a computed import",
    file: "src/core/audit/seedComputed.ts",
    text: "export const seed = async (name: string): Promise<unknown> => import(name);\n",
    seenBy: { layers: /\[computed import\]/ },
  },
  {
    breach: "core starts a program outside core/process",
    file: "src/core/audit/seedSpawn.ts",
    text: 'import { spawn } from "node:child_process";\nexport const seed = (): unknown => spawn("forge");\n',
    seenBy: { lint: restrictedImport, layers: /only src\/core\/process starts programs/ },
  },
  {
    breach: "the editor starts a program",
    file: "src/editor/audit/seedExeca.ts",
    text: 'export const seed = async (): Promise<unknown> => import("execa");\n',
    seenBy: { lint: restrictedImport, layers: /only src\/core\/process starts programs/ },
  },
  {
    breach: "core opens a connection outside core/chain",
    file: "src/core/audit/seedHttp.ts",
    text: 'import { request } from "node:https";\nexport const seed = request;\n',
    seenBy: { lint: restrictedImport, layers: /only these open connections/ },
  },
  {
    breach: "core fetches",
    file: "src/core/audit/seedFetch.ts",
    text: 'export const seed = async (): Promise<unknown> => fetch("https://example.com");\n',
    seenBy: { lint: /no-restricted-globals/ },
  },
  {
    breach: "core takes viem past core/chain",
    file: "src/core/audit/seedClient.ts",
    text: 'export { createPublicClient as seed } from "viem";\n',
    seenBy: { lint: restrictedImport, layers: /viem comes from/ },
  },
  {
    breach: "a message to the person outside notify.ts",
    file: "src/editor/audit/seedMessage.ts",
    text: 'import * as vscode from "vscode";\nexport const seed = async (): Promise<unknown> => vscode.window.showErrorMessage("x");\n',
    seenBy: { lint: restrictedProperty },
  },
  {
    breach: "a message to the person by another name",
    file: "src/editor/audit/seedMessageTaken.ts",
    text: 'import { window } from "vscode";\nconst { showInformationMessage: say } = window;\nexport const seed = async (): Promise<unknown> => say("x");\n',
    seenBy: { lint: restrictedProperty },
  },
  {
    breach: "the configuration is read outside the adapters",
    file: "src/editor/audit/seedConfiguration.ts",
    text: 'import * as vscode from "vscode";\nexport const seed = (): unknown => vscode.workspace.getConfiguration("hyperkit");\n',
    seenBy: { lint: restrictedProperty },
  },
  {
    breach: "core reads the environment",
    file: "src/core/audit/seedEnvironment.ts",
    text: 'export const seed = (): unknown => process.env["HOME"];\n',
    seenBy: { lint: restrictedProperty },
  },
  {
    breach: "core imports the environment",
    file: "src/core/audit/seedEnvironmentImport.ts",
    text: 'import { env } from "node:process";\nexport const seed = (): unknown => env;\n',
    seenBy: { lint: restrictedImport, layers: /import of node:process/ },
  },
  {
    breach: "core waits for the disk",
    file: "src/core/audit/seedSync.ts",
    text: 'import { readFileSync } from "node:fs";\nexport const seed = (): unknown => readFileSync("x");\n',
    seenBy: { lint: restrictedImport },
  },
  {
    breach: "core waits for the disk through the whole module",
    file: "src/core/audit/seedSyncAll.ts",
    text: 'import * as fs from "node:fs";\nexport const seed = (): unknown => fs.readFileSync("x");\n',
    seenBy: { lint: restrictedImport },
  },
  {
    breach: "a ring of imports, one half",
    file: "src/core/audit/seedRingOne.ts",
    text: 'import { two } from "./seedRingTwo.ts";\nexport const one = (): unknown => two;\n',
    seenBy: { lint: /no-cycle/, layers: /\[cycle\]/ },
  },
  {
    breach: "a ring of imports, the other half",
    file: "src/core/audit/seedRingTwo.ts",
    text: 'import { one } from "./seedRingOne.ts";\nexport const two = (): unknown => one;\n',
    seenBy: { lint: /no-cycle/ },
  },
  {
    breach: "something heavy is loaded at activation",
    file: "src/editor/seedEager.ts",
    text: 'export { keccak256 as seed } from "viem";\n',
    seenBy: { layers: /loads viem at activation/ },
  },
  {
    breach: "a default export",
    file: "src/core/audit/seedDefault.ts",
    text: "const seed = 1;\nexport default seed;\n",
    seenBy: { lint: /no-default-export/ },
  },
  {
    breach: "a barrel",
    file: "src/core/audit/seedBarrel.ts",
    text: 'export * from "./finding.ts";\n',
    seenBy: { lint: /no-barrel-file/ },
  },
  {
    breach: "a promise that nobody awaits",
    file: "src/core/audit/seedPromise.ts",
    text: "export function seed(work: () => PromiseLike<void>): void {\n  work();\n}\n",
    seenBy: { lint: /no-floating-promises/ },
  },
  {
    breach: "a promise in a condition",
    file: "src/core/audit/seedCondition.ts",
    text: "export const seed = (work: () => Promise<boolean>): string => (work() ? 'yes' : 'no');\n",
    seenBy: { lint: /no-misused-promises/, format: /seedCondition/ },
  },
  {
    breach: "a case that is forgotten",
    file: "src/core/audit/seedSwitch.ts",
    text: 'export function seed(word: "a" | "b"): void {\n  switch (word) {\n    case "a":\n  }\n}\n',
    seenBy: { lint: /switch-exhaustiveness-check/ },
  },
  {
    breach: "any",
    file: "src/core/audit/seedAny.ts",
    text: "export const seed = (value: any): string => value.name;\n",
    seenBy: { lint: /no-explicit-any|no-unsafe-return/ },
  },
  {
    breach: "a thrown text",
    file: "src/core/audit/seedThrow.ts",
    text: 'export function seed(): never {\n  throw "x";\n}\n',
    seenBy: { lint: /only-throw-error/ },
  },
  {
    breach: "a file of more than 300 lines",
    file: "src/core/audit/seedLong.ts",
    text: Array.from({ length: 301 }, (_, index) => `export const seed${index} = ${index};\n`).join(""),
    seenBy: { lint: /max-lines/, unused: /seedLong/ },
  },
  {
    breach: "a character that cannot be seen",
    file: "src/core/audit/seedHidden.ts",
    text: `export const seed = "a${String.fromCodePoint(0x202e)}b";\n`,
    seenBy: { texts: /cannot be seen/ },
  },
  {
    breach: "a rule switched off without a reason",
    file: "src/core/audit/seedDisabled.ts",
    text: ["// oxlint", "disable-next-line no-var\nexport var seed = 1;\n"].join("-"),
    seenBy: { texts: /switched off without/ },
  },
];
