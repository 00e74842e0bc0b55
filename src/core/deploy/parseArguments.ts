import { problem } from "../errors/problem.ts";
import { listType } from "./abiValue.ts";
import { JsonNumber, parseExactJson } from "./parseExactJson.ts";
import { parseScalar } from "./parseScalar.ts";
import type { Problem } from "../errors/problem.ts";
import type { AbiParameter } from "../foundry/abi.ts";
import type { AbiValue } from "./abiValue.ts";
import type { Checksum } from "./parseScalar.ts";
import type { FormValue } from "../../protocol/deployForm.ts";

/** Something about one value: what is wrong, or how it will really be encoded. `field` is the id of the form field that holds it. */
export type ArgumentNote =
  | { readonly kind: "error"; readonly field: string; readonly problem: Problem }
  | { readonly kind: "canonical"; readonly field: string; readonly text: string }
  | { readonly kind: "zeroAddress"; readonly field: string };

/** Checked values, or every error found. */
export type ParsedArguments =
  | { readonly kind: "valid"; readonly values: readonly AbiValue[]; readonly notes: readonly ArgumentNote[] }
  | { readonly kind: "invalid"; readonly notes: readonly ArgumentNote[] };

/** Where a value stands: `path` for people (`owners[2].weight`), `field` for the form; `inForm` while each part has a field of its own. */
interface Place {
  readonly path: string;
  readonly field: string;
  readonly inForm: boolean;
}

/**
 * Checks what a person typed against ABI types, exactly: ranges, lengths, checksums, shapes. Everything is checked, so that all
 * errors show at once. Lists and structs may be JSON text, in which whole numbers of any size keep their value.
 */
export function parseArguments(parameters: readonly AbiParameter[], values: readonly FormValue[], checksum: Checksum): ParsedArguments {
  const notes: ArgumentNote[] = [];
  const reader = new Reader(notes, checksum);
  const parsed = parameters.map((parameter, index) =>
    reader.read(parameter, values[index] ?? "", { path: parameterName(parameter, index), field: String(index), inForm: true }),
  );
  const complete = parsed.filter((value) => value !== undefined);
  const failed = complete.length < parsed.length || notes.some((note) => note.kind === "error");
  return failed ? { kind: "invalid", notes } : { kind: "valid", values: complete, notes };
}

/** A parameter's name for people: without the leading underscore of a common style, counted where the source gives none. */
export function parameterName(parameter: AbiParameter, index: number): string {
  return parameter.name.replace(/^_+|_+$/g, "") || `argument ${index + 1}`;
}

class Reader {
  readonly #notes: ArgumentNote[];
  readonly #checksum: Checksum;

  constructor(notes: ArgumentNote[], checksum: Checksum) {
    this.#notes = notes;
    this.#checksum = checksum;
  }

  /** `raw` is a form value or a part of parsed JSON. Undefined after an error was noted. */
  read(parameter: AbiParameter, raw: unknown, place: Place): AbiValue | undefined {
    const list = listType(parameter);
    if (list !== undefined) return this.#readList(parameter, raw, place);
    if (parameter.type === "tuple") return this.#readTuple(parameter, raw, place);
    return this.#readScalar(parameter, raw, place);
  }

  #readScalar(parameter: AbiParameter, raw: unknown, place: Place): AbiValue | undefined {
    const { type } = parameter;
    const scalar = raw instanceof JsonNumber ? raw.source : raw;
    const isText =
      typeof raw === "string" || (raw instanceof JsonNumber && /^u?int/.test(type)) || (typeof raw === "boolean" && type === "bool");
    if (!isText) return this.#fail(place, problem("argumentNotText", { path: place.path }));
    const outcome = parseScalar(type, String(scalar), { path: place.path, checksum: this.#checksum });
    if (outcome.kind === "failed") return this.#fail(place, outcome.problem);
    if (outcome.canonical !== undefined) this.#notes.push({ kind: "canonical", field: place.field, text: outcome.canonical });
    if (type === "address" && /^0x0{40}$/.test(String(outcome.value))) this.#notes.push({ kind: "zeroAddress", field: place.field });
    return outcome.value;
  }

  #readList(parameter: AbiParameter, raw: unknown, place: Place): AbiValue | undefined {
    const list = listType(parameter);
    if (list === undefined) return undefined;
    const items = typeof raw === "string" ? itemsOfText(list.item, raw) : raw;
    if (!isArray(items)) return this.#fail(place, problem("listNotReadable", { path: place.path, type: parameter.type }));
    if (list.length !== undefined && items.length !== list.length) {
      return this.#fail(
        place,
        problem("listWrongLength", { path: place.path, type: parameter.type, expected: list.length, actual: items.length }),
      );
    }
    const values = items.map((item, index) =>
      this.read(list.item, item, { path: `${place.path}[${index}]`, field: place.field, inForm: false }),
    );
    return values.every((value) => value !== undefined) ? values : undefined;
  }

  #readTuple(parameter: AbiParameter, raw: unknown, place: Place): AbiValue | undefined {
    const components = parameter.components ?? [];
    const names = components.map((component, index) => component.name || String(index));
    const fields = names.join(", ");
    const shape = typeof raw === "string" ? parseExactJson(raw) : raw;
    if (isArray(shape)) {
      if (shape.length !== components.length) {
        return this.#fail(
          place,
          problem("listWrongLength", { path: place.path, type: parameter.type, expected: components.length, actual: shape.length }),
        );
      }
      return this.#readFields(components, shape, { ...place, inForm: place.inForm && typeof raw !== "string" });
    }
    if (typeof shape !== "object" || shape === null || shape instanceof JsonNumber) {
      return this.#fail(place, problem("tupleNotReadable", { path: place.path, fields }));
    }
    const entries = new Map<string, unknown>(Object.entries(shape));
    const unknown = [...entries.keys()].find((key) => !names.includes(key));
    if (unknown !== undefined) return this.#fail(place, problem("tupleFieldUnknown", { path: place.path, field: unknown, fields }));
    const missing = names.find((name) => !entries.has(name));
    if (missing !== undefined) return this.#fail(place, problem("tupleFieldMissing", { path: place.path, field: missing, fields }));
    return this.#readFields(
      components,
      names.map((name) => entries.get(name)),
      { ...place, inForm: false },
    );
  }

  #readFields(components: readonly AbiParameter[], values: readonly unknown[], place: Place): AbiValue | undefined {
    const parsed = components.map((component, index) =>
      this.read(component, values[index], {
        path: `${place.path}.${parameterName(component, index)}`,
        field: place.inForm ? `${place.field}.${index}` : place.field,
        inForm: place.inForm,
      }),
    );
    return parsed.every((value) => value !== undefined) ? parsed : undefined;
  }

  #fail(place: Place, found: Problem): undefined {
    this.#notes.push({ kind: "error", field: place.field, problem: found });
    return undefined;
  }
}

/** JSON, or one item per line; for items that cannot hold a comma, commas separate as well. */
function itemsOfText(item: AbiParameter, text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === "") return [];
  if (trimmed.startsWith("[") && (item.type !== "string" || trimmed.endsWith("]"))) return parseExactJson(trimmed);
  if (item.type === "tuple" || listType(item) !== undefined) return undefined;
  if (item.type === "string") return trimmed.split(/\r?\n/);
  return trimmed
    .split(/[\r\n,]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** `Array.isArray` widens to `any[]`; this keeps the items unknown. */
function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
