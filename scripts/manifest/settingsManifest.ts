// Settings as the manifest wants them: JSON schema, %keys% and their texts.
import * as z from "zod/mini";
import { settingKeys, workspaceForbidden } from "../../src/core/settings/readSettings.ts";
import { settingsSchema } from "../../src/core/settings/settingsSchema.ts";
import type { SettingEntry, SettingKey } from "../../src/core/settings/settingsSchema.ts";
import type { Json, JsonObject } from "./json.ts";
import { isJsonObject, parseJson } from "./json.ts";

/** One setting of the table without its value type, for code that treats all of them alike. */
export type AnySetting = Omit<SettingEntry<unknown>, "schema" | "default"> & { readonly key: SettingKey; readonly default: Json };

/** Every setting, in the order of the table. */
export const settings: readonly AnySetting[] = settingKeys.map((key) => {
  const { schema: _, ...entry } = settingsSchema[key];
  return { ...entry, key, default: toJson(entry.default) };
});

/** The keys for `restrictedConfigurations`: what the workspace may never set is not read from it in Restricted Mode either. */
export const restrictedConfigurations: readonly string[] = workspaceForbidden;

/** The texts of the settings, by their key in package.nls.json. */
export function settingTexts(): Record<string, string> {
  const texts: Record<string, string> = { "settings.title": "HyperKit" };
  for (const { key, description, enumDescriptions = [], propertyDescriptions = {} } of settings) {
    texts[textKey(key, "description")] = description;
    for (const [index, text] of enumDescriptions.entries()) texts[textKey(key, `values.${enumValues(key)[index] ?? ""}`)] = text;
    for (const [name, text] of Object.entries(propertyDescriptions)) texts[textKey(key, `properties.${name}`)] = text;
  }
  return texts;
}

/** `contributes.configuration`. */
export function configurationBlock(): JsonObject {
  const properties = settings.map((entry, order): [string, Json] => [entry.key, property(entry, order)]);
  return { title: "%settings.title%", properties: Object.fromEntries(properties) };
}

/** The JSON schema of a setting's value, without what the editor has no use for. */
export function valueSchema(key: SettingKey): JsonObject {
  const schema = tidy(toJson(z.toJSONSchema(settingsSchema[key].schema, { io: "input" })));
  if (!isJsonObject(schema)) throw new Error(`${key} has no JSON schema`);
  return schema;
}

/** The values of an enumeration; empty for any other setting. */
export function enumValues(key: SettingKey): readonly string[] {
  const values = valueSchema(key)["enum"];
  return Array.isArray(values) ? values.map((value: Json) => JSON.stringify(value).replaceAll('"', "")) : [];
}

function property(entry: AnySetting, order: number): JsonObject {
  const { key, scope, enumDescriptions } = entry;
  const enumTexts =
    enumDescriptions === undefined ? {} : { enumDescriptions: enumValues(key).map((value) => `%${textKey(key, `values.${value}`)}%`) };
  return {
    ...describeProperties(valueSchema(key), entry),
    ...enumTexts,
    default: entry.default,
    scope,
    order,
    description: `%${textKey(key, "description")}%`,
  };
}

/** Puts the %keys% of the property descriptions into the schema of the object, or of the list's objects. */
function describeProperties(schema: JsonObject, entry: AnySetting): JsonObject {
  const { properties, items } = schema;
  if (isJsonObject(items)) return { ...schema, items: describeProperties(items, entry) };
  if (!isJsonObject(properties)) return schema;
  const described = Object.entries(properties).map(([name, value]): [string, Json] => {
    if (!isJsonObject(value)) throw new Error(`${entry.key}: the property ${name} has no schema`);
    if (entry.propertyDescriptions?.[name] === undefined) throw new Error(`${entry.key}: the property ${name} has no description`);
    return [name, { ...value, description: `%${textKey(entry.key, `properties.${name}`)}%` }];
  });
  return { ...schema, properties: Object.fromEntries(described) };
}

function textKey(key: SettingKey, part: string): string {
  return `settings.${key.replace("hyperkit.", "")}.${part}`;
}

/** Drops the dialect and the bound that zod adds to every whole number. */
function tidy(value: Json): Json {
  if (Array.isArray(value)) return value.map(tidy);
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([name, part]) => name !== "$schema" && part !== Number.MAX_SAFE_INTEGER);
  return Object.fromEntries(kept.map(([name, part]) => [name, tidy(part)]));
}

function toJson(value: unknown): Json {
  return parseJson(JSON.stringify(value));
}
