import * as z from "zod/mini";
import { problem } from "../errors/problem.ts";
import type { Problem } from "../errors/problem.ts";
import { describeExpectation, describeValue, valueAt } from "./describeSetting.ts";
import type { Settings } from "./settings.ts";
import { settingsSchema } from "./settingsSchema.ts";
import type { SettingKey, SettingValue } from "./settingsSchema.ts";

/** The parsed settings, and one problem for each setting that could not be used. */
export interface SettingsReading {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
}

/** Every setting, in the order of the table. */
export const settingKeys = Object.keys(settingsSchema) as readonly SettingKey[]; // Object.keys widens the names of a literal

/**
 * The settings that only the person may make: executables and endpoints. Whoever reads the editor's configuration takes these from the
 * user's own settings and drops a workspace's value, whatever the editor's filter does.
 */
export const workspaceForbidden: readonly string[] = settingKeys.filter((key) => settingsSchema[key].scope === "machine");

/**
 * Parses every setting. Never throws: a value that does not parse is named in `problems` (`settingInvalid`), and the value of `previous`
 * is kept, or the default where there is none. `undefined` means "not set" and gives the default without a problem.
 *
 * @param get The raw value of a full key such as `hyperkit.compile.onSave`; any value at all.
 * @param previous The last reading's settings.
 */
export function readSettings(get: (key: string) => unknown, previous?: Settings): SettingsReading {
  const problems: Problem[] = [];
  const read = <Key extends SettingKey>(key: Key, kept: SettingValue<Key> | undefined): SettingValue<Key> => {
    const entry = settingsSchema[key];
    const raw = get(key);
    if (raw === undefined) return entry.default;
    const parsed = z.safeParse(entry.schema, raw);
    if (parsed.success) return parsed.data;
    problems.push(invalid({ key, sensitive: entry.sensitive === true, fallback: entry.default, raw, issue: parsed.error.issues[0], kept }));
    return kept ?? entry.default;
  };
  const settings: Settings = {
    tools: {
      forgePath: read("hyperkit.tools.forgePath", previous?.tools.forgePath),
      slitherPath: read("hyperkit.tools.slitherPath", previous?.tools.slitherPath),
      anvilPath: read("hyperkit.tools.anvilPath", previous?.tools.anvilPath),
      aderynPath: read("hyperkit.tools.aderynPath", previous?.tools.aderynPath),
      mythrilPath: read("hyperkit.tools.mythrilPath", previous?.tools.mythrilPath),
    },
    foundry: { profile: read("hyperkit.foundry.profile", previous?.foundry.profile) },
    compile: { onSave: read("hyperkit.compile.onSave", previous?.compile.onSave) },
    audit: {
      analyzers: read("hyperkit.audit.analyzers", previous?.audit.analyzers),
      onSave: read("hyperkit.audit.onSave", previous?.audit.onSave),
      showFrom: read("hyperkit.audit.showFrom", previous?.audit.showFrom),
      proofFolder: read("hyperkit.audit.proofFolder", previous?.audit.proofFolder),
    },
    networks: read("hyperkit.networks", previous?.networks),
    statusBar: read("hyperkit.statusBar", previous?.statusBar),
  };
  return { settings, problems };
}

interface Invalid {
  readonly key: SettingKey;
  readonly sensitive: boolean;
  readonly fallback: unknown;
  readonly raw: unknown;
  readonly issue: z.core.$ZodIssue | undefined;
  readonly kept: unknown;
}

function invalid({ key, sensitive, fallback, raw, issue, kept }: Invalid): Problem {
  const used =
    kept === undefined ? `the default, ${describeValue(fallback, sensitive)}` : `the last valid value, ${describeValue(kept, sensitive)}`;
  const value = describeValue(valueAt(raw, issue?.path ?? []), sensitive);
  return problem("settingInvalid", { key, expectation: describeExpectation(issue), value, used });
}
