import type { IntentEffect, IntentKind } from "../../../core/audit/untrusted/intent.ts";
import type { LeftOut } from "../../../core/audit/untrusted/copySources.ts";

/** What a repository wanted, from what it names; verbs, so that a row reads as a sentence about the repository. */
export const intentTexts: Readonly<Record<IntentKind, (text: string) => string>> = {
  compilerPath: (text) => `runs ${text} as compiler`,
  ffi: () => "turns ffi on",
  buildCommand: (text) => `tells an analyzer what to run: ${text}`,
  editorTask: (text) => `brings a task: ${text}`,
  editorLaunch: (text) => `brings a launch configuration: ${text}`,
  editorSetting: (text) => `sets ${text}`,
  devContainer: (text) => `runs in a container: ${text}`,
  gitHook: (text) => `brings the git hook ${text}`,
  gitConfig: (text) => `has git run or redirect: ${text}`,
  gitFilter: (text) => `has git filter files: ${text}`,
  npmScript: (text) => `runs on installation: ${text}`,
  npmConfig: (text) => `configures the package manager: ${text}`,
  scriptConfig: (text) => `brings code that runs as configuration: ${text}`,
  pythonShadow: (text) => `brings ${text}, which Python would import in place of its own`,
  programShadow: (text) => `brings a program called ${text}`,
  analyzerExcludes: (text) => `hides findings: ${text}`,
  lintSilenced: (text) => `silences forge lint: ${text}`,
  buildSkips: (text) => `makes the build skip or quiet: ${text}`,
  silencedInSource: (text) => `silences analyzers in a comment: ${text}`,
  triageRecords: (text) => `brings ${text} decision${text === "1" ? "" : "s"} that hide findings`,
  fsPermissions: (text) => `lets tests use files: ${text}`,
  outsidePath: (text) => `takes sources from outside: ${text}`,
  writesOutside: (text) => `writes to a place of its choice: ${text}`,
  remappingOutside: (text) => `remaps to outside: ${text}`,
  linkOutside: (text) => `links to ${text}`,
  inheritedConfig: (text) => `inherits a configuration: ${text}`,
  envKey: (text) => `sets ${text} in .env`,
  submoduleUrl: (text) => `fetches a submodule in another way than https: ${text}`,
  unseenCharacters: (text) => `has a character that cannot be seen: ${text}`,
  oddName: (text) => `has a misleading file name: ${text}`,
  specialFile: (text) => `has a pipe or device in place of a file: ${text}`,
  tooLarge: (text) => `has a source of ${text}`,
  unknownKey: (text) => `sets ${text}, which HyperKit does not know`,
  unreadable: (text) => `has a configuration that cannot be read: ${text}`,
};

/** The groups of the report. */
export const effectTitles: Readonly<Record<IntentEffect, string>> = {
  runs: "Runs programs",
  hides: "Hides findings",
  reaches: "Reaches outside",
  deceives: "Misleads",
};

/** Why something is not in the copy. */
export const leftOutTexts: Readonly<Record<LeftOut["why"], string>> = {
  linkOutside: "a link that leads out of the repository, or to what is not Solidity",
  special: "a pipe or device",
  tooLarge: "larger than 5 MB",
  tooMany: "more files than HyperKit copies",
  oddName: "a name that tools cannot handle",
  unreadable: "it cannot be read",
};
