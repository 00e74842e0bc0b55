import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly { readonly instancePath: string; readonly message?: string; readonly params: object }[] | null;
}
interface Ajv {
  compile(schema: unknown): Validator;
}

// Both are CommonJS, and the types of `ajv-formats` name an export that is none at run time, so the few parts that are used are typed here.
const require = createRequire(import.meta.url);
const { Ajv } = require("ajv") as { readonly Ajv: new (options: object) => Ajv };
const addFormats = require("ajv-formats") as (ajv: Ajv) => Ajv;

const schema = new URL("../../../fixtures/sarif/sarif-schema-2.1.0.json", import.meta.url);
// Strict in what it is asked, not in how the schema is written: one of its patterns is none with the `u` flag.
const ajv = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));
const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));

/** Fails unless a text is SARIF as the published schema of the standard has it. */
export function assertSarif(text: string): void {
  assert.deepEqual(sarifErrors(text), []);
}

/** What the schema of the standard says against a text. */
export function sarifErrors(text: string): readonly string[] {
  if (validate(JSON.parse(text))) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message ?? ""} ${JSON.stringify(params)}`);
}
