import type { core } from "zod/mini";

/** Longest piece of a value that a message repeats, in characters. */
const longest = 60;

/** What the setting must be, in our words, by the issue's code; where in the value, when it is inside. */
export function describeExpectation(issue: core.$ZodIssue | undefined): string {
  if (issue === undefined) return "must be valid";
  const place = issue.path.length === 0 ? "" : `(at ${issue.path.map(describeStep).join("")}) `;
  return `${place}must ${words(issue)}`;
}

function words(issue: core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `be ${typeWords[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `be one of ${issue.values.map(String).join(", ")}`;
    case "too_small":
      return sizeWords(issue.origin, issue.inclusive === false ? "more than" : "at least", issue.minimum);
    case "too_big":
      return sizeWords(issue.origin, issue.inclusive === false ? "less than" : "at most", issue.maximum);
    case "unrecognized_keys":
      return `have no property named ${issue.keys.map(shorten).join(", ")}`;
    case "custom":
      return `be ${String(issue.params?.["expectation"] ?? "valid")}`;
    default:
      return "be valid";
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: "a text",
  boolean: "true or false",
  number: "a number",
  int: "a whole number",
  array: "a list",
  object: "an object",
};

function sizeWords(origin: string, comparison: string, limit: number | bigint): string {
  if (origin === "array") return `have ${comparison} ${limit} ${limit === 1 ? "entry" : "entries"}`;
  if (origin === "string") return `have ${comparison} ${counted(Number(limit), "character")}`;
  return `be ${comparison} ${limit}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function describeStep(step: PropertyKey): string {
  return typeof step === "number" ? `[${step}]` : `.${String(step)}`;
}

/** The part of a value that an issue is about; `undefined` when it is not there. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== "object" || current === null) return undefined;
    current = Reflect.get(current, step);
  }
  return current;
}

/**
 * A value as a short piece of a sentence. Texts and lists of a sensitive setting are told by their size alone: an RPC address often
 * carries a key.
 */
export function describeValue(value: unknown, sensitive: boolean): string {
  if (value === undefined) return "missing";
  if (value === "") return "empty";
  if (Array.isArray(value) && value.length === 0) return "an empty list";
  if (sensitive && typeof value === "string") return `a text of ${counted(value.length, "character")}`;
  if (sensitive && Array.isArray(value)) return `a list of ${value.length}`;
  if (sensitive && typeof value === "object" && value !== null) return "an object";
  return shorten(asJson(value));
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? `a ${typeof value}`;
  } catch {
    return Array.isArray(value) ? "a list" : `a ${typeof value}`; // cyclic, a big integer, or an object that objects
  }
}

function shorten(text: string): string {
  const characters = Array.from(text); // whole characters: a cut surrogate pair would show as a box
  return characters.length <= longest ? text : `${characters.slice(0, longest).join("")}…`;
}
