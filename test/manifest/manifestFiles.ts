import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isJsonObject, objectAt, parseJsonObject } from "../../scripts/manifest/json.ts";
import type { Json, JsonObject } from "../../scripts/manifest/json.ts";

/** The checkout. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** A text of the checkout. */
export function readText(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

export const manifest: JsonObject = parseJsonObject(readText("package.json"));
export const contributes: JsonObject = objectAt(manifest, "contributes");
export const texts: JsonObject = parseJsonObject(readText("package.nls.json"));

/** The objects of a list; anything else in it is a broken manifest. */
export function objectsOf(value: Json | undefined): readonly JsonObject[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: Json) => {
    if (!isJsonObject(item)) throw new Error(`not an object: ${JSON.stringify(item)}`);
    return item;
  });
}

/** Every string inside a value, names of properties included. */
export function stringsOf(value: Json | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap((item: Json) => stringsOf(item));
  if (isJsonObject(value)) return Object.entries(value).flatMap(([name, item]) => [name, ...stringsOf(item)]);
  return [];
}

/** Paths and texts of the source files under a folder. */
export function sources(folder: string): readonly { readonly file: string; readonly text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => ({ file: join(folder, name), text: readText(join(folder, name)) }));
}

/** Every match of a pattern's first group, once. */
export function found(pattern: RegExp, ...searched: readonly string[]): readonly string[] {
  return [...new Set(searched.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? match[0])))];
}
