/** A parsed JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A parsed JSON object. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** True for `{...}`; a missing value is none. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Parses any JSON. */
export function parseJson(text: string): Json {
  return JSON.parse(text) as Json; // JSON.parse gives exactly these, and declares any
}

/** Parses a text that must hold an object. */
export function parseJsonObject(text: string): JsonObject {
  const value = parseJson(text);
  if (!isJsonObject(value)) throw new Error("the JSON is not an object");
  return value;
}

/** The object at a name, or an empty one. */
export function objectAt(value: JsonObject, name: string): JsonObject {
  const part = value[name];
  return isJsonObject(part) ? part : {};
}

/** JSON as the formatter leaves it. */
export function jsonText(value: JsonObject): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
