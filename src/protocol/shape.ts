/** A check of a value that came from another program: true only when it has the whole shape. */
export type Shape<T> = (value: unknown) => value is T;

/** The longest text a message may hold, in UTF-16 code units, and the most items of one list. */
const limits = { text: 200_000, items: 2000 };

/** Text of at most `most` code units. */
export function text(most: number = limits.text): Shape<string> {
  return (value): value is string => typeof value === "string" && value.length <= most;
}

/** A whole number from zero on. */
export const count: Shape<number> = (value): value is number => typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

/** True or false. */
export const flag: Shape<boolean> = (value): value is boolean => typeof value === "boolean";

/** Exactly one of the given words. */
export function word<const Word extends string>(...words: readonly Word[]): Shape<Word> {
  return (value): value is Word => words.some((candidate) => candidate === value);
}

/** A list of bounded length. */
export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.length <= limits.items && value.every((part) => item(part));
}

/** `null` or the shape. */
export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value): value is T | null => value === null || shape(value);
}

/** An object with exactly these fields; one more or one less is another message. */
export function record<T extends object>(fields: { readonly [Name in keyof T]-?: Shape<T[Name]> }): Shape<T> {
  const checks = Object.entries<Shape<unknown>>(fields);
  return (value): value is T => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const found = new Map<string, unknown>(Object.entries(value));
    return found.size === checks.length && checks.every(([name, check]) => found.has(name) && check(found.get(name)));
  };
}

/** A union told apart by `kind`: each kind with the rest of its fields. */
export function oneOf<T extends { readonly kind: string }>(kinds: {
  readonly [Kind in T["kind"]]: Shape<Extract<T, { readonly kind: Kind }>>;
}): Shape<T> {
  const table = new Map<unknown, Shape<unknown>>(Object.entries(kinds));
  return (value): value is T => {
    if (typeof value !== "object" || value === null || !("kind" in value)) return false;
    return table.get(value.kind)?.(value) === true;
  };
}
