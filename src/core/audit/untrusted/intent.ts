/** What a repository would bring about on the computer of a person who trusts it. */
export type IntentEffect = "runs" | "hides" | "reaches" | "deceives";

/** Every intent that is looked for, with its effect. */
export const intentEffects = {
  /** A compiler or build program that a configuration names. */
  compilerPath: "runs",
  ffi: "runs",
  /** A build command in a configuration of an analyzer. */
  buildCommand: "runs",
  editorTask: "runs",
  editorLaunch: "runs",
  /** A setting of the editor that names a program, or an environment for one. */
  editorSetting: "runs",
  devContainer: "runs",
  gitHook: "runs",
  gitConfig: "runs",
  gitFilter: "runs",
  npmScript: "runs",
  npmConfig: "runs",
  /** A configuration that is a program, such as `hardhat.config.js`. */
  scriptConfig: "runs",
  /** A Python file that would be imported in place of a module of a tool. */
  pythonShadow: "runs",
  /** A program with the name of a tool. */
  programShadow: "runs",
  analyzerExcludes: "hides",
  lintSilenced: "hides",
  buildSkips: "hides",
  silencedInSource: "hides",
  triageRecords: "hides",
  fsPermissions: "reaches",
  outsidePath: "reaches",
  writesOutside: "reaches",
  remappingOutside: "reaches",
  linkOutside: "reaches",
  inheritedConfig: "reaches",
  envKey: "reaches",
  submoduleUrl: "reaches",
  unseenCharacters: "deceives",
  oddName: "deceives",
  specialFile: "deceives",
  tooLarge: "deceives",
  unknownKey: "deceives",
  unreadable: "deceives",
} as const satisfies Record<string, IntentEffect>;

/** The name of an intent; tests assert these, never the prose. */
export type IntentKind = keyof typeof intentEffects;

/** One thing the repository wanted, where it says so. */
export interface Intent {
  readonly kind: IntentKind;
  /** POSIX path below the repository's folder. */
  readonly file: string;
  /** Zero-based. */
  readonly line: number;
  /** What it names, as written: a path, a command, a key. Never the value of a variable. Text, never markup. */
  readonly text: string;
}

/** A statement of a file: everything of an intent but the file. */
export type Statement = Omit<Intent, "file">;

/** The order in which people should hear of intents: that of the table. */
const kindOrder = Object.keys(intentEffects);

/** Worst effect first, then by kind and place, none twice. */
export function sortIntents(intents: readonly Intent[]): readonly Intent[] {
  const unique = new Map(intents.map((intent) => [JSON.stringify([intent.kind, intent.file, intent.line, intent.text]), intent]));
  const rank = ({ kind }: Intent): number => kindOrder.indexOf(kind);
  return [...unique.values()].toSorted((a, b) => rank(a) - rank(b) || compare(a.file, b.file) || a.line - b.line);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
