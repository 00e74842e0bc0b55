import { isAbsolute } from "node:path";
import * as z from "zod/mini";
import type { Settings } from "./settings.ts";

/**
 * Who may set a value: `machine` is the person alone (their user settings), `window` the workspace too, `resource` each folder.
 * The same words as the editor's manifest.
 */
export type SettingScope = "machine" | "window" | "resource";

/** Everything that is said of one setting: the parser, the manifest and the documentation are all made from this. */
export interface SettingEntry<Value> {
  readonly schema: z.ZodMiniType<Value>;
  /** Parses by `schema`; used when nothing is set. */
  readonly default: Value;
  readonly scope: SettingScope;
  /** One or two sentences for the settings page. */
  readonly description: string;
  /** One sentence for each value of an enumeration, in its order. */
  readonly enumDescriptions?: readonly string[];
  /** One sentence for each property of an object. */
  readonly propertyDescriptions?: Readonly<Record<string, string>>;
  /** The value may hold credentials (a key inside an RPC address), so no message and no log line repeats it. */
  readonly sensitive?: true;
}

/** A refinement that says what it expects in our words; `readSettings` puts them into the sentence "must be ...". */
function expects<Value>(expectation: string, holds: (value: Value) => boolean): ReturnType<typeof z.refine<Value>> {
  return z.refine(holds, { params: { expectation } });
}

function isHttpUrl(text: string): boolean {
  return /^https?:\/\/[^/\s]/i.test(text) && URL.canParse(text);
}

function areDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

function isInnerFolder(text: string): boolean {
  return text.split("/").every((part) => /^[A-Za-z0-9_-][A-Za-z0-9_. -]*$/.test(part));
}

const executablePath = z
  .string()
  .check(
    expects("an absolute path, or empty to search for the program", (text) => text === "" || (isAbsolute(text) && !text.includes("\0"))),
  );

const network = z.strictObject({
  name: z.string().check(expects("a name", (text) => text.trim() !== "")),
  chainId: z.int().check(z.gte(1)),
  rpcUrls: z.array(z.string().check(expects("an http or https address", isHttpUrl))).check(z.minLength(1)),
});

const networks = z
  .array(network)
  .check(expects("a list in which every name occurs once", (list) => areDistinct(list.map(({ name }) => name))));

function toolPath(program: string): SettingEntry<string> {
  return {
    schema: executablePath,
    default: "",
    scope: "machine",
    description: `Absolute path of ${program}. Empty: HyperKit searches PATH and the folders that installers use. A workspace cannot set this.`,
  };
}

/** The type of each setting's value: its place in `Settings`, so that schema, default and parsed shape cannot drift apart. */
interface SettingValues {
  "hyperkit.tools.forgePath": Settings["tools"]["forgePath"];
  "hyperkit.tools.slitherPath": Settings["tools"]["slitherPath"];
  "hyperkit.tools.anvilPath": Settings["tools"]["anvilPath"];
  "hyperkit.tools.aderynPath": Settings["tools"]["aderynPath"];
  "hyperkit.tools.mythrilPath": Settings["tools"]["mythrilPath"];
  "hyperkit.foundry.profile": Settings["foundry"]["profile"];
  "hyperkit.compile.onSave": Settings["compile"]["onSave"];
  "hyperkit.audit.analyzers": Settings["audit"]["analyzers"];
  "hyperkit.audit.onSave": Settings["audit"]["onSave"];
  "hyperkit.audit.showFrom": Settings["audit"]["showFrom"];
  "hyperkit.audit.proofFolder": Settings["audit"]["proofFolder"];
  "hyperkit.networks": Settings["networks"];
  "hyperkit.statusBar": Settings["statusBar"];
}

/** The full name of a setting. */
export type SettingKey = keyof SettingValues;

/** The parsed type of a setting's value. */
export type SettingValue<Key extends SettingKey> = SettingValues[Key];

/** The one source of HyperKit's settings, in the order they are shown. */
export const settingsSchema: { readonly [Key in SettingKey]: SettingEntry<SettingValue<Key>> } = {
  "hyperkit.tools.forgePath": toolPath("forge"),
  "hyperkit.tools.slitherPath": toolPath("slither"),
  "hyperkit.tools.anvilPath": toolPath("anvil"),
  "hyperkit.tools.aderynPath": toolPath("aderyn"),
  "hyperkit.tools.mythrilPath": toolPath("myth"),
  "hyperkit.foundry.profile": {
    schema: z.string().check(expects("a profile name: letters, digits, _ and -", (text) => /^[A-Za-z0-9_-]+$/.test(text))),
    default: "default",
    scope: "resource",
    description: "The profile of foundry.toml to compile and audit with.",
  },
  "hyperkit.compile.onSave": {
    schema: z.enum(["auto", "on", "off"]),
    default: "auto",
    scope: "resource",
    description: "Compile the project when one of its files is saved. Never in Restricted Mode.",
    enumDescriptions: [
      "On save, and paused while builds of the project take longer than 15 seconds.",
      "On every save.",
      "Only when asked.",
    ],
  },
  "hyperkit.audit.analyzers": {
    schema: z.strictObject({
      slither: z._default(z.boolean(), true),
      forgeLint: z._default(z.boolean(), true),
      hyperkit: z._default(z.boolean(), true),
      aderyn: z._default(z.boolean(), true),
      mythril: z._default(z.boolean(), false),
    }),
    default: { slither: true, forgeLint: true, hyperkit: true, aderyn: true, mythril: false },
    scope: "resource",
    description: "The analyzers of an audit. One that is off is listed as off, never as clean.",
    propertyDescriptions: {
      slither: "Slither, installed by you.",
      forgeLint: "The linter of forge.",
      hyperkit: "HyperKit's own detectors, for what the others do not see. Nothing has to be installed but forge.",
      aderyn: "Aderyn, used where you have installed it; without it nothing is missing. HyperKit has not been run against aderyn itself.",
      mythril: "Mythril, installed by you: up to a minute and more for each contract.",
    },
  },
  "hyperkit.audit.onSave": {
    schema: z.boolean(),
    default: false,
    scope: "resource",
    description: "Audit the project when one of its files is saved; a later save replaces an audit under way. Never in Restricted Mode.",
  },
  "hyperkit.audit.showFrom": {
    schema: z.enum(["high", "medium", "low", "informational", "gas"]),
    default: "low",
    scope: "window",
    description: "The lowest severity that is underlined in the editor. The Findings view lists all of them.",
    enumDescriptions: ["Only high.", "High and medium.", "High, medium and low.", "All but gas.", "Everything."],
  },
  "hyperkit.audit.proofFolder": {
    schema: z.string().check(expects("a folder inside the project, as in test/hyperkit", isInnerFolder)),
    default: "test/hyperkit",
    scope: "resource",
    description: "The folder for tests that prove a finding, below the project's root. Nothing is written before you accept it.",
  },
  "hyperkit.networks": {
    schema: networks,
    default: [],
    scope: "machine",
    sensitive: true,
    description: "Networks beside the local chain, each with name, chainId and rpcUrls. A workspace cannot set this.",
    propertyDescriptions: {
      name: "How the network is called in HyperKit.",
      chainId: "The chain id. What the RPC answers must be the same, or nothing is sent.",
      rpcUrls: "Addresses of the JSON-RPC, tried in order.",
    },
  },
  "hyperkit.statusBar": {
    schema: z.enum(["always", "problems", "off"]),
    default: "always",
    scope: "window",
    description: "When the status bar has the HyperKit item. It has text only while something is wrong.",
    enumDescriptions: ["In every workspace with Solidity.", "Only while something is wrong.", "Never."],
  },
};
